import type { KeptRow } from '@shared/feeds/model'
import { findWarningRule } from '@shared/warnings/catalogue'
import { rowLines, rowsBehind } from '@shared/warnings/check-rows'
import { checkKindOf } from '@shared/warnings/check-kinds'

const rule = (id: string) => {
  const found = findWarningRule(id)
  if (!found) throw new Error(id)
  return found
}
const row = (on: string, values: KeptRow['values'], personId: string | null = 'p'): KeptRow => ({
  key: on,
  personId,
  on,
  dataOn: on,
  endedOn: null,
  batchId: 'b',
  values,
})

it('a payment after death stands beside the record of the death: both lists, each with its day', () => {
  const rows = {
    'ps-death': [row('2026-08-02', { deathDate: '2026-08-02', cancelledOn: '2026-08-10' })],
    'ca-disability-subsidy': [row('2026-10-01', { month: '2026-10', livingAmount: 10_500 })],
    'mi-inpatient': [row('2026-07-30', { selfBurden: 1_000 })],
  }
  const lines = rowLines(rule('paid-after-death'), rowsBehind(rule('paid-after-death'), 'p', rows))
  expect(lines.map(({ sourceZh, asOf }) => [sourceZh, asOf])).toEqual([
    ['死亡注销户口信息', '2026-08-02'],
    ['残疾人两项补贴发放明细', '2026-10-01'],
  ])
  expect(lines[1]?.valueZh).toContain('困难残疾人生活补贴105元')
})

it('another department’s rows are told by their day alone', () => {
  const rows = { 'ps-death': [row('2026-08-02', { deathDate: '2026-08-02' })] }
  const [line] = rowLines(rule('paid-after-death'), rowsBehind(rule('paid-after-death'), 'p', rows))
  expect(line?.valueZh).toBe('有一条记录')
})

it('two payments of one hardship are both shown, the newest first, and nobody else’s', () => {
  const aid = (on: string, personId = 'p') => row(on, { amount: 100_000 }, personId)
  const rows = { 'ca-temporary-aid': [aid('2026-11-02'), aid('2026-11-20'), aid('2026-11-21', 'other')] }
  const behind = rowsBehind(rule('duplicate-aid'), 'p', rows)
  expect(behind.map(({ row: { on } }) => on)).toEqual(['2026-11-20', '2026-11-02'])
})

it('only checks show rows', () =>
  expect(rowsBehind(rule('medical-selfpaid-30k'), 'p', { 'mi-large-expense': [row('2026-11-23', {})] })).toEqual([]))

it('each rule has its kind of check, or none', () => {
  const kindOf = (id: string) => checkKindOf({ ...rule(id), ruleId: id })
  expect(kindOf('paid-after-death')).toBe('death')
  expect(kindOf('exclusive-benefits')).toBe('double')
  expect(kindOf('disability-record-mismatch')).toBe('mismatch')
  expect(kindOf('entitled-not-received')).toBe('entitled')
  expect(kindOf('disability-cert-expiring')).toBe('expiring')
  expect(kindOf('medical-selfpaid-30k')).toBeUndefined()
})

it('two benefits that shut each other out stand on two lists: both are shown', () => {
  const rows = {
    'ca-disability-subsidy': [row('2026-10-01', { month: '2026-10', careAmount: 50_000 })],
    'ca-tekun': [row('2026-09-01', {})],
    'pw-daily': [row('2026-11-01', { kwh: 3 })],
  }
  const behind = rowsBehind(rule('exclusive-benefits'), 'p', rows)
  expect(behind.map(({ feedId }) => feedId).sort()).toEqual(['ca-disability-subsidy', 'ca-tekun'])
})
