import type { LocalDate } from '../kernel/dates'
import { parametersInForce } from '../rules/parameters'
import { CONSENT_SCOPES, categoryTitleZh } from './catalogue'
import { conditionLines, factValueZh, textLines } from './condition-lines'
import { DECIDER_LABELS } from './labels'
import type { Policy } from './model'
import { departmentNameZh, needTitleZh } from './policy-sheet'
import { amountLines } from './policy-sheet-amount'
import { parametersOf, plainParameters, versionsOf, type RuleBase } from './policy-sheet-versions'
import { CONFIDENCE_ZH, FREQUENCY_ZH, KIND_ZH, limitZh, MODE_ZH, RECIPIENT_ZH, UNIT_ZH } from './policy-sheet-words'

export interface Difference {
  fieldZh: string
  beforeZh: string
  afterZh: string
}

/** What differs between two versions of a policy; undefined where one of them does not exist. */
export const compareVersions = (
  base: RuleBase,
  policyId: string,
  versions: { before: number; after: number },
  place: { on: LocalDate; area: string },
): { titleZh: string; differences: Difference[] } | undefined => {
  const known = versionsOf(base, policyId)
  const find = (version: number): Policy | undefined =>
    known.findLast((one) => one.version === version && one.policy !== null)?.policy ?? undefined
  const [before, after] = [find(versions.before), find(versions.after)]
  if (!before || !after) return undefined
  return { titleZh: after.titleZh, differences: differencesOf(before, after, base, place) }
}

const NOTHING_ZH = '（没有）'

const differencesOf = (
  before: Policy,
  after: Policy,
  base: RuleBase,
  { on, area }: { on: LocalDate; area: string },
): Difference[] => {
  const parameters = parametersInForce(plainParameters(parametersOf(base)), on, area)
  const fields = FIELDS(parameters)
  return fields.flatMap(([fieldZh, linesOf]) => {
    const [old, fresh] = [linesOf(before), linesOf(after)]
    const gone = old.filter((line) => !fresh.includes(line))
    const come = fresh.filter((line) => !old.includes(line))
    if (gone.length === 0 && come.length === 0) return []
    return [{ fieldZh, beforeZh: gone.join('\n') || NOTHING_ZH, afterZh: come.join('\n') || NOTHING_ZH }]
  })
}

type Parameters = ReturnType<typeof parametersInForce>
type Field = readonly [string, (policy: Policy) => readonly string[]]

/** Every field that an officer reads, as lines; of a list only the lines that differ are told. */
const FIELDS = (parameters: Parameters): readonly Field[] => [
  ['名称', ({ titleZh }) => [titleZh]],
  ['类别', ({ category }) => [categoryTitleZh(category)]],
  ['对应需要', ({ needs }) => needs.map(needTitleZh)],
  ['主管部门', ({ department, coDepartments = [] }) => [department, ...coDepartments].map(departmentNameZh)],
  ['形式', ({ kind }) => [KIND_ZH[kind]]],
  ['认定单位', ({ unit }) => [UNIT_ZH[unit]]],
  ['发给谁', ({ recipient }) => [RECIPIENT_ZH[recipient]]],
  ['条件', ({ eligibility }) => textLines(conditionLines(eligibility, parameters))],
  ['条件说明', ({ eligibilityZh }) => [eligibilityZh]],
  ['标准', (policy) => amountLines(policy, parameters)],
  ['标准说明', ({ amountZh }) => [amountZh]],
  ['多久一次', ({ frequency }) => [FREQUENCY_ZH[frequency]]],
  ['怎么给', ({ applicationMode, autoGrantZh }) => [MODE_ZH[applicationMode], ...(autoGrantZh ? [autoGrantZh] : [])]],
  ['去哪里办', ({ applyAt }) => [applyAt.whereZh]],
  ['谁来定', ({ deciderLevel }) => [DECIDER_LABELS[deciderLevel].zh]],
  [
    '材料',
    ({ requiredDocuments }) =>
      requiredDocuments.map(
        ({ nameZh, obtainableByDataSharing }) => `${nameZh}${obtainableByDataSharing ? '（不用交）' : ''}`,
      ),
  ],
  [
    '流程',
    ({ process }) =>
      process.map((step) => {
        const limit = limitZh({ workingDays: step.limitWorkingDays, calendarDays: step.limitCalendarDays })
        return `${step.actorZh}：${step.actionZh}${limit ? `，${limit}` : ''}`
      }),
  ],
  [
    '时限',
    ({ timeLimit }) => [
      ...(limitZh(timeLimit) ? [`${limitZh(timeLimit)}`] : []),
      ...(timeLimit.byScope ?? []).map((scope) => `${limitZh(scope) ?? '没有写明'}（${scope.basisZh}）`),
      ...(timeLimit.noteZh ? [timeLimit.noteZh] : []),
    ],
  ],
  ['审批通过后', ({ grantsFacts = [] }) => grantsFacts.map(({ fact, value }) => factValueZh(fact, value))],
  [
    '要征得同意',
    ({ consentScopes }) => consentScopes.flatMap((id) => CONSENT_SCOPES.find((scope) => scope.id === id)?.nameZh ?? []),
  ],
  [
    '依据',
    ({ basis, otherBases = [] }) =>
      [basis, ...otherBases].map(({ title, number, article }) => `《${title}》${article ?? ''}（${number}）`),
  ],
  ['依据把握', ({ confidence }) => [CONFIDENCE_ZH[confidence]]],
  ['待县里核实', ({ doubtsZh = [] }) => doubtsZh],
]
