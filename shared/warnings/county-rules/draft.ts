import { z } from 'zod'

/** Comparisons of the form. Numbers stand as people write them: yuan, per cent, years, days. */
export const DraftOp = z.enum([
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'atLeast',
  'moreThan',
  'atMost',
  'lessThan',
  /** A date: ahead, within so many days · more than so many days ago · within the last so many days. */
  'dueWithin',
  'olderThan',
  'newerThan',
])
export type DraftOp = z.infer<typeof DraftOp>

/** One row of the table of conditions. */
export const DraftCondition = z.strictObject({
  factId: z.string().max(80),
  op: DraftOp,
  value: z.union([z.boolean(), z.number(), z.string().max(80), z.array(z.string().max(80)).max(40)]),
})
export type DraftCondition = z.infer<typeof DraftCondition>

export const MOST_CONDITIONS = 8
/** Fewer would be a list of people, not a sign of hardship. */
export const FEWEST_CONDITIONS = 2

export const RecipientRole = z.enum(['townshipOfficer', 'gridWorker', 'departmentOfficer', 'countyDispatcher'])
export type RecipientRole = z.infer<typeof RecipientRole>

export const DraftCategory = z.enum([
  'medical',
  'income',
  'living',
  'child',
  'accident',
  'entitlement',
  'expiry',
  'contradiction',
])
export type DraftCategory = z.infer<typeof DraftCategory>

/** A warning rule as an officer fills it in: a table of conditions joined by "and" or "or", and what follows. */
export const WarningDraft = z.strictObject({
  titleZh: z.string().trim().max(12),
  subject: z.enum(['person', 'household']),
  join: z.enum(['all', 'any']),
  conditions: z.array(DraftCondition).max(MOST_CONDITIONS),
  category: DraftCategory,
  severity: z.enum(['yellow', 'orange', 'red']),
  recipient: z.strictObject({ role: RecipientRole, departmentId: z.string().max(40).optional() }),
  deadlineWorkingDays: z.int().min(1, '至少1个工作日').max(60, '最多60个工作日'),
  /** Shown to the officer and, in a visit, asked; the worker's card never says why. */
  visitQuestionsZh: z.array(z.string().trim().min(2).max(60)).max(5),
  /** How often the same subject may be raised while it holds. */
  period: z.enum(['once', 'year', 'half', 'quarter', 'month']),
  coolDownDays: z.int().min(0).max(365, '最多365天'),
  /** The document or practice it rests on. */
  basisZh: z.string().trim().max(200),
})
export type WarningDraft = z.infer<typeof WarningDraft>
