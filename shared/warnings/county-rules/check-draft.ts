import { lintMessageZh } from '../../eligibility/lint-words'
import type { Fact } from '../../facts/model'
import { findDepartment, findFact } from '../../facts/vocabulary'
import type { FieldProblem } from '../../kernel/errors'
import { lintWarnings } from '../lint-warnings'
import { buildRule } from './build-rule'
import { kindOf, LONGEST_DAYS, OPS_OF, SHORTEST_DAYS, unitOf } from './comparisons'
import { FEWEST_CONDITIONS, type DraftCondition, type WarningDraft } from './draft'
import { isComparable, isKnownTo, isOfEverybody } from './known-facts'
import { narrowRanges } from './narrow-ranges'

/** From which post the rule is written; a dispatcher's has no department. */
export interface DraftAuthor {
  departmentId?: string
}

const MOST_YUAN = 100_000_000
const MOST_PERCENT = 1000

const problem = (path: string, messageZh: string): FieldProblem => ({ path, messageZh })

/**
 * What is wrong with a draft, field by field, each with what to do. A rule of an officer looks for hardship: it compares
 * at least two things, never text, exact figures or sealed matters, and only what its author and its reader may know.
 */
export const checkDraft = (draft: WarningDraft, author: DraftAuthor): FieldProblem[] => {
  const found = [
    ...checkWords(draft),
    ...checkRecipient(draft),
    ...draft.conditions.flatMap((row, i) =>
      checkRow(row, author).map(({ path, messageZh }) => problem(`conditions.${i}.${path}`, messageZh)),
    ),
    ...checkTogether(draft),
  ]
  if (found.length > 0) return found
  return lintWarnings([{ file: 'draft', content: buildRule(draft, 'draft', 1) }]).map(({ message }) =>
    problem('conditions', inWords(lintMessageZh(message))),
  )
}

/** Ids of facts in a linter's message by their names. */
const inWords = (messageZh: string): string =>
  messageZh.replace(/“([a-z]+\.[A-Za-z0-9]+)”/g, (_, id: string) => `“${labelOf(id)}”`)

const checkWords = ({ titleZh, basisZh }: WarningDraft): FieldProblem[] => [
  ...(titleZh.length < 2 ? [problem('titleZh', '请起一个两到十二个字的名字，例如：独居停电')] : []),
  ...(basisZh.length < 2 ? [problem('basisZh', '请写依据：哪份文件，或者县里的哪种做法')] : []),
]

const checkRecipient = ({ recipient, conditions }: WarningDraft): FieldProblem[] => {
  const { role, departmentId } = recipient
  if (role === 'departmentOfficer') {
    if (departmentId === undefined || !findDepartment(departmentId))
      return [problem('recipient.departmentId', '请选交给哪个部门')]
    const unknown = conditions.map(({ factId }) => factId).filter((id) => findFact(id) && !isKnownTo(departmentId, id))
    return unknown.length === 0
      ? []
      : [
          problem(
            'recipient.departmentId',
            `“${labelOf(unknown[0] ?? '')}”不归这个部门看，请交给乡镇民政干部，或者去掉这个条件`,
          ),
        ]
  }
  const sensitive = conditions.find(({ factId }) => findFact(factId)?.sensitivity === 'sensitive')
  return role === 'gridWorker' && sensitive
    ? [
        problem(
          'recipient.role',
          `用到了敏感信息（${labelOf(sensitive.factId)}），要先交给乡镇民政干部问一问，不能直接派网格员`,
        ),
      ]
    : []
}

const labelOf = (factId: string): string => findFact(factId)?.labelZh ?? '这一项'

const checkRow = (row: DraftCondition, { departmentId }: DraftAuthor): FieldProblem[] => {
  const fact = findFact(row.factId)
  if (!fact) return [problem('factId', '请从列表里选一项')]
  if (fact.sensitivity === 'sealed')
    return [problem('factId', `“${fact.labelZh}”是封存的事项，走专人专线，不能写进规则，请换一项`)]
  if (!isComparable(fact)) return [problem('factId', `“${fact.labelZh}”会认出某一个人或某一类人，不能当条件，请换一项`)]
  if (departmentId !== undefined && !isKnownTo(departmentId, row.factId))
    return [problem('factId', `“${fact.labelZh}”不归本部门看，请换一项，或请县级调度员来写`)]
  if (!OPS_OF[kindOf(fact)].includes(row.op)) return [problem('op', `“${fact.labelZh}”不能这样比，请重新选比法`)]
  const wrong = wrongValue(row, fact)
  return wrong === undefined ? [] : [problem('value', wrong)]
}

const wrongValue = ({ op, value }: DraftCondition, fact: Fact): string | undefined => {
  const kind = kindOf(fact)
  if (kind === 'yesNo') return typeof value === 'boolean' ? undefined : '请选“是”或“否”'
  if (kind === 'choice') {
    const many = op === 'oneOf' || op === 'noneOf'
    const chosen = Array.isArray(value) ? value : [value]
    if (many !== Array.isArray(value) || chosen.length === 0) return many ? '请至少选一个' : '请选一个'
    return chosen.every((one) => fact.enum?.some((choice) => choice.value === one)) ? undefined : '请从列表里选'
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `请填数字，单位是${unitOf(fact) ?? '个'}`
  if (kind === 'days')
    return Number.isInteger(value) && value >= SHORTEST_DAYS && value <= LONGEST_DAYS
      ? undefined
      : `请填${SHORTEST_DAYS}到${LONGEST_DAYS}之间的整天数（太短的日子会认出某一个人）`
  return wrongNumber(value, fact)
}

const wrongNumber = (value: number, fact: Fact): string | undefined => {
  const [least, most] =
    fact.type === 'money'
      ? [0, MOST_YUAN]
      : fact.type === 'ratio'
        ? [0, MOST_PERCENT]
        : [fact.min ?? -Infinity, fact.max ?? Infinity]
  if (fact.type === 'integer' && !Number.isInteger(value)) return '请填整数'
  return value < least || value > most ? `这个数不在${least}到${most}之间，请核对有没有多打一位` : undefined
}

const checkTogether = ({ conditions, join }: WarningDraft): FieldProblem[] => {
  if (conditions.length < FEWEST_CONDITIONS)
    return [problem('conditions', `至少要有${FEWEST_CONDITIONS}个条件：只有一个条件，报出来的是名单，不是困难的苗头`)]
  if (conditions.every(({ factId }) => isOfEverybody(factId)))
    return [problem('conditions', '只有年龄、性别、户籍，看不出困难，请加一个说明困难的条件')]
  return narrowRanges(conditions, join)
}
