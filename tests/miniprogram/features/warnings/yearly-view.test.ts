import { passedZh, seesYearlyCheck, showChoices } from '../../../../miniprogram/features/warnings/yearly/yearly-view'
import { sheetText } from '../../../../miniprogram/features/warnings/checks/checks-view'
import { barOf, countZh, factsFound } from '../../../../miniprogram/features/warnings/rules/rules-view'

const counts = { holders: 50, passed: 41, differs: 4, unknown: 3, confirmed: 2 }

test('the check of the year is shown to the federation and the dispatcher', () => {
  const with_ = (role: string, departmentId: string | null = null) => ({ staff: [{ role, departmentId }] })
  expect(seesYearlyCheck(with_('departmentOfficer', 'disabled-federation'))).toBe(true)
  expect(seesYearlyCheck(with_('countyDispatcher'))).toBe(true)
  expect(seesYearlyCheck(with_('departmentOfficer', 'civil-affairs'))).toBe(false)
  expect(seesYearlyCheck(with_('administrator'))).toBe(false)
  expect(seesYearlyCheck(undefined)).toBe(false)
})

test('counts are said with their words; of nobody there is no rate', () => {
  expect(passedZh(counts)).toBe('82%')
  expect(passedZh({ ...counts, holders: 0, passed: 0 })).toBe('—')
  expect(showChoices(counts).map(({ label }) => label)).toContain('对不上 4')
})

test('too few are not told exactly, and their bar is the least there is', () => {
  expect(countZh(null, '户')).toBe('不到5户')
  expect(countZh(12, '户')).toBe('12户')
  expect(barOf(null, [null, 10])).toBe(10)
  expect(barOf(10, [null, 10])).toBe(100)
})

test('a cell of the copied sheet holds no line break that would make a row of its own', () => {
  const row = {
    personNameZh: '金老伯',
    areaZh: '石埠村',
    addressZh: '老街\n3号',
    titleZh: '残疾证与补贴不符',
    dueOn: '2026-12-07',
    statusZh: '待处理',
    evidence: [{ labelZh: '证件状态', valueZh: '过期', sourceZh: '持证', asOf: '2026-11-20' }],
  }
  const lines = sheetText([row] as never).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]?.split('\t')).toHaveLength(6)
})

test('facts are found by their name or their list, the shortest name first', () => {
  const fact = (labelZh: string, sourceZh: string) => ({ labelZh, sourceZh }) as never
  const all = [fact('本年累计个人负担', '大额医疗'), fact('自付', '大额医疗'), fact('年龄', '户籍')]
  expect(factsFound(all, '大额').map(({ labelZh }) => labelZh)).toEqual(['自付', '本年累计个人负担'])
  expect(factsFound(all, ' ')).toEqual([])
})
