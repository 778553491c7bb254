import { z } from 'zod'
import { AreaCode, documentFields, Id, InstantText } from '../kernel/document'
import { DisasterBand } from './disaster-plan'

/** What is known of somebody on the list. */
export const MoveState = z.enum(['waiting', 'told', 'visited', 'moved', 'refused', 'notFound', 'notNeeded', 'returned'])
export type MoveState = z.infer<typeof MoveState>

/** One event: a signal for some places. `_id` is a ULID. */
export const DisasterEvent = z.object({
  ...documentFields,
  kind: z.string(),
  level: z.enum(['1', '2', '3', '4']),
  /** The area that holds all of `areaCodes`. */
  areaCode: AreaCode,
  areaCodes: z.array(AreaCode).min(1),
  planVersion: z.int(),
  openedAt: InstantText,
  openedByName: z.string(),
  /** `listing`: households are still being looked at. */
  status: z.enum(['listing', 'open', 'closed']),
  /** Where listing goes on: which of `areaCodes`, and behind which household. */
  areaAt: z.int(),
  cursor: z.string(),
  listed: z.int(),
  closedAt: InstantText.nullable(),
})
export type DisasterEvent = z.infer<typeof DisasterEvent>

export const MoveMark = z.object({
  /** When it happened, as the phone had it. */
  at: InstantText,
  state: MoveState,
  byName: z.string(),
  recordedAt: InstantText,
  noteZh: z.string(),
})
export type MoveMark = z.infer<typeof MoveMark>

/** One person (or unknown household) on the list of an event; `_id` is event and person or household. */
export const DisasterRow = z.object({
  ...documentFields,
  eventId: Id,
  areaCode: AreaCode,
  householdId: Id,
  personId: Id.nullable(),
  personName: z.string(),
  addressText: z.string(),
  age: z.int().nullable(),
  score: z.int(),
  band: DisasterBand,
  deadlineAt: InstantText,
  responsibleName: z.string(),
  taskId: Id.nullable(),
  state: MoveState,
  /** Event time of `state`; null while nobody said anything. */
  stateAt: InstantText.nullable(),
  marks: z.array(MoveMark),
  /** Two people said different things without having seen the other's word. */
  conflict: z.boolean(),
  /** Encrypted: reasons, what is unknown, phone. */
  sealed: z.string(),
})
export type DisasterRow = z.infer<typeof DisasterRow>

/** What `sealed` holds. */
export const RowSecrets = z.object({
  reasonsZh: z.array(z.string()),
  /** What a worker is told of the reasons; absent on lists of earlier days. */
  workerReasonsZh: z.array(z.string()).default([]),
  unknownZh: z.array(z.string()),
  phone: z.string().nullable(),
})
export type RowSecrets = z.infer<typeof RowSecrets>
