import { z } from 'zod'
import { AreaCode, Id, InstantText, PageInput, pageOf, Version } from '../kernel/document'
import { Phone } from '../kernel/phone'
import { SignalLevel } from './area-signal'
import { MoveState } from './disaster-model'
import { DisasterBand, HazardKind } from './disaster-plan'

export const DisasterView = z.object({
  eventId: Id,
  kind: z.string(),
  /** 「台风橙色：青嶂镇、石埠镇」 */
  titleZh: z.string(),
  level: SignalLevel,
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
  /** For who is not an officer only what helps somebody move: no paper, illness or benefit. */
  reasonsZh: z.array(z.string()),
  unknownZh: z.array(z.string()),
  phone: z.string().nullable(),
  /** The nearest shelter registered; null where none is. */
  shelterZh: z.string().nullable(),
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

/** Places of one county: each is a write of its own in the one commit. */
const AreaCodes = z.array(AreaCode).min(1, '请选乡镇').max(40, '一次最多选40个地方')

/** A signal in force, of one kind and level, on the areas where nobody or one event works on it. */
export const SignalView = z.object({
  kind: z.string(),
  level: SignalLevel,
  /** 「台风橙色：青嶂镇、石埠镇」 */
  titleZh: z.string(),
  areaCodes: z.array(AreaCode),
  issuedAt: z.string(),
  byName: z.string(),
  /** The event that works on it; null: nobody has made a list yet. */
  eventId: Id.nullable(),
})
export type SignalView = z.infer<typeof SignalView>

export const ShelterView = z.object({
  shelterId: Id,
  version: Version,
  nameZh: z.string(),
  areaCode: AreaCode,
  areaZh: z.string(),
  addressZh: z.string(),
  capacity: z.number().int(),
  phone: z.string().nullable(),
})
export type ShelterView = z.infer<typeof ShelterView>

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
  shelterZh: z.string().nullable(),
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
      level: SignalLevel,
      areaCodes: AreaCodes,
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
    summary: 'Everybody is seen to and the signal is over: it is lifted with the event.',
    input: z.object({ eventId: Id }),
    output: DisasterView,
    errors: refused,
  },
  signals: {
    kind: 'read' as const,
    summary: 'Weather signals in force in an area, and which of them have an event.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ items: z.array(SignalView) }),
    errors: ['FORBIDDEN' as const],
  },
  putSignal: {
    kind: 'write' as const,
    summary: 'A duty officer puts a signal on places chosen from the list; its households are looked at.',
    input: z.object({ kind: HazardKind, level: SignalLevel, areaCodes: AreaCodes }),
    output: SignalView,
    errors: ['FORBIDDEN' as const],
  },
  liftSignal: {
    kind: 'write' as const,
    summary: 'A duty officer lifts a signal that no event works on; an open event lifts its own when it closes.',
    input: z.object({ kind: HazardKind, areaCodes: AreaCodes }),
    output: z.object({ lifted: z.number().int() }),
    errors: ['FORBIDDEN' as const, 'ILLEGAL_TRANSITION' as const],
  },
  shelters: {
    kind: 'read' as const,
    summary: 'Shelters registered in an area.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ items: z.array(ShelterView) }),
    errors: ['FORBIDDEN' as const],
  },
  putShelter: {
    kind: 'write' as const,
    summary: 'A duty officer registers a shelter; the same name in the same place is one, with what was said last.',
    input: z.object({
      nameZh: z.string().trim().min(2, '请写场所名称').max(40),
      areaCode: AreaCode,
      addressZh: z.string().trim().max(80).default(''),
      capacity: z.number().int().min(1, '请写能住多少人').max(20_000),
      phone: Phone.nullable().default(null),
    }),
    output: ShelterView,
    errors: ['FORBIDDEN' as const],
  },
  removeShelter: {
    kind: 'write' as const,
    summary: 'A shelter that is no longer one.',
    input: z.object({ shelterId: Id }),
    output: z.object({ shelterId: Id }),
    errors: refused,
  },
}
