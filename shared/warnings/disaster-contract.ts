import { z } from 'zod'
import { AreaCode, Id, InstantText, PageInput, pageOf } from '../kernel/document'
import { MoveState } from './disaster-model'
import { DisasterBand, HazardKind } from './disaster-plan'

export const DisasterView = z.object({
  eventId: Id,
  /** 「台风橙色：青嶂镇、石埠镇」 */
  titleZh: z.string(),
  level: z.enum(['1', '2', '3', '4']),
  areaCodes: z.array(AreaCode),
  openedAt: z.string(),
  openedByName: z.string(),
  status: z.enum(['listing', 'open', 'closed']),
  listed: z.number().int(),
})
export type DisasterView = z.infer<typeof DisasterView>

export const DisasterLine = z.object({
  rowId: z.string(),
  personNameZh: z.string(),
  age: z.number().int().nullable(),
  addressZh: z.string(),
  areaZh: z.string(),
  score: z.number().int(),
  band: DisasterBand,
  bandZh: z.string(),
  deadlineAt: z.string(),
  /** Empty for who is not an officer: a worker is told where to go, not why. */
  reasonsZh: z.array(z.string()),
  unknownZh: z.array(z.string()),
  phone: z.string().nullable(),
  responsibleZh: z.string(),
  state: MoveState,
  stateZh: z.string(),
  stateAt: z.string().nullable(),
  /** Who said it, and where to. */
  lastZh: z.string().nullable(),
  conflictZh: z.string().nullable(),
  hasTask: z.boolean(),
})
export type DisasterLine = z.infer<typeof DisasterLine>

const Counts = z.record(MoveState, z.number().int())

/** A village on the board. */
export const DisasterPlace = z.object({
  areaCode: AreaCode,
  areaZh: z.string(),
  listed: z.number().int(),
  moveFirst: z.number().int(),
  unknown: z.number().int(),
  overdue: z.number().int(),
  conflicts: z.number().int(),
  states: Counts,
})
export type DisasterPlace = z.infer<typeof DisasterPlace>

const refused = ['FORBIDDEN' as const, 'NOT_FOUND' as const]
const inArea = { eventId: Id, areaCode: AreaCode }

export const disasterActions = {
  disasters: {
    kind: 'read' as const,
    summary: 'Events of an area, newest first.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ items: z.array(DisasterView) }),
    errors: ['FORBIDDEN' as const],
  },
  previewDisaster: {
    kind: 'read' as const,
    summary: 'Who would stand on the list, for some households of an area; nothing is written.',
    input: z.object({ areaCode: AreaCode, kind: HazardKind, after: z.string().max(80).optional() }),
    output: z.object({ items: z.array(DisasterLine), next: z.string().nullable() }),
    errors: ['FORBIDDEN' as const],
  },
  openDisaster: {
    kind: 'write' as const,
    summary:
      'A duty officer opens an event after a signal and picks the places; one that stands for the same is handed back.',
    input: z.object({
      kind: HazardKind,
      level: z.enum(['1', '2', '3', '4']),
      areaCodes: z.array(AreaCode).min(1, '请选乡镇').max(60),
    }),
    output: DisasterView,
    errors: refused,
  },
  fillDisaster: {
    kind: 'write' as const,
    summary: 'One slice of making the list; again until it is no longer listing.',
    input: z.object({ eventId: Id }),
    output: DisasterView,
    errors: refused,
  },
  disasterBoard: {
    kind: 'read' as const,
    summary: 'Told, moved, refused, not found, returned: by village, and how much of 先转移 is done.',
    input: z.object(inArea),
    output: z.object({
      event: DisasterView,
      places: z.array(DisasterPlace),
      total: DisasterPlace,
      /** Of 先转移 without those confirmed away: moved or returned; null where there is none. */
      movedRatio: z.number().nullable(),
      asOf: z.string(),
    }),
    errors: refused,
  },
  disasterRows: {
    kind: 'read' as const,
    summary: 'The list, who is first first.',
    input: z.object({ ...inArea, band: DisasterBand.optional(), ...PageInput }),
    output: pageOf(DisasterLine),
    errors: refused,
  },
  markDisaster: {
    kind: 'write' as const,
    summary: 'A word about one person on the list; the one that happened last counts.',
    input: z.object({
      rowId: z.string().max(120),
      state: MoveState.exclude(['waiting']),
      /** When it happened; offline words come later. */
      at: InstantText,
      /** `stateAt` of what the writer saw. */
      seenAt: InstantText.nullable(),
      noteZh: z.string().max(200).default(''),
    }),
    output: DisasterLine,
    errors: refused,
  },
  sendDisasterTasks: {
    kind: 'write' as const,
    summary: 'One press: a task a household for everybody with a band; pressed again it makes what is missing.',
    input: z.object(inArea),
    output: z.object({ made: z.number().int(), finished: z.boolean() }),
    errors: [...refused, 'ILLEGAL_TRANSITION' as const],
  },
  closeDisaster: {
    kind: 'write' as const,
    summary: 'The signal is lifted and everybody is seen to.',
    input: z.object({ eventId: Id }),
    output: DisasterView,
    errors: refused,
  },
}
