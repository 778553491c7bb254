import { z } from 'zod'
import { StaffRole } from '../access/roles'
import { AreaCode, documentFields, Id } from '../kernel/document'
import { WarningHandling, WarningResult, WarningStatus } from './contract'

/** One line of evidence as it stood when the warning was raised; kept sealed. */
export const WarningEvidence = z.object({
  factId: z.string(),
  labelZh: z.string(),
  valueZh: z.string(),
  sourceZh: z.string(),
  asOf: z.string(),
})
export type WarningEvidence = z.infer<typeof WarningEvidence>

/** A look that a rule proposes. `_id` is rule, subject and period, so that a repeated scan finds it there. */
export const Warning = z.object({
  ...documentFields,
  ruleId: z.string(),
  ruleVersion: z.int(),
  titleZh: z.string(),
  severity: z.enum(['yellow', 'orange', 'red']),
  householdId: Id,
  /** Null for a warning about the household. */
  personId: Id.nullable(),
  personName: z.string(),
  addressText: z.string(),
  areaCode: AreaCode,
  /** Who handles it; a department's warnings are not in the township's queue. */
  assigneeRole: StaffRole,
  departmentId: z.string().nullable(),
  openedAt: z.string(),
  dueOn: z.string(),
  status: WarningStatus,
  handlings: z.array(z.object({ at: z.string(), handling: WarningHandling, byName: z.string(), noteZh: z.string() })),
  /** After 本人谢绝: asked again from this day. */
  askAgainOn: z.string().nullable(),
  taskId: Id.nullable(),
  result: WarningResult.nullable(),
  resultNoteZh: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** Encrypted `WarningEvidence[]`: amounts and illness never lie open. */
  evidenceSealed: z.string(),
})
export type Warning = z.infer<typeof Warning>

/** One run of the scan. */
export const WarningScan = z.object({
  ...documentFields,
  status: z.enum(['running', 'finished']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  householdsScanned: z.int(),
  opened: z.int(),
  /** Households of which a rule could not tell, because a feed has not come. */
  cannotTell: z.int(),
  /** Feed → how many households wait for it. */
  missingFeeds: z.record(z.string(), z.int()),
})
export type WarningScan = z.infer<typeof WarningScan>
