import type { FactId, FactScalar } from '../facts/model'
import { factsIn } from '../rules/compile'
import { frameOf, type Frame, type PlainHousehold } from '../rules/frame'
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
      for (const id of new Set(factsIn(compiled.policy.eligibility)))
        this.readers.set(id, [...(this.readers.get(id) ?? []), { compiled, policy }])
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
    return this.gainBy(after, changedFacts(this.values, after))
  }

  /** The same where one knows which facts differ. */
  gainBy(after: PlainHousehold, changed: Iterable<FactId>): number {
    const touched = new Map<number, Open>()
    for (const id of changed) for (const open of this.readers.get(id) ?? []) touched.set(open.policy, open)
    if (touched.size === 0) return 0
    const frame = this.frameOf(after)
    let gain = 0
    for (const { compiled, policy } of touched.values()) {
      const before = this.verdicts[policy] ?? []
      before.forEach((verdict, member) => {
        if (verdict === UNKNOWN && compiled.rule.run(frame, member) !== UNKNOWN) gain += 1 / before.length
      })
    }
    return gain
  }

  /** Policies open for somebody that read the fact. */
  waitingFor(id: FactId): readonly CompiledPolicy[] {
    return (this.readers.get(id) ?? []).map(({ compiled }) => compiled)
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

const changedFacts = (before: PlainHousehold, after: PlainHousehold): ReadonlySet<FactId> => {
  const changed = new Set<FactId>()
  const compare = (a: Readonly<Record<FactId, FactScalar>> = {}, b: Readonly<Record<FactId, FactScalar>>): void => {
    for (const id of Object.keys(b)) if (a[id] !== b[id]) changed.add(id)
  }
  compare(before.household, after.household)
  after.members.forEach((facts, place) => compare(before.members[place], facts))
  return changed
}
