import type { LocalDate } from '../kernel/dates'
import { UNKNOWN, verdictOf } from '../rules/model'
import { parametersInForce } from '../rules/parameters'
import type { TraceNode } from '../rules/trace'
import { amountForResidentZh } from './amount-words'
import { categoryTitleZh } from './catalogue'
import { combine } from './combine'
import type { CombinedItem } from './combination-model'
import { shippedCatalogue, type CompiledCatalogue } from './compile'
import { residentSentence } from './explain'
import { NOT_A_DECISION_ZH, SECTION_LABELS } from './labels'
import { rankQuestions } from './next-question'
import { openPolicies } from './next-question-verdicts'
import { screen, type PolicyScreening, type Screening } from './screen'
import { memberZh } from './self-check-answers'
import type { selfCheckActions, SelfCheckAnswers, SelfCheckLine } from './self-check-contract'
import { checkAnswers, sheetOfAnswers } from './self-check-sheet'
import type { OutputOf } from '../kernel/contract'

export type SelfCheckResult = OutputOf<(typeof selfCheckActions)['selfCheck']>

export const SELF_CHECK_NOTE_ZH = `这是按您说的初步看看，${NOT_A_DECISION_ZH}。能不能享受，要经办人核实后才算。`
export const EMERGENCY_ZH =
  '有人打人、有危险，马上打110；妇女儿童受欺负，打12338；急病打120。这里不问这些事，打电话也不会在这里留下记录。'

const MOST_OPEN_LINES = 8

/** What living here and not being on a list say speaks for nothing by itself. */
const SAYS_LITTLE = new Set(['person.hukouInCounty', 'household.hukouInCounty', 'person.residesInCounty'])
const SAYS_LITTLE_MORE = new Set(['person.insuranceType', 'person.age', 'person.gender', 'person.hasLaborCapacity'])

/** Whether something told speaks for the policy: a clause is met by more than an absence or a place. */
const speaksFor = (node: TraceNode): boolean => {
  if (node.verdict !== 'met') return node.kind === 'all' ? node.children.some(speaksFor) : false
  if (node.children.length > 0 && node.kind !== 'not') return node.children.some(speaksFor)
  const { factId = '', actual } = node
  if (actual === undefined || actual === false || actual === 'none' || actual === 0) return false
  return !SAYS_LITTLE.has(factId) && !SAYS_LITTLE_MORE.has(factId)
}

const WORTH = { met: 0, unknown: 1, unmet: 2 } as const

/** 「和“低保”只能享受一样」: met, but something better that is met too stands in its place. */
const choiceZh = (
  results: readonly PolicyScreening[],
  items: readonly CombinedItem[],
  catalogue: CompiledCatalogue,
): string | null => {
  const own = items.filter(({ result }) => results.includes(result))
  if (own.length === 0 || own.some(({ standing }) => standing === 'together')) return null
  const others = own.flatMap(({ blockers }) =>
    blockers.map(({ by }) => catalogue.byId.get(by.policyId)?.policy.titleZh),
  )
  const named = [...new Set(others.filter((title) => title !== undefined))]
  return named.length > 0 ? `和“${named.join('”“')}”只能享受一样` : null
}

/** One line a policy, whoever of the family it is for. */
const lineOf = (
  results: readonly PolicyScreening[],
  catalogue: CompiledCatalogue,
  screening: Screening,
  ageOf: (member: number) => unknown,
  choiceZhOf: (results: readonly PolicyScreening[]) => string | null,
): SelfCheckLine | undefined => {
  const [first] = [...results].sort((a, b) => WORTH[a.verdict] - WORTH[b.verdict])
  const policy = first && catalogue.byId.get(first.policyId)?.policy
  if (!first || !policy || first.verdict === 'unmet') return undefined
  const same = results.filter(({ verdict }) => verdict === first.verdict)
  if (first.verdict === 'unknown' && !same.some(({ trace }) => speaksFor(trace))) return undefined
  const whom = first.verdict === 'unknown' ? same.filter(({ trace }) => speaksFor(trace)) : same
  return {
    policyId: policy.id,
    titleZh: policy.titleZh,
    categoryZh: categoryTitleZh(policy.category),
    memberZh: policy.unit === 'household' ? null : whom.map(({ member }) => memberZh(member, ageOf(member))).join('、'),
    verdict: first.verdict,
    verdictZh: SECTION_LABELS[first.verdict].zh,
    amountZh: first.verdict === 'met' ? (amountForResidentZh(policy, first.amount, false) ?? null) : null,
    sentenceZh:
      first.verdict === 'met'
        ? policy.eligibilityZh
        : residentSentence(whom[0] ?? first, screening).replace(/^.+?：/, ''),
    choiceZh: first.verdict === 'met' ? choiceZhOf(same) : null,
    whereZh: `去${policy.applyAt.whereZh}问`,
    needIds: policy.needs,
  }
}

/**
 * What a family could ask about, from its own answers alone, and what to ask it next. Throws INVALID_INPUT for answers
 * that no question gives. Pure: nothing is kept.
 */
export const selfCheck = (
  answers: SelfCheckAnswers,
  { asOf, area, catalogue = shippedCatalogue() }: { asOf: LocalDate; area: string; catalogue?: CompiledCatalogue },
): SelfCheckResult => {
  checkAnswers(answers)
  const parameters = parametersInForce(catalogue.parameters, asOf, area)
  const { settled, questions } = rankQuestions({ answers, asOf, catalogue, parameters })
  const [best] = questions
  const policies = openPolicies(catalogue)
  const sheet = sheetOfAnswers(answers, asOf)
  const policyIds = policies
    .filter((_, index) => settled.verdicts[index]?.some((verdict) => verdictOf(verdict) !== 'unmet'))
    .map(({ policy }) => policy.id)
  const screening = screen({ sheet, asOf, area, catalogue, parameters, policyIds })
  const { items } = combine({ screening, sheet, held: [] })
  const ageOf = (member: number) => sheet.members[member]?.facts['person.age']?.value
  const lines = policyIds.flatMap((policyId) => {
    const line = lineOf(
      screening.results.filter((result) => result.policyId === policyId),
      catalogue,
      screening,
      ageOf,
      (same) => choiceZh(same, items, catalogue),
    )
    return line ? [line] : []
  })
  const waits = (line: SelfCheckLine): number =>
    Math.min(
      ...screening.results
        .filter((result) => result.policyId === line.policyId && result.verdict === 'unknown')
        .map((result) => result.missing.length),
    )
  const met = lines.filter((line) => line.verdict === 'met')
  const open = lines
    .filter((line) => line.verdict === 'unknown')
    .map((line) => ({ line, waits: waits(line) }))
    .sort((a, b) => a.waits - b.waits)
    .slice(0, MOST_OPEN_LINES)
    .map(({ line }) => line)
  const unsettled = settled.verdicts.filter((each) => each.includes(UNKNOWN)).length
  return {
    question: best?.question ?? null,
    settled: settled.settledPolicies,
    policies: settled.policyCount,
    willSettle: best ? Math.max(1, Math.round(best.settles)) : 0,
    lines: [...met, ...open],
    moreToLearn: Math.max(0, unsettled - open.length),
    notADecisionZh: SELF_CHECK_NOTE_ZH,
    emergencyZh: EMERGENCY_ZH,
  }
}
