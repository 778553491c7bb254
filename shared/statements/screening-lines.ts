import { amountForResidentZh } from '../eligibility/amount-words'
import { NEEDS } from '../eligibility/catalogue'
import type { Combination } from '../eligibility/combination-model'
import { sameClaim, type Claim } from '../eligibility/combination-rules'
import { policyIn } from '../eligibility/compile'
import { residentSentence } from '../eligibility/explain'
import type { Policy } from '../eligibility/model'
import type { PolicyScreening, Screening } from '../eligibility/screen'
import type { StatementLine } from './contract'
import type { Words } from './beside-words'

/** An unknown policy that nobody asked about is listed only when it is among the first for a need and this few facts could decide it. */
const FEW_FACTS = 2
const MOST_UNASKED = 5

const KIND_ORDER = { cash: 0, 'in-kind': 1, service: 2, 'fee-waiver': 3, priority: 4 } as const

export interface ScreeningLines {
  available: StatementLine[]
  canAsk: StatementLine[]
  toCheck: StatementLine[]
  notMet: StatementLine[]
  moreToLearn: number
}

interface Given {
  screening: Screening
  combination: Combination
  /** Received by register or decision, in progress or refused: these are listed elsewhere. */
  told: readonly Claim[]
  /** Policies that somebody of the household asked about or was told of: each gets an answer, a no included. */
  asked: readonly string[]
  /** Needs stated or seen: what is unknown and not among the first for one of them is not worth a line. */
  needs: readonly string[]
  words: Words
}

/** The fewest facts that could decide; a policy that nothing known could decide comes last. */
const distance = (result: PolicyScreening): number => result.missingSets[0]?.length ?? 99

/** One result to speak for a policy: every member for whom it is met, else the one nearest to an answer. */
const speaking = (results: readonly PolicyScreening[]): readonly PolicyScreening[] => {
  const met = results.filter((result) => result.verdict === 'met')
  if (met.length > 0) return met
  const open = results.filter((result) => result.verdict === 'unknown').sort((a, b) => distance(a) - distance(b))
  return open.slice(0, 1).concat(open.length === 0 ? results.slice(0, 1) : [])
}

/** The verdicts of a screening as lines of the happiness list: what can be had, asked elsewhere, is not known, is not met. */
export const screeningLines = ({ screening, combination, told, asked, needs, words }: Given): ScreeningLines => {
  const isTold = (result: PolicyScreening): boolean =>
    told.some((one) => one.policyId === result.policyId && (one.personId === null || one.personId === result.personId))
  const lines: ScreeningLines = { available: [], canAsk: [], toCheck: [], notMet: [], moreToLearn: 0 }
  const ordered = [...groupByPolicy(screening.results)].flatMap(([policyId, results]) => {
    const policy = policyIn(screening.catalogue, policyId)
    const open = results.filter((result) => !isTold(result))
    return policy && open.length > 0
      ? speaking(open).map((result) => ({ policy, result, asked: asked.includes(policyId) }))
      : []
  })
  ordered.sort(
    (a, b) =>
      Number(b.asked) - Number(a.asked) ||
      KIND_ORDER[a.policy.kind] - KIND_ORDER[b.policy.kind] ||
      distance(a.result) - distance(b.result),
  )
  const firstFor = new Set(NEEDS.filter((need) => needs.includes(need.id)).flatMap((need) => need.considerFirst))
  let unasked = 0
  for (const { policy, result, asked: wasAsked } of ordered) {
    const relevant = wasAsked || firstFor.has(policy.id)
    const item = combination.items.find((one) => sameClaim(one.result, result))
    const line = { ...lineOf(policy, result, screening, words), ...(item ? words.beside(item) : {}) }
    if (result.verdict === 'unmet') {
      if (wasAsked) lines.notMet.push(line)
    } else if (item?.standing === 'shutOut') {
      if (wasAsked) lines.notMet.push(shutOutLine(line))
    } else if (item?.standing === 'alternative') continue
    else if (result.verdict === 'met' && policy.applyAt.kind !== 'school') lines.available.push(line)
    else if (!relevant || (!wasAsked && (distance(result) > FEW_FACTS || unasked >= MOST_UNASKED)))
      lines.moreToLearn += 1
    else {
      if (!wasAsked) unasked += 1
      if (policy.applyAt.kind === 'school') lines.canAsk.push({ ...line, whereZh: `问${policy.applyAt.whereZh}` })
      else lines.toCheck.push(line)
    }
  }
  return lines
}

/** A no that comes from what the household has already. */
const shutOutLine = (line: StatementLine): StatementLine => ({
  ...line,
  amountZh: null,
  whereZh: null,
  sentenceZh: '家里已经有的，和这一样不能一起领。',
})

const groupByPolicy = (results: readonly PolicyScreening[]): Map<string, PolicyScreening[]> => {
  const groups = new Map<string, PolicyScreening[]>()
  for (const result of results) groups.set(result.policyId, [...(groups.get(result.policyId) ?? []), result])
  return groups
}

export const lineOf = (
  policy: Policy,
  result: PolicyScreening,
  screening: Screening,
  { nameOf }: Pick<Words, 'nameOf'>,
): StatementLine => ({
  policyId: policy.id,
  titleZh: policy.titleZh,
  personNameZh: nameOf(result.personId),
  amountZh: result.verdict === 'met' ? (amountForResidentZh(policy, result.amount, false) ?? null) : null,
  sentenceZh: result.verdict === 'met' ? `条件：${policy.eligibilityZh}` : residentSentence(result, screening, false),
  whereZh: result.verdict === 'met' ? `问${policy.applyAt.whereZh}` : null,
  progressZh: null,
  withZh: null,
  withPolicyIds: [],
})
