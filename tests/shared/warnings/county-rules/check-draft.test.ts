import { buildRule } from '@shared/warnings/county-rules/build-rule'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import { factChoices } from '@shared/warnings/county-rules/fact-choices'
import { readBack } from '@shared/warnings/county-rules/read-back'
import type { DraftCondition } from '@shared/warnings/county-rules/draft'
import { lintWarnings } from '@shared/warnings/lint-warnings'
import { draftOf } from './drafts'

const rows = (...conditions: DraftCondition[]) => ({ conditions })
const AGE: DraftCondition = { factId: 'person.age', op: 'atLeast', value: 70 }
const DANGER: DraftCondition = { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] }
const COST: DraftCondition = { factId: 'medical.selfPaidYtdPushed', op: 'moreThan', value: 20_000 }
const paths = (...given: Parameters<typeof checkDraft>) => checkDraft(...given).map(({ path }) => path)

it('a sound draft has no fault, becomes a rule that the linter takes, and is read back in plain words', () => {
  const draft = draftOf()
  expect(checkDraft(draft, {})).toEqual([])
  const rule = buildRule(draft, 'county-x', 1)
  expect(lintWarnings([{ file: 'x', content: rule }])).toEqual([])
  expect(rule.feeds).toContain('hc-danger-house')
  expect(readBack(draft).conditionZh).toMatch(/^这个人：年龄不低于70周岁，并且鉴定等级是C级.*或D级/)
  expect(readBack(draft).thenZh).toBe(
    '报橙色预警“高龄住危房”，交给乡镇民政干部，5个工作日内联系。走访的人只看到“关爱走访”。一季度最多报一次，结案后30天内不再报。',
  )
})

it('a rule about a household looks for one member of whom everything holds', () => {
  const draft = draftOf({ subject: 'household', ...rows(AGE, { ...COST }, DANGER) })
  expect(buildRule(draft, 'county-x', 1).condition).toEqual({
    all: [
      { fact: 'housing.dangerGrade', op: 'in', value: ['C', 'D'] },
      {
        anyMember: {
          all: [
            { fact: 'person.age', op: 'gte', value: 70 },
            { fact: 'medical.selfPaidYtdPushed', op: 'gt', value: 20_000 },
          ],
        },
      },
    ],
  })
  expect(readBack(draft).conditionZh).toContain('家里有同一个人年龄不低于70周岁、又')
})

it('days and per cent are written as people say them', () => {
  const draft = draftOf({
    ...rows(
      { factId: 'disability.certValidUntil', op: 'dueWithin', value: 60 },
      { factId: 'household.rigidSpendingRatio', op: 'atLeast', value: 60 },
    ),
  })
  expect(checkDraft(draft, {})).toEqual([])
  expect(buildRule(draft, 'county-x', 1).condition).toEqual({
    all: [
      { extension: 'dueWithin', with: { fact: 'disability.certValidUntil', days: 60 } },
      { fact: 'household.rigidSpendingRatio', op: 'gte', value: 0.6 },
    ],
  })
  expect(readBack(draft).conditionZh).toMatch(/在今后60天以内，并且.*60%/)
})

it('each fault names its field and what to do', () => {
  const draft = draftOf({
    titleZh: '',
    basisZh: '',
    ...rows(
      { factId: 'person.nothing', op: 'is', value: true },
      { factId: 'person.age', op: 'is', value: 70 },
      { factId: 'housing.dangerGrade', op: 'oneOf', value: ['X'] },
      { factId: 'medical.selfPaidYtdPushed', op: 'moreThan', value: 'viel' },
      { factId: 'disability.certValidUntil', op: 'newerThan', value: 1 },
    ),
  })
  const found = checkDraft(draft, {})
  expect(found.map(({ path }) => path)).toEqual([
    'titleZh',
    'basisZh',
    'conditions.0.factId',
    'conditions.1.op',
    'conditions.2.value',
    'conditions.3.value',
    'conditions.4.value',
  ])
  expect(found.every(({ messageZh }) => /请/.test(messageZh))).toBe(true)
})

it.each(['person.isDvVictim', 'incident.domesticViolenceLast', 'person.guardianshipGap'])(
  'sealed matters are no condition: %s',
  (factId) => {
    const [problem] = checkDraft(draftOf(rows(AGE, { factId, op: 'is', value: true })), {})
    expect(problem).toMatchObject({ path: 'conditions.1.factId', messageZh: expect.stringContaining('封存') as string })
    expect(factChoices({}).some((choice) => choice.factId === factId)).toBe(false)
  },
)

it.each(['disability.certNo', 'person.birthDate', 'person.hukouRegion', 'person.ethnic'])(
  'what finds one person is no condition: %s',
  (factId) =>
    expect(paths(draftOf(rows(DANGER, { factId, op: 'is', value: 'x' })), {})).toEqual(['conditions.1.factId']),
)

it('no exact figures, no narrow ranges, not one condition alone, not only who everybody is', () => {
  const age = (op: 'atLeast' | 'atMost', value: number): DraftCondition => ({ factId: 'person.age', op, value })
  const cost = (op: 'moreThan' | 'atMost', value: number): DraftCondition => ({ ...COST, op, value })
  expect(paths(draftOf(rows(DANGER, age('atLeast', 83), age('atMost', 83))), {})).toEqual(['conditions.2.value'])
  expect(paths(draftOf(rows(DANGER, age('atLeast', 83), age('atMost', 87))), {})).toEqual([])
  expect(paths(draftOf(rows(cost('moreThan', 36_000), cost('atMost', 36_500))), {})).toEqual(['conditions.1.value'])
  expect(paths(draftOf(rows(DANGER)), {})).toEqual(['conditions'])
  expect(paths(draftOf(rows(AGE, { factId: 'person.gender', op: 'is', value: 'female' })), {})).toEqual(['conditions'])
  expect(paths(draftOf(rows(age('atMost', 60), age('atLeast', 90), DANGER)), {})).toEqual(['conditions'])
})

it('a department writes rules over what it may know itself; the dispatcher over all that is not sealed', () => {
  expect(paths(draftOf(), { departmentId: 'housing' })).toEqual([])
  expect(paths(draftOf(rows(AGE, COST)), { departmentId: 'housing' })).toEqual(['conditions.1.factId'])
  expect(paths(draftOf(rows(AGE, COST)), { departmentId: 'medical-insurance' })).toEqual([])
  expect(paths(draftOf(rows(AGE, COST)), {})).toEqual([])
  const own = factChoices({ departmentId: 'housing' }).map(({ factId }) => factId)
  expect(own).toContain('housing.dangerGrade')
  expect(own).not.toContain('medical.selfPaidYtdPushed')
})

it('whoever gets the warning may know what it rests on; a grid worker gets nothing sensitive', () => {
  const to = (departmentId: string) =>
    draftOf({ recipient: { role: 'departmentOfficer', departmentId }, ...rows(AGE, COST) })
  expect(paths(to('housing'), {})).toEqual(['recipient.departmentId'])
  expect(paths(to('medical-insurance'), {})).toEqual([])
  expect(paths(draftOf({ recipient: { role: 'departmentOfficer' } }), {})).toEqual(['recipient.departmentId'])
  expect(paths(draftOf({ recipient: { role: 'gridWorker' }, ...rows(AGE, COST) }), {})).toEqual(['recipient.role'])
  expect(paths(draftOf({ recipient: { role: 'gridWorker' } }), {})).toEqual([])
})

it('every fact on offer can be written into a sound rule', () => {
  const value = { yesNo: true, choice: '', number: 100, days: 30 } as const
  for (const choice of factChoices({})) {
    if (choice.factId === DANGER.factId || choice.factId === COST.factId) continue
    const op = choice.ops[0]!
    const given = choice.kind === 'choice' ? (choice.choices[0]?.value ?? '') : value[choice.kind]
    const bounded = choice.factId === 'person.age' ? 70 : given
    const draft = draftOf(rows({ factId: choice.factId, op, value: bounded }, DANGER, COST))
    const unsound = checkDraft(draft, {}).filter(({ messageZh }) => !messageZh.startsWith('这个数不在'))
    expect([choice.factId, unsound]).toEqual([choice.factId, []])
  }
})
