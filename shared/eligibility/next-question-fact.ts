import type { Fact, FactId, FactScalar } from '../facts/model'
import type { FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { valuesOfSheet, type Frame } from '../rules/frame'
import { missingFacts, type MissingFact } from '../rules/missing-facts'
import { UNKNOWN } from '../rules/model'
import { parametersInForce } from '../rules/parameters'
import type { CompiledCondition } from '../rules/compile'
import { shippedCatalogue, type CompiledCatalogue } from './compile'
import { openPolicies, SettledVerdicts } from './next-question-verdicts'
import type { PolicyId } from './model'

/** The one missing fact whose knowing is expected to settle most. */
export interface NextFact {
  factId: FactId
  /** Place of the member in the sheet; absent for a household fact. */
  member?: number
  /** Expected number of policies settled; a policy settled for one of three members counts a third. */
  settles: number
  /** Policies that wait for it. */
  policyIds: readonly PolicyId[]
}

interface Waiting {
  missing: MissingFact
  /** No value of it can settle more than this. */
  most: number
  policyIds: PolicyId[]
  values: Set<FactScalar>
}

/** Values on each side of every threshold that a rule waiting for the fact names. */
const bounds = (rule: CompiledCondition, frame: Frame, member: number, fact: Fact, into: Set<FactScalar>): void => {
  const { comparison } = rule
  if (comparison?.factId === fact.id) {
    const bound = comparison.right(frame, member)
    if (typeof bound === 'number')
      for (const value of [bound - 1, bound, bound + 1])
        if (value >= (fact.min ?? 0) && value <= (fact.max ?? Infinity)) into.add(value)
  }
  rule.children.forEach((child) => bounds(child, frame, member, fact, into))
}

const valuesOf = (fact: Fact): readonly FactScalar[] =>
  fact.type === 'boolean' ? [true, false] : (fact.enum?.map((each) => each.value) ?? [])

const waitingFacts = (settled: SettledVerdicts, catalogue: CompiledCatalogue): readonly Waiting[] => {
  const frame = settled.frameOf(settled.values)
  const found = new Map<string, Waiting>()
  openPolicies(catalogue).forEach(({ policy, rule }, index) => {
    const verdicts = settled.verdicts[index] ?? []
    verdicts.forEach((verdict, member) => {
      if (verdict !== UNKNOWN) return
      for (const missing of missingFacts(rule, frame, member)) {
        const fact = findFact(missing.factId)
        if (!fact || fact.sensitivity === 'sealed') continue
        const key = `${missing.member ?? ''}:${missing.factId}`
        const waiting = found.get(key) ?? { missing, most: 0, policyIds: [], values: new Set(valuesOf(fact)) }
        found.set(key, waiting)
        waiting.most += 1 / verdicts.length
        if (!waiting.policyIds.includes(policy.id)) waiting.policyIds.push(policy.id)
        bounds(rule, frame, member, fact, waiting.values)
      }
    })
  })
  return [...found.values()].sort((a, b) => b.most - a.most)
}

/**
 * The next best question about a household that is on file: which single missing fact, once known, is expected to settle
 * most. Every value the rules tell apart is reckoned equally likely. Facts whose best case is below the best found are not
 * tried. Null when nothing is missing or no single fact would settle anything.
 */
export const nextQuestionFor = (request: {
  /** With derived facts. */
  sheet: FactSheet
  asOf: LocalDate
  area: string
  catalogue?: CompiledCatalogue
}): NextFact | null => {
  const { sheet, asOf, area, catalogue = shippedCatalogue() } = request
  const parameters = parametersInForce(catalogue.parameters, asOf, area)
  const settled = new SettledVerdicts(catalogue, parameters, valuesOfSheet(sheet))
  let best: NextFact | null = null
  for (const { missing, most, policyIds, values } of waitingFacts(settled, catalogue)) {
    if (best && most <= best.settles) break
    const gains = settled.gainsOf(missing, values)
    const settles = gains.length === 0 ? 0 : gains.reduce((sum, gain) => sum + gain, 0) / gains.length
    if (settles > (best?.settles ?? 0)) best = { ...missing, settles, policyIds }
  }
  return best
}
