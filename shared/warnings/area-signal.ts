import { z } from 'zod'
import { AreaCode, documentFields, InstantText } from '../kernel/document'
import type { Instant } from '../kernel/dates'

export const SignalLevel = z.enum(['1', '2', '3', '4'])
export type SignalLevel = z.infer<typeof SignalLevel>

/** One hazard in force on an area: who put it there, and when. */
const HazardInForce = z.object({
  hazard: z.string(),
  level: SignalLevel,
  issuedAt: InstantText,
  byName: z.string(),
})
type HazardInForce = z.infer<typeof HazardInForce>

/** A weather or flood signal that a duty officer put on an area; `_id` is the area's code. Its households are looked at. */
export const AreaSignal = z.object({
  ...documentFields,
  areaCode: AreaCode,
  /** Codes of the hazard list: `TY` typhoon, `RS` rain, `FL` flood, `GS` landslide, `HT` heat, `CW` cold. */
  hazards: z.array(z.string()).min(1),
  /** 1 red, 2 orange, 3 yellow, 4 blue: the most severe of those in force. */
  level: SignalLevel,
  issuedAt: InstantText,
  liftedAt: InstantText.nullable(),
  /** The household after which marking goes on; null once every household of the area is marked. */
  markFrom: z.string().nullable(),
  /** Each hazard in force by itself; documents of earlier days have only what stands above. */
  inForce: z.array(HazardInForce).optional(),
})
export type AreaSignal = z.infer<typeof AreaSignal>

type Standing = Pick<AreaSignal, 'hazards' | 'level' | 'issuedAt' | 'liftedAt' | 'inForce'>
/** What changes in the document; `markFrom` starts again, so that the households are looked at. */
type Changed = Pick<AreaSignal, 'hazards' | 'level' | 'issuedAt' | 'liftedAt' | 'markFrom' | 'inForce'>

/** The hazards in force on an area, newest last; none once everything was lifted. */
export const hazardsInForce = (signal: Standing | null): HazardInForce[] => {
  if (signal === null || signal.liftedAt !== null) return []
  const { hazards, level, issuedAt } = signal
  return signal.inForce ?? hazards.map((hazard) => ({ hazard, level, issuedAt, byName: '' }))
}

const summed = (inForce: HazardInForce[]): Omit<Changed, 'liftedAt'> => ({
  hazards: inForce.map(({ hazard }) => hazard),
  level: inForce.map(({ level }) => level).sort()[0] ?? '4',
  issuedAt: inForce.at(-1)?.issuedAt ?? '',
  markFrom: '',
  inForce,
})

/** A hazard comes on (or changes its level); undefined where it is in force just so. */
export const withHazard = (signal: Standing | null, one: HazardInForce): Changed | undefined => {
  const before = hazardsInForce(signal)
  if (before.some(({ hazard, level }) => hazard === one.hazard && level === one.level)) return undefined
  return { ...summed([...before.filter(({ hazard }) => hazard !== one.hazard), one]), liftedAt: null }
}

/** A hazard is over; the last one lifts the signal. Undefined where it is not in force. */
export const withoutHazard = (signal: Standing | null, hazard: string, now: Instant): Changed | undefined => {
  const before = hazardsInForce(signal)
  const left = before.filter((one) => one.hazard !== hazard)
  if (signal === null || left.length === before.length) return undefined
  // What was in force stays readable in a lifted signal.
  if (left.length > 0) return { ...summed(left), liftedAt: null }
  const { hazards, level, issuedAt } = signal
  return { hazards, level, issuedAt, liftedAt: now, markFrom: '', inForce: before }
}
