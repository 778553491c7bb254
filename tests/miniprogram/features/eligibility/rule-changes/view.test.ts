import type { ParameterRow } from '@shared/eligibility/toolbox-contract'
import {
  draftSentence,
  editOf,
  effectSentence,
  emptyForm,
  mayPropose,
  parametersShown,
  percentDone,
  readDate,
  readFigure,
  usualDays,
} from '../../../../../miniprogram/features/eligibility/rule-changes/view'
import { aParameter } from './a-parameter'

const TODAY = '2026-11-23'
const standard = aParameter()
const rate = aParameter({
  parameterId: 'disability.livingRate',
  labelZh: '占低保标准比例',
  unitZh: '%',
  writtenPer: 100,
  typicalRange: [0.2, 0.5],
})
const form = { ...emptyForm('339921'), figure: '1,230', from: '2027年1月1日', source: '青民〔2026〕31号' }

test('a complete form is one edit, in the units of the document', () => {
  expect(editOf(standard, form, TODAY)).toEqual({
    problems: {},
    edit: {
      kind: 'parameter',
      parameterId: 'standard.dibao',
      area: '339921',
      value: 1230,
      from: '2027-01-01',
      sourceZh: '青民〔2026〕31号',
    },
  })
})

test('per cent is typed as per cent and kept as a ratio', () => {
  expect(readFigure('32.5', rate)).toBe(0.325)
  expect(editOf(rate, { ...form, figure: '35' }, TODAY).edit?.value).toBe(0.35)
})

test('a figure outside what is usual needs a tick; with it, it goes', () => {
  const tenfold = { ...form, figure: '12300' }
  expect(editOf(standard, tenfold, TODAY).problems.checked).toMatch(/核对/)
  expect(editOf(standard, { ...tenfold, checked: true }, TODAY).edit?.value).toBe(12300)
})

test.each([
  ['figure', ''],
  ['figure', '-5'],
  ['figure', '一千二'],
  ['from', '2027-02-30'],
  ['from', '2026-11-22'],
  ['from', '明年'],
  ['source', ' '],
] as const)('%s “%s” is told at its own field', (field, typed) => {
  const { edit, problems } = editOf(standard, { ...form, [field]: typed }, TODAY)
  expect(edit).toBeUndefined()
  expect(Object.keys(problems)).toEqual([field])
})

test('days are read as people write them', () => {
  expect([readDate('2027-1-1'), readDate('2027/01/01'), readDate('2027年12月31日')]).toEqual([
    '2027-01-01',
    '2027-01-01',
    '2027-12-31',
  ])
  expect(usualDays('2026-11-23').map(({ date }) => date)).toEqual(['2026-12-01', '2027-01-01'])
  expect(usualDays('2026-12-05').map(({ date }) => date)).toEqual(['2027-01-01'])
})

test('the table says what a draft changes, from what to what', () => {
  const { edit } = editOf(standard, form, TODAY)
  expect(draftSentence(standard, edit!, '全县')).toBe('1,180元/月 → 1,230元/月，全县，2027年1月1日起')
})

test('only dispatchers and departments put values on the table', () => {
  expect(mayPropose({ staff: [{ role: 'countyDispatcher' }] })).toBe(true)
  expect(mayPropose({ staff: [{ role: 'townshipOfficer' }] })).toBe(false)
  expect(mayPropose(undefined)).toBe(false)
})

test('figures are found by their own words, by a policy that reads them, by what is still a sample', () => {
  const rows: ParameterRow[] = [
    standard,
    { ...rate, confidence: 'sample', usedBy: [{ policyId: 'x', titleZh: '生活补贴' }] },
  ]
  const all = { words: '', show: 'all' as const }
  expect(parametersShown(rows, { ...all, words: '生活补贴' })).toHaveLength(1)
  expect(parametersShown(rows, { ...all, policy: 'dibao' })).toEqual([standard])
  expect(parametersShown(rows, { ...all, show: 'sample' })[0]?.parameterId).toBe('disability.livingRate')
  expect(parametersShown(rows, { ...all, show: 'county' })).toEqual([])
})

test('an effect in words; nobody touched is said too', () => {
  const none = { gains: 0, loses: 0, toUnknown: 0, fromUnknown: 0, amountChanges: 0 }
  const effect = {
    policyId: 'dibao',
    titleZh: '低保',
    costBeforeZh: '',
    costAfterZh: '',
    costDifferenceZh: '',
    doubtZh: null,
    ...none,
  }
  expect(effectSentence({ ...effect, gains: 12, loses: 3 })).toBe('12个新享受，3个不再享受')
  expect(effectSentence(effect)).toBe('没有人受影响')
  expect([percentDone({ done: 1, total: 3 }), percentDone({ done: 0, total: 0 })]).toEqual([33, 100])
})
