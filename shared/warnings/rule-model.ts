import { z } from 'zod'
import { StaffRole } from '../access/roles'
import { Condition } from '../rules/model'
import { Parameter } from '../rules/parameters'

export const WarningCategory = z.enum([
  'medical',
  'entitlement',
  'income',
  'expiry',
  'contradiction',
  'accident',
  'living',
  'child',
  'process',
  'safety',
  'area',
  'disaster',
])
export type WarningCategory = z.infer<typeof WarningCategory>

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
  category: WarningCategory,
  severity: z.enum(['yellow', 'orange', 'red']),
  /** `area`: a township or village as a whole · `feed`: a department's data item. */
  subject: z.enum(['person', 'household', 'area', 'feed']),
  /** Of a rule about areas: which of them it looks at. */
  areaLevel: z.enum(['township', 'community']).default('township'),
  condition: Condition,
  /** Admits `notKnownTrue`: the rule must act on ignorance (a lone elder without power). */
  safety: z.boolean().default(false),
  /** Domestic violence and child protection: a named person on a channel of their own, never in a household's task. */
  sealed: z.boolean().default(false),
  /** A contradiction between sources: opens a check, stops nothing; the person is heard first (社会救助法第四十八条). */
  isCheck: z.boolean().default(false),
  /**
   * One warning a subject and period: the key of the period is part of the warning's id. `event`: one a day on which
   * `eventFrom` says that it happened.
   */
  period: z.enum(['year', 'half', 'quarter', 'month', 'week', 'once', 'event']),
  eventFrom: z.union([z.strictObject({ feed: z.string() }), z.strictObject({ fact: z.string() })]).optional(),
  /** After closing, the same subject stays quiet for so many days, whatever the period. */
  coolDownDays: z.int().min(0),
  deadlineWorkingDays: z.int().positive(),
  assignee: z.strictObject({ role: StaffRole, departmentId: z.string().optional() }),
  /** Feeds that the condition rests on: one that never came makes the rule "cannot tell". */
  feeds: z.array(z.string()),
  /** Facts shown to the officer as evidence, and frozen with the warning. */
  evidence: z.array(z.string()).min(1),
  basisZh: z.string(),
  confidence: z.enum(['sourced', 'known', 'assumption']),
  /** What a worker's card says: never the reason. */
  taskCardZh: z.string().default('关爱走访'),
  /** When a visit counts as having confirmed it. */
  confirmedWhenZh: z.string().optional(),
  visitQuestionsZh: z.array(z.string()),
  policiesToTest: z.array(z.string()),
  /** Numbers of this rule alone; what policies share stands in the policy parameters. */
  parameters: z.array(Parameter).default([]),
  noteZh: z.string().optional(),
})
export type WarningRule = z.infer<typeof WarningRule>
