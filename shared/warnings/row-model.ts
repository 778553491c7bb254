import { z } from 'zod'
import { Id, Version } from '../kernel/document'

export const WarningStatus = z.enum(['open', 'inProgress', 'closed'])
/** What the township officer did with the row. */
export const WarningHandling = z.enum(['called', 'alreadyCovered', 'sendVisit', 'declined'])
/** How it ended; the ledger counts these. */
export const WarningResult = z.enum([
  'trueAided',
  'trueSupported',
  'trueNoPolicy',
  /** Of a check: the departments' data were put right. */
  'trueCorrected',
  'alreadyCovered',
  'notInNeed',
  /** Of a check: both sides are right, and somebody said why. */
  'explained',
  'dataError',
  'unreachable',
  'declined',
])

export const WarningRow = z.object({
  warningId: Id,
  version: Version,
  ruleId: z.string(),
  /** 「大额医疗」 */
  titleZh: z.string(),
  severity: z.enum(['blue', 'yellow', 'orange', 'red']),
  personNameZh: z.string(),
  addressZh: z.string(),
  areaZh: z.string(),
  /** Null for a warning about an area or a feed. */
  householdId: Id.nullable(),
  openedAt: z.string(),
  dueOn: z.string(),
  /** 「11月30日前」 */
  dueZh: z.string(),
  overdue: z.boolean(),
  status: WarningStatus,
  statusZh: z.string(),
  lastHandlingZh: z.string().nullable(),
  /** What the visit came to, or how the same was answered an earlier time. */
  lastOutcomeZh: z.string().nullable(),
  /** The data it rests on was taken back: look first whether it still stands. */
  lookAgainZh: z.string().nullable(),
})
export type WarningRow = z.infer<typeof WarningRow>

/** The head of an officer's first screen. */
export const QueueCounts = z.object({
  /** Open and in progress, without those who are asked again later. */
  waiting: z.number().int(),
  /** Nobody has done anything yet. */
  fresh: z.number().int(),
  red: z.number().int(),
  overdue: z.number().int(),
  dueToday: z.number().int(),
  /** Said no; asked again on a day to come. */
  later: z.number().int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>
