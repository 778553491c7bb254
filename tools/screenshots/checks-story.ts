import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import type { Scene } from './shot'

// The housing bureau writes a rule of its own and the federation compares its certificates.

const COUNTY = '339921'

const RULE: WarningDraft = {
  titleZh: '危房有老人',
  subject: 'person',
  join: 'all',
  conditions: [
    { factId: 'person.age', op: 'atLeast', value: 60 },
    { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] },
  ],
  category: 'living',
  severity: 'orange',
  recipient: { role: 'townshipOfficer' },
  deadlineWorkingDays: 5,
  visitQuestionsZh: ['下雨天晚上睡在哪里？'],
  period: 'quarter',
  coolDownDays: 60,
  basisZh: '青建〔2026〕18号',
}

/** A draft, tried on the last year and handed to a second person. */
export async function writeRule({ as, notes }: Scene): Promise<void> {
  const housing = await as('housing')
  const { changeId } = await housing.call('warnings', 'saveDraft', { draft: RULE })
  notes.set('rule.change', changeId)
  for (let finished = false; !finished;) ({ finished } = await housing.call('warnings', 'testDraft', { changeId }))
  const { version } = await housing.call('warnings', 'ruleChange', { changeId })
  const from = '2026-12-01'
  await housing.call('warnings', 'proposeRule', { changeId, version, from, noteZh: '汛期前把还住老人的危房看一遍' })
}

export async function compareCertificates({ as }: Scene): Promise<void> {
  const federation = await as('disabled-federation')
  const area = { areaCode: COUNTY }
  await federation.call('warnings', 'startYearlyCheck', area)
  for (let status = 'running'; status === 'running';)
    ({ status } = await federation.call('warnings', 'continueYearlyCheck', area))
}
