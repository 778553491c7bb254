import { z } from 'zod'
import { StaffRole } from '../access/roles'
import { Condition } from '../rules/model'
import { Parameter } from '../rules/parameters'

/**
 * A warning rule as data. It fires only where its condition is met; where a feed that could tell has not arrived, the
 * rule "cannot tell" and names the feed. A warning proposes a look; it never finds, stops or reduces anything.
 */
export const WarningRule = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  /** A word or two for the officer's row: 「大额医疗」. */
  titleZh: z.string(),
  titleEn: z.string(),
  /** The whole sentence: what the rule looks for. */
  ruleZh: z.string(),
  severity: z.enum(['yellow', 'orange', 'red']),
  subject: z.enum(['person', 'household']),
  condition: Condition,
  /** One warning a subject and period: the key of the period is part of the warning's id. */
  period: z.enum(['year', 'half', 'month', 'once']),
  /** After closing, the same subject stays quiet for so many days, whatever the period. */
  coolDownDays: z.int().min(0),
  deadlineWorkingDays: z.int().positive(),
  assignee: z.strictObject({ role: StaffRole, departmentId: z.string().optional() }),
  /** Feeds that the condition rests on: one that never came makes the rule "cannot tell". */
  feeds: z.array(z.string()).min(1),
  /** Facts shown to the officer as evidence, and frozen with the warning. */
  evidence: z.array(z.string()).min(1),
  basisZh: z.string(),
  confidence: z.enum(['sourced', 'known', 'assumption']),
  visitQuestionsZh: z.array(z.string()),
  policiesToTest: z.array(z.string()),
  /** Numbers of this rule alone; what policies share stands in the policy parameters. */
  parameters: z.array(Parameter).default([]),
  /** Date facts after which a rule may turn by the calendar alone: age reached, expiry. */
  turnsOn: z.array(z.strictObject({ birthday: z.int().positive() })).default([]),
  noteZh: z.string().optional(),
})
export type WarningRule = z.infer<typeof WarningRule>
