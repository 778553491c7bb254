import type { Fen } from '../kernel/money'
import { policyIn, type CompiledCatalogue } from './compile'
import type { Policy, PolicyId } from './model'

export type CombinationType = NonNullable<Policy['exclusions']>[number]['type']

/** One policy for one person, or for the household (`personId` null). */
export interface Claim {
  policyId: PolicyId
  personId: string | null
}

/** What the household has already, or has asked for and nobody has decided. */
export interface Held extends Claim {
  state: 'received' | 'inProgress'
  /** What is paid each time of the policy's frequency, where a register or a decision says it. */
  fen?: Fen
}

/** What one policy's rule says of another. */
export interface CombinationRule {
  /** The policy in whose file the rule stands. */
  owner: PolicyId
  other: PolicyId
  type: CombinationType
  noteZh: string | undefined
}

const SHUTS_OUT: ReadonlySet<CombinationType> = new Set(['excludes', 'mutual', 'choose-one', 'choose-higher'])

export const isConflict = ({ type }: CombinationRule): boolean => SHUTS_OUT.has(type)

/**
 * `pair`: the two may never be held together. `carveOut`: a household policy whose own rule names the person policy
 * (dibao names tekun): whoever takes the person policy is not counted in the household policy, the others stay in it.
 */
export interface Conflict {
  how: 'pair' | 'carveOut'
  rule: CombinationRule
}

export interface CombinationRules {
  policyOf(id: PolicyId): Policy | undefined
  /** What either file says of the two claims, where they concern the same person or the whole household. */
  between(a: Claim, b: Claim): readonly CombinationRule[]
  conflict(a: Claim, b: Claim): Conflict | undefined
}

const made = new WeakMap<CompiledCatalogue, CombinationRules>()

/** The combination rules of a catalogue, closed under symmetry; made once. */
export const combinationRules = (catalogue: CompiledCatalogue): CombinationRules => {
  const known = made.get(catalogue)
  if (known) return known
  const rules = rulesOf(catalogue)
  made.set(catalogue, rules)
  return rules
}

/** The harder rule speaks for the two: an exclusion before a choice. */
const HARDNESS: readonly CombinationType[] = ['excludes', 'mutual', 'choose-one', 'choose-higher']

const rulesOf = (catalogue: CompiledCatalogue): CombinationRules => {
  const byPair = new Map<string, CombinationRule[]>()
  // What is still paid after its policy has ended keeps its rules.
  for (const policy of [...catalogue.policies.map((one) => one.policy), ...(catalogue.source.ended ?? [])])
    for (const { policy: other, type, noteZh } of policy.exclusions ?? []) {
      if (other === policy.id) continue
      const key = keyOf(policy.id, other)
      byPair.set(key, [...(byPair.get(key) ?? []), { owner: policy.id, other, type, noteZh }])
    }
  const policyOf = (id: PolicyId): Policy | undefined => policyIn(catalogue, id)
  const isHousehold = ({ policyId }: Claim): boolean => policyOf(policyId)?.unit === 'household'
  const between = (a: Claim, b: Claim): readonly CombinationRule[] => {
    const rules = byPair.get(keyOf(a.policyId, b.policyId))
    if (!rules) return []
    // A person's benefit that a register lists for the household without a name may be anybody's.
    const together =
      isHousehold(a) || isHousehold(b) || a.personId === b.personId || a.personId === null || b.personId === null
    return together ? rules : []
  }
  const conflict = (a: Claim, b: Claim): Conflict | undefined => {
    const rules = between(a, b).filter(isConflict)
    const [rule] = [...rules].sort((x, y) => HARDNESS.indexOf(x.type) - HARDNESS.indexOf(y.type))
    if (!rule) return undefined
    const mixed = isHousehold(a) !== isHousehold(b)
    const household = isHousehold(a) ? a : b
    const named = rules.find(({ owner }) => owner === household.policyId)
    return mixed && named ? { how: 'carveOut', rule: named } : { how: 'pair', rule }
  }
  return { policyOf, between, conflict }
}

const keyOf = (a: PolicyId, b: PolicyId): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

export const isHousehold = ({ policyOf }: CombinationRules, { policyId }: Claim): boolean =>
  policyOf(policyId)?.unit === 'household'

export const sameClaim = (a: Claim, b: Claim): boolean => a.policyId === b.policyId && a.personId === b.personId
