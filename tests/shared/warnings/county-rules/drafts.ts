import type { WarningDraft } from '@shared/warnings/county-rules/draft'

/** 独居、80岁以上、住危房: a rule that any county might write. */
export const draftOf = (more: Partial<WarningDraft> = {}): WarningDraft => ({
  titleZh: '高龄住危房',
  subject: 'person',
  join: 'all',
  conditions: [
    { factId: 'person.age', op: 'atLeast', value: 70 },
    { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] },
  ],
  category: 'living',
  severity: 'orange',
  recipient: { role: 'townshipOfficer' },
  deadlineWorkingDays: 5,
  visitQuestionsZh: ['晚上下雨睡在哪里？'],
  period: 'quarter',
  coolDownDays: 30,
  basisZh: '青民〔2026〕52号',
  ...more,
})
