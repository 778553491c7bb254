import type { FactId, FactScalar } from '../facts/model'
import { factsIn } from '../rules/compile'
import { frameOf, type Frame, type PlainHousehold } from '../rules/frame'
import type { MissingFact } from '../rules/missing-facts'
import { UNKNOWN, UNMET, type Kleene } from '../rules/model'
import type { ParameterId, ParameterInForce } from '../rules/parameters'
import type { CompiledCatalogue, CompiledPolicy } from './compile'

/** A verdict by policy and member (one for a household policy). */
export type Verdicts = readonly (readonly Kleene[])[]

interface Open {
  compiled: CompiledPolicy
  policy: number
}

/** Policies that may be asked about: a sealed matter is on nobody's list, and no question ever serves it. */
export const openPolicies = (catalogue: CompiledCatalogue): readonly CompiledPolicy[] =>
  catalogue.policies.filter(({ isSealed }) => !isSealed)

const DECEASED = 'person.deceased'

const factsRead = new WeakMap<CompiledPolicy, readonly FactId[]>()

/** The facts a policy's rule reads, found once. */
const factsOf = (compiled: CompiledPolicy): readonly FactId[] => {
  const known = factsRead.get(compiled)
  if (known) return known
  const facts = [...new Set(factsIn(compiled.policy.eligibility))]
  factsRead.set(compiled, facts)
  return facts
}

/** Verdicts of one household, and quickly those of the same household with a little more known. */
export class SettledVerdicts {
  private readonly readers = new Map<FactId, Open[]>()
  private readonly policies: readonly CompiledPolicy[]
  readonly verdicts: Verdicts

  constructor(
    private readonly catalogue: CompiledCatalogue,
    private readonly parameters: ReadonlyMap<ParameterId, ParameterInForce>,
    readonly values: PlainHousehold,
  ) {
    this.policies = openPolicies(catalogue)
    this.verdicts = this.verdictsOf(values)
    this.policies.forEach((compiled, policy) => {
      if (!this.verdicts[policy]?.includes(UNKNOWN)) return
      for (const id of factsOf(compiled)) {
        const readers = this.readers.get(id)
        if (readers) readers.push({ compiled, policy })
        else this.readers.set(id, [{ compiled, policy }])
      }
    })
  }

  /** Policies answered for everybody. */
  get settledPolicies(): number {
    return this.verdicts.filter((each) => !each.includes(UNKNOWN)).length
  }

  get policyCount(): number {
    return this.policies.length
  }

  /** How many policies more are settled with `after`; a policy settled for one of three members counts a third. */
  gain(after: PlainHousehold): number {
    // Other people: nothing known of the ones before helps.
    if (after.members.length !== this.values.members.length)
      return shareSettled(this.verdictsOf(after)) - shareSettled(this.verdicts)
    const touched = new Map<number, Open>()
    for (const id of changedFacts(this.values, after))
      for (const open of this.readers.get(id) ?? []) touched.set(open.policy, open)
    return touched.size === 0 ? 0 : this.gainIn(this.frameOf(after), touched.values())
  }

  /** The same for one missing fact and each of some values; `member` where it is a member's. */
  gainsOf(missing: MissingFact, values: Iterable<FactScalar>): readonly number[] {
    const open = this.readers.get(missing.factId) ?? []
    return [...values].map((value) => this.gainIn(this.frameOf(withFact(this.values, missing, value)), open))
  }

  private gainIn(frame: Frame, opened: Iterable<Open>): number {
    let gain = 0
    for (const { compiled, policy } of opened) {
      const before = this.verdicts[policy] ?? []
      before.forEach((verdict, member) => {
        if (verdict === UNKNOWN && compiled.rule.run(frame, member) !== UNKNOWN) gain += 1 / before.length
      })
    }
    return gain
  }

  frameOf(values: PlainHousehold): Frame {
    return frameOf(this.catalogue.book.layout, values, this.parameters)
  }

  private verdictsOf(values: PlainHousehold): Verdicts {
    const frame = this.frameOf(values)
    return this.policies.map(({ policy, rule, namesDeath }) =>
      policy.unit === 'household'
        ? [rule.run(frame, 0)]
        : values.members.map((facts, member) =>
            !namesDeath && facts[DECEASED] === true ? UNMET : rule.run(frame, member),
          ),
    )
  }
}

const shareSettled = (verdicts: Verdicts): number =>
  verdicts.reduce((sum, each) => {
    if (each.length === 0) return sum + 1
    return sum + each.filter((verdict) => verdict !== UNKNOWN).length / each.length
  }, 0)

const withFact = ({ household, members }: PlainHousehold, { factId, member }: MissingFact, value: FactScalar) =>
  member === undefined
    ? { household: { ...household, [factId]: value }, members }
    : { household, members: members.map((facts, at) => (at === member ? { ...facts, [factId]: value } : facts)) }

const changedFacts = (before: PlainHousehold, after: PlainHousehold): ReadonlySet<FactId> => {
  const changed = new Set<FactId>()
  const compare = (a: Readonly<Record<FactId, FactScalar>> = {}, b: Readonly<Record<FactId, FactScalar>>): void => {
    for (const id of Object.keys(b)) if (a[id] !== b[id]) changed.add(id)
  }
  compare(before.household, after.household)
  after.members.forEach((facts, place) => compare(before.members[place], facts))
  return changed
}
