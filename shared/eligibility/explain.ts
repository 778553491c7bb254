import type { FactId } from '../facts/model'
import { findDepartment, findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import type { MissingFact } from '../rules/missing-facts'
import type { Verdict } from '../rules/model'
import type { TraceNode } from '../rules/trace'
import { amountForResidentZh, amountZh } from './amount-words'
import { categoryTitleZh } from './catalogue'
import { policyIn } from './compile'
import { SECTION_LABELS, VERDICT_LABELS } from './labels'
import type { LegalBasis, Policy } from './model'
import type { PolicyScreening, Screening } from './screen'
import { conditionZh, sourceZh, tellerOf, tellerZh, valueZh } from './words'

const MOST_NAMED = 3

const policyOf = (result: PolicyScreening, { catalogue }: Screening): Policy => {
  const policy = policyIn(catalogue, result.policyId)
  if (!policy) throw new RangeError(`unknown policy: ${result.policyId}`)
  return policy
}

/**
 * One sentence a resident understands: 「不符合：政策要C或D级」, 「要核实：住房安全鉴定等级还不知道，住房和城乡建设局能查到」.
 * `verified`: the person is verified and the income was checked, so that a top-up may name its amount. Show
 * NOT_A_DECISION_ZH with it.
 */
export const residentSentence = (result: PolicyScreening, screening: Screening, verified = false): string => {
  const policy = policyOf(result, screening)
  if (result.verdict === 'unmet') return `${SECTION_LABELS.unmet.zh}：${reasonsForNo(result, screening).join('；')}`
  if (result.verdict === 'unknown') return `${SECTION_LABELS.unknown.zh}：${openQuestions(result)}`
  const amount = amountForResidentZh(policy, result.amount, verified)
  return `${SECTION_LABELS.met.zh}：${policy.titleZh}${amount ? `，${amount}` : ''}`
}

/** Why not, most exact words first; at most three. */
const reasonsForNo = (result: PolicyScreening, screening: Screening): readonly string[] => {
  if (result.deceased) return ['本人已经去世']
  const failed = failedParts(result.trace)
  const words = failed.map(
    (part) => part.condition.unmetZh ?? `政策要${conditionZh(part.condition, screening.parameters)}`,
  )
  return [...new Set(words)].slice(0, MOST_NAMED)
}

/** The highest failed parts that have words of their own, else the clauses that failed. */
const failedParts = (node: TraceNode): readonly TraceNode[] => {
  if (node.condition.unmetZh || node.kind !== 'all') return [node]
  return node.children.filter((child) => child.verdict === 'unmet').flatMap(failedParts)
}

const openQuestions = (result: PolicyScreening): string => {
  const wanted = result.missingSets[0] ?? result.missing
  const named = wanted.filter(({ factId }) => findFact(factId)?.sensitivity !== 'sealed').slice(0, MOST_NAMED)
  if (named.length === 0) return '还有情况要当面核实'
  const groups = new Map<string, string[]>()
  for (const { factId } of named) {
    const { resident, departmentZh } = tellerOf(factId)
    const who = resident ? '您告诉我们或上门时看' : departmentZh ? `${departmentZh}能查到` : '要上门核实'
    groups.set(who, [...new Set([...(groups.get(who) ?? []), findFact(factId)?.labelZh ?? factId])])
  }
  return [...groups].map(([who, labels]) => `${labels.join('、')}还不知道，${who}`).join('；')
}

export interface ReasonClause {
  textZh: string
  verdict: Verdict
  valueZh: string | null
  sourceZh: string | null
  asOf: LocalDate | null
  /** The clause of law, where the rule names it. */
  lawZh: string | null
}

/** What an officer reads and signs: every clause with value, source and date, the arithmetic, what is missing. */
export interface ReasonSheet {
  policyId: string
  titleZh: string
  categoryZh: string
  departmentZh: string
  personId: string | null
  verdict: Verdict
  verdictZh: string
  sentenceZh: string
  clauses: readonly ReasonClause[]
  missing: readonly { factId: FactId; labelZh: string; whoZh: string }[]
  amountZh: string | null
  /** 「1180×3−2600=940」 */
  arithmeticZh: readonly string[]
  basisZh: string
  ruleVersion: string
  doubtsZh: readonly string[]
}

/** The fields are those of the contract's ScreeningRow where both have them. Amounts are for officers only. */
export const reasonSheet = (result: PolicyScreening, screening: Screening): ReasonSheet => {
  const policy = policyOf(result, screening)
  return {
    policyId: policy.id,
    titleZh: policy.titleZh,
    categoryZh: categoryTitleZh(policy.category),
    departmentZh: findDepartment(policy.department)?.nameZh ?? policy.department,
    personId: result.personId,
    verdict: result.verdict,
    verdictZh: VERDICT_LABELS[result.verdict].zh,
    sentenceZh: residentSentence(result, screening, true),
    clauses: topClauses(result.trace).flatMap((node) => clauseOf(node, screening)),
    missing: namesOf(result.missing),
    amountZh: amountZh(policy, result.amount) ?? null,
    arithmeticZh: result.amount?.steps ?? [],
    basisZh: basisZh(policy.basis),
    ruleVersion: `${result.ruleVersion}#${screening.catalogueHash}`,
    doubtsZh: policy.doubtsZh ?? [],
  }
}

/** 《中华人民共和国社会救助法》第二十六条 */
export const basisZh = ({ title, article }: LegalBasis): string =>
  `《${title.replace(/^《|》$/g, '')}》${article ?? ''}`

/** The parts of the rule as a reader would list them: each part of the outermost "all" on its own line. */
const topClauses = (node: TraceNode): readonly TraceNode[] =>
  node.kind === 'all' && !node.condition.unmetZh ? node.children.flatMap(topClauses) : [node]

/** Policies share clauses, and a screening traces each once: so each is worded once. */
const worded = new WeakMap<TraceNode, ReasonClause>()

const clauseOf = (node: TraceNode, screening: Screening): ReasonClause => {
  const clause = worded.get(node) ?? wordsOfClause(node, screening)
  worded.set(node, clause)
  return clause
}

const wordsOfClause = (node: TraceNode, { parameters }: Screening): ReasonClause => {
  const known = valuesIn(node)
  const sources = [
    ...new Set(known.map((leaf) => leaf.entry && sourceZh(leaf.entry.source)).filter((s) => s !== undefined)),
  ]
  const dates = known.flatMap((leaf) => leaf.entry?.asOf ?? []).sort()
  return {
    textZh: conditionZh(node.condition, parameters),
    verdict: node.verdict,
    valueZh: known.length > 0 ? known.map(wordsOfLeaf).join('；') : null,
    sourceZh: sources.length > 0 ? sources.join('；') : null,
    asOf: dates[0] ?? null,
    lawZh: node.condition.law ?? null,
  }
}

/** Values used, each fact of each member once; sealed facts are never written down. */
const valuesIn = (node: TraceNode): readonly TraceNode[] => {
  const leaves = new Map<string, TraceNode>()
  const visit = (part: TraceNode): void => {
    const sealed = part.factId !== undefined && findFact(part.factId)?.sensitivity === 'sealed'
    if (part.factId !== undefined && part.actual !== undefined && !sealed)
      leaves.set(`${part.member ?? ''}:${part.factId}`, part)
    part.children.forEach(visit)
  }
  visit(node)
  return [...leaves.values()]
}

const wordsOfLeaf = ({ factId = '', actual }: TraceNode): string => {
  const fact = findFact(factId)
  return `${fact?.labelZh ?? factId}：${actual === undefined ? '不知道' : valueZh(fact, actual)}`
}

const namesOf = (missing: readonly MissingFact[]): ReasonSheet['missing'] =>
  [...new Set(missing.map(({ factId }) => factId))]
    .filter((factId) => findFact(factId)?.sensitivity !== 'sealed')
    .map((factId) => ({ factId, labelZh: findFact(factId)?.labelZh ?? factId, whoZh: tellerZh(factId) }))
