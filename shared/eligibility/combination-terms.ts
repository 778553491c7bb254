import type { FactSheet } from '../facts/sheet'
import { fenToYuanDigits, type Fen } from '../kernel/money'
import type { Placed, Term } from './combination-model'
import { isHousehold, sameClaim, type CombinationRule, type CombinationRules } from './combination-rules'
import type { PolicyScreening, Screening } from './screen'

interface Given {
  rules: CombinationRules
  screening: Screening
  sheet: FactSheet
}

/** How a claim goes with everything that stands beside it, in the order of what stands. */
export const termsOf = (
  claim: Placed,
  result: PolicyScreening,
  standing: readonly Placed[],
  given: Given,
): readonly Term[] =>
  standing
    .filter((other) => !sameClaim(other, claim))
    .flatMap((other) => given.rules.between(claim, other).flatMap((rule) => termOf(rule, claim, result, other, given)))
    .filter((term, at, all) => all.findIndex((one) => one.kind === term.kind && sameClaim(one.with, term.with)) === at)

const termOf = (rule: CombinationRule, claim: Placed, result: PolicyScreening, other: Placed, given: Given): Term[] => {
  const { type, noteZh } = rule
  const own = rule.owner === claim.policyId
  switch (type) {
    case 'top-up-difference':
      return own ? [{ kind: 'gap', with: other, noteZh, ...gapOf(result, other, given) }] : []
    case 'stack-partial':
      return [{ kind: 'deduct', with: other, noteZh, ...restOf(result, other) }]
    case 'follows':
      return own && other.state !== 'received' ? [{ kind: 'after', with: other, noteZh }] : []
    case 'check-local':
      return [{ kind: 'ask', with: other, noteZh }]
    case 'stackable':
      return []
    default:
      return given.rules.conflict(claim, other)?.how === 'carveOut' ? [{ kind: 'notCounted', with: other, noteZh }] : []
  }
}

/** Standard − what the other pays a head. An amount whose own formula already takes that off is kept as it is. */
const gapOf = (result: PolicyScreening, other: Placed, given: Given): Pick<Term, 'left'> => {
  const { amount } = result
  if (amount?.type === 'topUp' && amount.fen !== undefined) return { left: { fen: amount.fen, steps: amount.steps } }
  const full = fullAmount(result, given)
  const share = shareOf(other, given)
  if (full === undefined || share === undefined) return {}
  const fen = Math.max(0, Math.round(full - share.fen))
  const gap = `${fenToYuanDigits(full)}−${share.textZh}=${fenToYuanDigits(full - share.fen)}`
  return { left: { fen, steps: full < share.fen ? [gap, '不足0的按0算'] : [gap] } }
}

const fullAmount = ({ policyId, amount }: PolicyScreening, { rules, screening }: Given): Fen | undefined => {
  const formula = rules.policyOf(policyId)?.amount
  if (formula?.type !== 'topUp') return amount?.fen
  const { standard } = formula
  if (typeof standard !== 'object' || !('param' in standard)) return undefined
  const value = screening.parameters.get(standard.param)?.value
  return value === undefined ? undefined : value * (standard.times ?? 1)
}

/** What falls on one head of a received benefit. */
const shareOf = (other: Placed, { rules, sheet }: Given): { fen: number; textZh: string } | undefined => {
  if (other.state !== 'received' || other.fen === undefined) return undefined
  if (!isHousehold(rules, other)) return { fen: other.fen, textZh: fenToYuanDigits(other.fen) }
  const size = sheet.household['household.size']?.value
  if (typeof size !== 'number' || size < 1) return undefined
  return { fen: other.fen / size, textZh: `${fenToYuanDigits(other.fen)}÷${size}` }
}

/** What is left of an exact amount after an earlier payment; a range stays for the decider. */
const restOf = ({ amount }: PolicyScreening, other: Placed): Pick<Term, 'left'> => {
  if (other.state !== 'received' || other.fen === undefined || amount?.fen === undefined) return {}
  const rest = amount.fen - other.fen
  const step = `${fenToYuanDigits(amount.fen)}−${fenToYuanDigits(other.fen)}=${fenToYuanDigits(rest)}`
  return { left: { fen: Math.max(0, rest), steps: rest < 0 ? [step, '不足0的按0算'] : [step] } }
}
