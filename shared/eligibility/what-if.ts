import type { FactSheet } from '../facts/sheet'
import type { LocalDate } from '../kernel/dates'
import type { AmountResult } from '../rules/amounts'
import { parametersInForce, type ParameterId, type ParameterInForce } from '../rules/parameters'
import { amountZh } from './amount-words'
import type { CompiledCatalogue } from './compile'
import type { PolicyId } from './model'
import { policiesAffected } from './reads'
import type { EffectLine, EffectWay, PolicyEffect } from './rule-change'
import { screen, type PolicyScreening } from './screen'

type InForce = ReadonlyMap<ParameterId, ParameterInForce>

/** Two sets of rules on one day, ready to be run over any number of households. */
export interface Comparison {
  on: LocalDate
  before: CompiledCatalogue
  after: CompiledCatalogue
  policyIds: readonly PolicyId[]
  parametersOf(area: string): { before: InForce; after: InForce }
}

const isSealedIn = (id: PolicyId, ...rules: readonly CompiledCatalogue[]): boolean =>
  rules.some(({ byId }) => byId.get(id)?.isSealed === true)

/**
 * Policies that a change may touch, without the sealed ones: whoever may write a rule could else narrow it to one family
 * and read from a count of one what nobody may look up.
 */
export const comparisonOf = (before: CompiledCatalogue, after: CompiledCatalogue, on: LocalDate): Comparison => {
  const byArea = new Map<string, { before: InForce; after: InForce }>()
  return {
    on,
    before,
    after,
    policyIds: policiesAffected(before, after, on).filter((id) => !isSealedIn(id, before, after)),
    parametersOf: (area) => {
      const known = byArea.get(area)
      if (known) return known
      const fresh = {
        before: parametersInForce(before.parameters, on, area),
        after: parametersInForce(after.parameters, on, area),
      }
      byArea.set(area, fresh)
      return fresh
    },
  }
}

/**
 * What changes for one household, verdict by verdict: whether a household can hold two of its policies together is not
 * weighed. `sheet` is derived for `comparison.on`.
 */
export const householdEffect = (
  comparison: Comparison,
  { sheet, area }: { sheet: FactSheet; area: string },
): { lines: readonly EffectLine[]; effects: readonly PolicyEffect[] } => {
  const { on, before, after, policyIds } = comparison
  const parameters = comparison.parametersOf(area)
  const shared = { sheet, asOf: on, area, policyIds }
  const pairs = new Map<string, Pair>()
  for (const result of screen({ ...shared, catalogue: before, parameters: parameters.before }).results)
    pairs.set(keyOf(result), { before: result })
  for (const result of screen({ ...shared, catalogue: after, parameters: parameters.after }).results)
    pairs.set(keyOf(result), { ...pairs.get(keyOf(result)), after: result })
  const compared = [...pairs.values()].map((pair) => compare(pair, comparison))
  return {
    lines: compared.flatMap(({ line }) => line ?? []),
    effects: compared.map(({ effect }) => effect),
  }
}

interface Pair {
  before?: PolicyScreening
  after?: PolicyScreening
}

const keyOf = ({ policyId, personId, member }: PolicyScreening): string => `${policyId}:${personId ?? '-'}:${member}`

/** What one verdict adds to the counts of its policy, and its line where something differs. */
const compare = (pair: Pair, { before, after }: Comparison) => {
  const policyId = (pair.after ?? pair.before)?.policyId ?? ''
  const was = sideOf(pair.before, before)
  const is = sideOf(pair.after, after)
  const turned = was.verdict !== is.verdict && ![was.verdict, is.verdict].every((v) => v === 'absent' || v === 'unmet')
  const amountChanged = was.verdict === 'met' && is.verdict === 'met' && was.numbers !== is.numbers
  const line: EffectLine | null =
    turned || amountChanged
      ? {
          policyId,
          personId: (pair.after ?? pair.before)?.personId ?? null,
          before: was.verdict,
          after: is.verdict,
          fenBefore: was.fen,
          fenAfter: is.fen,
          amountBeforeZh: was.amountZh,
          amountAfterZh: is.amountZh,
        }
      : null
  const one = (holds: boolean): number => (holds ? 1 : 0)
  const effect: PolicyEffect = {
    policyId,
    gains: one(turned && is.verdict === 'met'),
    loses: one(turned && was.verdict === 'met'),
    toUnknown: one(turned && is.verdict === 'unknown'),
    fromUnknown: one(turned && was.verdict === 'unknown'),
    amountChanges: one(amountChanged),
    monthlyFenBefore: was.monthlyFen ?? 0,
    monthlyFenAfter: is.monthlyFen ?? 0,
    amountUnknown: one(is.isMonthly && is.monthlyFen === null),
  }
  return { line, effect }
}

const NOTHING = { fen: null, amountZh: null, numbers: '', monthlyFen: null, isMonthly: false }

const sideOf = (result: PolicyScreening | undefined, catalogue: CompiledCatalogue) => {
  const policy = result && catalogue.byId.get(result.policyId)?.policy
  if (!policy) return { verdict: 'absent' as const, ...NOTHING }
  if (result.verdict !== 'met') return { verdict: result.verdict, ...NOTHING }
  const { amount } = result
  const isMonthly = policy.frequency === 'monthly' && amount !== undefined && PAYS.has(amount.type)
  const fen = fenOf(amount)
  return {
    verdict: result.verdict,
    fen,
    amountZh: amountZh(policy, amount) ?? null,
    numbers: JSON.stringify(numbersOf(amount)),
    isMonthly,
    monthlyFen: isMonthly ? fen : null,
  }
}

const PAYS: ReadonlySet<AmountResult['type']> = new Set(['flat', 'topUp', 'percentage', 'range', 'sum'])

/** What is paid, where it is one known amount. */
const fenOf = (amount: AmountResult | undefined): number | null => {
  if (amount?.parts) {
    const parts = amount.parts.filter((part) => PAYS.has(part.type)).map(fenOf)
    return parts.every((fen) => fen !== null) && parts.length > 0 ? parts.reduce((a, b) => a + b, 0) : null
  }
  return amount?.fen ?? (amount?.minFen !== undefined && amount.minFen === amount.maxFen ? amount.minFen : null)
}

const numbersOf = (amount: AmountResult | undefined): unknown =>
  amount && [
    amount.fen,
    amount.minFen,
    amount.maxFen,
    amount.rate,
    amount.quantity,
    amount.maxMonths,
    amount.parts?.map(numbersOf),
  ]

/** Counts of further households added to counts, policy by policy. */
export const addEffects = (total: readonly PolicyEffect[], more: readonly PolicyEffect[]): PolicyEffect[] => {
  const sums = new Map(total.map((effect) => [effect.policyId, { ...effect }]))
  for (const { policyId, ...counts } of more) {
    const sum = sums.get(policyId)
    if (!sum) sums.set(policyId, { policyId, ...counts })
    else for (const key of Object.keys(counts) as (keyof typeof counts)[]) sum[key] += counts[key]
  }
  return [...sums.values()]
}

/** What the lines of a household come to: gaining, losing, both, another amount, or only a question more or less. */
export const wayOf = (lines: readonly EffectLine[]): EffectWay => {
  const gains = lines.some(({ before, after }) => after === 'met' && before !== 'met')
  const loses = lines.some(({ before, after }) => before === 'met' && after !== 'met')
  if (gains && loses) return 'both'
  if (gains) return 'gains'
  if (loses) return 'loses'
  return lines.some(({ before, after }) => before === 'met' && after === 'met') ? 'amount' : 'unknown'
}
