import type { FactId, FactScalar } from '../facts/model'
import type { FactEntry, FactSheet } from '../facts/sheet'
import type { ParameterId, ParameterInForce } from './parameters'

/** Numbers for ids, given out in order, so that evaluation reads arrays. */
export class Slots {
  readonly ids: string[] = []
  private readonly numbers = new Map<string, number>()

  of(id: string): number {
    const known = this.numbers.get(id)
    if (known !== undefined) return known
    this.numbers.set(id, this.ids.length)
    this.ids.push(id)
    return this.ids.length - 1
  }
}

export type Known = FactScalar | undefined

/** One household laid out for evaluation. */
export interface Frame {
  household: readonly Known[]
  members: readonly (readonly Known[])[]
  parameters: readonly (number | undefined)[]
  /** Verdicts of conditions that several rules share; -1 = not evaluated yet. */
  memo: Int8Array
  /** Whatever the extensions of another room need (events, today); untouched here. */
  extra: unknown
}

export interface FrameLayout {
  householdFacts: Slots
  memberFacts: Slots
  parameters: Slots
  memoSize: (members: number) => number
}

/** Values only, by fact id: what a frame is made from. */
export interface PlainHousehold {
  household: Readonly<Record<FactId, FactScalar>>
  members: readonly Readonly<Record<FactId, FactScalar>>[]
}

export const valuesOfSheet = (sheet: FactSheet): PlainHousehold => {
  const plain = (facts: Record<FactId, FactEntry>): Record<FactId, FactScalar> =>
    Object.fromEntries(Object.entries(facts).map(([id, entry]) => [id, entry.value]))
  return { household: plain(sheet.household), members: sheet.members.map((member) => plain(member.facts)) }
}

export const frameOf = (
  layout: FrameLayout,
  { household, members }: PlainHousehold,
  parameters: ReadonlyMap<ParameterId, ParameterInForce>,
  extra?: unknown,
): Frame => ({
  household: layout.householdFacts.ids.map((id) => household[id]),
  members: members.map((member) => layout.memberFacts.ids.map((id) => member[id])),
  parameters: layout.parameters.ids.map((id) => parameters.get(id)?.value),
  memo: new Int8Array(layout.memoSize(members.length)).fill(-1),
  extra,
})
