import { z } from 'zod'
import { StaffRole } from '../access/roles'
import { AreaCode, documentFields, Id } from '../kernel/document'
import { WarningHandling, WarningResult, WarningStatus } from './contract'
import { WarningCategory } from './rule-model'

/** One line of evidence as it stood when the warning was raised; kept sealed. */
export const WarningEvidence = z.object({
  factId: z.string(),
  labelZh: z.string(),
  valueZh: z.string(),
  sourceZh: z.string(),
  asOf: z.string(),
  /** The number itself, where it is one (money in fen): thresholds are measured by it. */
  amount: z.number().optional(),
  /** The batch that brought it, to see later whether it was taken back. */
  batchId: z.string().optional(),
})
export type WarningEvidence = z.infer<typeof WarningEvidence>

/** A look that a rule proposes. `_id` is rule, subject and period, so that a repeated scan finds it there. */
export const Warning = z.object({
  ...documentFields,
  ruleId: z.string(),
  ruleVersion: z.int(),
  titleZh: z.string(),
  category: WarningCategory,
  severity: z.enum(['yellow', 'orange', 'red']),
  /** A contradiction to be checked: whatever it says, nothing is stopped, and the person is heard first. */
  isCheck: z.boolean(),
  /** `area`: a place as a whole · `feed`: a department's data item; neither has a household. */
  subject: z.enum(['person', 'household', 'area', 'feed']),
  /** Feed id of a warning about a feed. */
  feedId: z.string().nullable(),
  householdId: Id.nullable(),
  /** Null for a warning about the household, an area or a feed. */
  personId: Id.nullable(),
  /** The person, the head of the household, the area or the feed. */
  personName: z.string(),
  addressText: z.string(),
  areaCode: AreaCode,
  /** Who handles it; a department's warnings are not in the township's queue. */
  assigneeRole: StaffRole,
  departmentId: z.string().nullable(),
  /** Whom the platform told when it was raised; null where nobody holds the post. */
  told: z.object({ staffId: Id, nameZh: z.string(), at: z.string() }).nullable(),
  /** The day on which what it is about happened or was found. */
  happenedOn: z.string(),
  openedAt: z.string(),
  /** The last time the rule held and had something new to say. */
  lastFiredAt: z.string(),
  /** How often it had: 1 when raised. */
  firings: z.int(),
  /** First call, visit or answer of somebody who was asked. */
  firstContactAt: z.string().nullable(),
  dueOn: z.string(),
  status: WarningStatus,
  handlings: z.array(z.object({ at: z.string(), handling: WarningHandling, byName: z.string(), noteZh: z.string() })),
  /** After 本人谢绝: asked again from this day. */
  askAgainOn: z.string().nullable(),
  taskId: Id.nullable(),
  result: WarningResult.nullable(),
  resultNoteZh: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** A department has taken back data it rests on: why somebody looks whether it still stands. */
  lookAgainZh: z.string().optional(),
  /** Encrypted `WarningEvidence[]`: amounts and illness never lie open. */
  evidenceSealed: z.string(),
})
export type Warning = z.infer<typeof Warning>

/** One run of the scan: of what changed or is due (`changed`), of every household (`full`), of areas and feeds (`areas`). */
export const WarningScan = z.object({
  ...documentFields,
  kind: z.enum(['changed', 'full', 'areas']),
  status: z.enum(['running', 'finished']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  householdsScanned: z.int(),
  /** Households there were when a full scan began; null for the others. */
  households: z.int().nullable(),
  /** Areas a full scan goes through; null until they are listed, and for the others. */
  areas: z.int().nullable(),
  opened: z.int(),
  /** Open warnings that got new evidence. */
  updated: z.int(),
  /** Households of which a rule could not tell, because a feed has not come. */
  cannotTell: z.int(),
  /** Feed → how many households wait for it. */
  missingFeeds: z.record(z.string(), z.int()),
})
export type WarningScan = z.infer<typeof WarningScan>

/** One area of a full scan; `_id` is scan and area. Whoever takes it holds it for a while; the cursor moves with each page. */
export const ScanShard = z.object({
  ...documentFields,
  scanId: Id,
  areaCode: AreaCode,
  status: z.enum(['waiting', 'done']),
  /** The household after which it goes on. */
  cursor: z.string().nullable(),
  heldUntil: z.string(),
  householdsScanned: z.int(),
  opened: z.int(),
  updated: z.int(),
  cannotTell: z.int(),
  missingFeeds: z.record(z.string(), z.int()),
})
export type ScanShard = z.infer<typeof ScanShard>

type Raw = Record<string, unknown>

/** The four rules there were when warnings were of version 1. */
const RULES_OF_VERSION_1: Readonly<Record<string, WarningCategory>> = {
  'medical-selfpaid-30k': 'medical',
  'turning-80': 'entitlement',
  'danger-house-occupied': 'living',
  'cert-invalid-still-paid': 'contradiction',
}

/** Version 1 knew people and households only, and raised each warning once. */
export const warningOfVersion1 = (old: Raw): Raw => ({
  category: RULES_OF_VERSION_1[String(old.ruleId)] ?? 'process',
  isCheck: old.ruleId === 'cert-invalid-still-paid',
  subject: old.personId === null ? 'household' : 'person',
  feedId: null,
  told: null,
  happenedOn: String(old.openedAt).slice(0, 10),
  lastFiredAt: old.openedAt,
  firings: 1,
  firstContactAt: null,
  ...old,
})

/** Version 1 had no full scan apart. */
export const scanOfVersion1 = (old: Raw): Raw => ({
  kind: 'changed',
  households: null,
  areas: null,
  updated: 0,
  ...old,
})
