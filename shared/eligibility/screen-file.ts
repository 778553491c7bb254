import { z } from 'zod'
import { problemWithValue } from '../facts/check-value'
import type { Fact, FactScalar } from '../facts/model'
import { findFact } from '../facts/vocabulary'
import { LocalDate } from '../kernel/dates'
import { KoumenError, type FieldProblem } from '../kernel/errors'
import { scaleYuan } from '../kernel/money'
import { frameOf } from '../rules/frame'
import { missingFacts } from '../rules/missing-facts'
import { verdictOf, type Verdict } from '../rules/model'
import { overrideParameters, parametersInForce } from '../rules/parameters'
import { shippedCatalogue } from './compile'
import { verdictsOf } from './screen'

/** The county whose sample parameters ship with the product (fictional 青禾县). */
export const SAMPLE_AREA = '339921'

const Holder = z.record(z.string(), z.unknown())

/** What `koumen screen` reads: facts in the units of the catalogue's files (yuan, ratios), absent or null = unknown. */
export const HouseholdFile = z.object({
  asOf: LocalDate,
  /** Parameter values in the units of the catalogue's files, instead of those in force. */
  parameters: z.record(z.string(), z.number()).optional(),
  household: Holder,
  members: z.array(Holder).max(60),
})

export interface FileVerdict {
  verdict: Verdict
  missing: readonly string[]
}

export interface FileVerdicts {
  /** One entry a policy; for a policy of unit `person` one entry a member, in order. */
  verdicts: Record<string, FileVerdict | readonly FileVerdict[]>
}

/** Keys that a person may add for their own sake. */
const REMARKS = new Set(['name', 'id', 'personId', 'note'])

/**
 * Screens one household file. Throws INVALID_INPUT naming every field that is no fact of the vocabulary, stands on the
 * wrong holder or has the wrong type. Amounts finer than a fen are compared as written, never rounded first.
 */
export const screenFile = (input: unknown): FileVerdicts => {
  const parsed = HouseholdFile.safeParse(input)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.') || 'input',
      messageZh: issue.message,
    }))
    throw new KoumenError(
      'INVALID_INPUT',
      `家庭文件有误：${fields.map((f) => `${f.path} ${f.messageZh}`).join('；')}`,
      fields,
    )
  }
  const problems: FieldProblem[] = []
  const { asOf, parameters = {} } = parsed.data
  const household = read(parsed.data.household, 'household', 'household', problems)
  const members = parsed.data.members.map((member, i) => read(member, 'person', `members.${i}`, problems))
  const catalogue = shippedCatalogue()
  const known = new Set(catalogue.parameters.map((parameter) => parameter.id))
  for (const id of Object.keys(parameters))
    if (!known.has(id)) problems.push({ path: `parameters.${id}`, messageZh: `没有“${id}”这个参数` })
  if (problems.length > 0)
    throw new KoumenError(
      'INVALID_INPUT',
      `家庭文件有误：${problems.map((p) => `${p.path} ${p.messageZh}`).join('；')}`,
      problems,
    )

  const inForce = overrideParameters(parametersInForce(catalogue.parameters, asOf, SAMPLE_AREA), parameters, '文件给出')
  const plain = { household, members }
  const frame = frameOf(catalogue.book.layout, plain, inForce)
  const verdicts = verdictsOf(catalogue, plain, inForce)
  const answer = (policy: number, kleene: 0 | 1 | 2, member: number): FileVerdict => {
    const rule = catalogue.policies[policy]?.rule
    const missing = kleene === 1 && rule ? missingFacts(rule, frame, member).map((fact) => fact.factId) : []
    return { verdict: verdictOf(kleene), missing: [...new Set(missing)] }
  }
  return {
    verdicts: Object.fromEntries(
      catalogue.policies.map(({ policy }, index) => {
        const verdict = verdicts[index]
        return [
          policy.id,
          typeof verdict === 'number' ? answer(index, verdict, 0) : (verdict ?? []).map((v, m) => answer(index, v, m)),
        ]
      }),
    ),
  }
}

const read = (
  facts: Record<string, unknown>,
  holder: 'household' | 'person',
  path: string,
  problems: FieldProblem[],
): Record<string, FactScalar> => {
  const result: Record<string, FactScalar> = {}
  for (const [id, value] of Object.entries(facts)) {
    if (value === null || value === undefined || REMARKS.has(id)) continue
    const fact = findFact(id)
    const problem = problemOf(fact, id, value, holder)
    if (problem === undefined) result[id] = inside(fact as Fact, value as FactScalar)
    else problems.push({ path: `${path}.${id}`, messageZh: problem })
  }
  return result
}

const problemOf = (
  fact: Fact | undefined,
  id: string,
  value: unknown,
  holder: 'household' | 'person',
): string | undefined => {
  if (!fact) return `没有“${id}”这一项事实`
  if ((fact.subject === 'person') !== (holder === 'person') && fact.subject !== 'any')
    return `“${fact.labelZh}”应当写在${fact.subject === 'person' ? 'members' : 'household'}里`
  if (fact.type === 'integer' && !Number.isInteger(value)) return `“${fact.labelZh}”要填整数`
  return problemWithValue(fact, value, true)
}

const inside = (fact: Fact, value: FactScalar): FactScalar =>
  fact.type === 'money' && typeof value === 'number' ? scaleYuan(value) : value
