import { plainConditionZh } from '../../eligibility/condition-lines'
import { findDepartment, findFact } from '../../facts/vocabulary'
import { CARE_VISIT_TITLE_ZH } from '../opener'
import { conditionOf } from './comparisons'
import type { DraftCondition, WarningDraft } from './draft'
import { factNameZh } from './fact-name'
import { PERIOD_LABELS, RECIPIENT_LABELS, SEVERITY_WORDS } from './labels'

const NOTHING = new Map<string, never>()

/** 「残疾人证有效期至还有30天以内」, 「年龄不低于80周岁」: one row in words. */
export const conditionWords = (row: DraftCondition): string => {
  const fact = findFact(row.factId)
  if (!fact) return '（还没有选）'
  const [days, nameZh] = [Number(row.value), factNameZh(fact)]
  if (row.op === 'dueWithin') return `${nameZh}在今后${days}天以内`
  if (row.op === 'olderThan') return `${nameZh}已经过去${days}天以上`
  if (row.op === 'newerThan') return `${nameZh}在最近${days}天以内`
  return plainConditionZh(conditionOf(row, fact), NOTHING).replace(fact.labelZh, nameZh)
}

const isOfPerson = ({ factId }: DraftCondition): boolean => findFact(factId)?.subject === 'person'

const wordsOfHousehold = ({ join, conditions }: WarningDraft): string => {
  const people = conditions.filter(isOfPerson).map(conditionWords)
  const home = conditions.filter((row) => !isOfPerson(row)).map(conditionWords)
  if (join === 'any') return [...home, ...people.map((one) => `家里有人${one}`)].join('，或者')
  const member = people.length === 0 ? [] : [`家里有${people.length > 1 ? '同一个人' : '人'}${people.join('、又')}`]
  return [...home, ...member].join('，并且')
}

const recipientWords = ({ role, departmentId }: WarningDraft['recipient']): string =>
  role === 'departmentOfficer'
    ? `${findDepartment(departmentId ?? '')?.nameZh ?? '（还没有选部门）'}的经办`
    : RECIPIENT_LABELS[role].zh

/** The rule read back in plain words, for whoever wrote it and for whoever approves it. */
export const readBack = (draft: WarningDraft): { conditionZh: string; thenZh: string } => {
  const { join, conditions, subject } = draft
  const whole =
    conditions.length === 0
      ? '（还没有条件）'
      : subject === 'household'
        ? wordsOfHousehold(draft)
        : conditions.map(conditionWords).join(join === 'all' ? '，并且' : '，或者')
  return {
    conditionZh: `${subject === 'person' ? '这个人' : '这一户'}：${whole}`,
    thenZh:
      `报${SEVERITY_WORDS[draft.severity]}预警“${draft.titleZh}”，交给${recipientWords(draft.recipient)}，` +
      `${draft.deadlineWorkingDays}个工作日内联系。走访的人只看到“${CARE_VISIT_TITLE_ZH}”。` +
      `${PERIOD_LABELS[draft.period].zh}，结案后${draft.coolDownDays}天内不再报。`,
  }
}
