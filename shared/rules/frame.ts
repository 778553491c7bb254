import type { FactId, FactScalar } from '../facts/model'
import type { FactEntry, FactSheet } from '../facts/sheet'
import type { Kleene } from './model'
import type { ParameterId, ParameterInForce } from './parameters'
import type { Ref } from './program'
import { Tables } from './tables'
import { boundsOf, type Tape } from './tape'

export type Known = FactScalar | undefined

/** One household laid out for evaluation. */
export interface Frame extends PlainHousehold {
  /** By slot, in the engine's units. */
  parameters: readonly (number | undefined)[]
  /** Whatever the extensions of another room need (events, today); untouched here. */
  extra: unknown
  /** The verdict of a condition of the rule book; everything is evaluated when the first is asked for. */
  verdictAt(ref: Ref, member: number): Kleene
}

/** How households are laid out for one rule book. */
export interface FrameLayout {
  /** With every condition added so far. */
  tape(): Tape
}

/** Values only, by fact id: what a frame is made from. */
export interface PlainHousehold {
  household: Readonly<Record<FactId, FactScalar>>
  members: readonly Readonly<Record<FactId, FactScalar>>[]
}

const valuesOf = (facts: Readonly<Record<FactId, FactEntry>>): Record<FactId, FactScalar> => {
  const values: Record<FactId, FactScalar> = {}
  for (const id in facts) values[id] = (facts[id] as FactEntry).value
  return values
}

export const valuesOfSheet = ({ household, members }: FactSheet): PlainHousehold => ({
  household: valuesOf(household),
  members: members.map(({ facts }) => valuesOf(facts)),
})

type InForce = ReadonlyMap<ParameterId, ParameterInForce>

/** The values of a set of parameters by slot and by bound, worked out once a tape. */
interface Ground {
  values: readonly (number | undefined)[]
  bounds: Float64Array
}

const grounds = new WeakMap<Tape, WeakMap<InForce, Ground>>()

/** What the parameters in force mean to a tape; remembered as long as both are held. */
export const groundOf = (tape: Tape, parameters: InForce): Ground => {
  const ofTape = grounds.get(tape) ?? new WeakMap<InForce, Ground>()
  grounds.set(tape, ofTape)
  const known = ofTape.get(parameters)
  if (known) return known
  const values = tape.columns.parameters.map((id) => parameters.get(id)?.value)
  const ground = { values, bounds: boundsOf(tape, values) }
  ofTape.set(parameters, ground)
  return ground
}

/** The household must not change while the frame is used. `parameters` must not change afterwards. */
export const frameOf = (layout: FrameLayout, plain: PlainHousehold, parameters: InForce, extra?: unknown): Frame => {
  const tape = layout.tape()
  const { values, bounds } = groundOf(tape, parameters)
  let tables: Tables | undefined
  const evaluate = (): Tables => {
    const filled = new Tables(tape)
    filled.fill(tape.encoder.encode(plain), bounds, frame)
    return filled
  }
  const frame: Frame = {
    household: plain.household,
    members: plain.members,
    parameters: values,
    extra,
    verdictAt: (ref, member) => (tables ??= evaluate()).verdictAt(ref, member),
  }
  return frame
}
