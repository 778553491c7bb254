import fc from 'fast-check'
import { applyFolds, foldHousehold, sameFacts } from '@shared/feeds/apply-folds'
import { findFeed } from '@shared/feeds/catalogue'
import { foldRows } from '@shared/feeds/fold'
import { endAbsent, keepRow } from '@shared/feeds/keep-rows'
import type { KeptRow } from '@shared/feeds/model'
import { emptySheet, mergeFact } from '@shared/facts/sheet'

const TODAY = '2026-11-23'
const row = (given: Partial<KeptRow> & Pick<KeptRow, 'key' | 'on' | 'values'>): KeptRow => ({
  personId: 'p1',
  dataOn: given.on,
  endedOn: null,
  batchId: 'b1',
  ...given,
})
const valueOf = (feedId: string, rows: KeptRow[], factId: string, today = TODAY) => {
  const feed = findFeed(feedId)
  if (!feed) throw new Error(feedId)
  return foldRows(feed, rows, today).find((f) => f.factId === factId)?.value
}
const push = (on: string, fen: number) => row({ key: on, on, values: { pushedOn: on, selfBurdenYtd: fen } })

describe('folding', () => {
  it('a cumulative amount is the largest of the year, never the sum, and starts again in January', () => {
    const rows = [push('2026-11-22', 2_946_000), push('2026-11-23', 3_617_235), push('2025-12-30', 9_000_000)]
    expect(valueOf('mi-large-expense', rows, 'medical.selfPaidYtdPushed')).toBe(3_617_235)
    expect(valueOf('mi-large-expense', rows, 'medical.selfPaidYtdPushed', '2027-01-02')).toBeUndefined()
    expect(valueOf('mi-large-expense', rows, 'medical.largeExpensePushes12m')).toBe(3)
  })

  it('stays are summed by settlement date; a refund nets to zero', () => {
    const stay = (key: string, on: string, fen: number, reversal: '0' | '1') =>
      row({ key, on, values: { setlTime: on, totalFee: fen, selfBurden: fen, reversal } })
    const rows = [
      stay('a', '2026-03-01', 500_000, '0'),
      stay('b', '2026-06-01', 120_050, '0'),
      stay('b1', '2026-06-02', 120_050, '1'),
    ]
    expect(valueOf('mi-inpatient', rows, 'medical.selfPaidYtd')).toBe(500_000)
    expect(valueOf('mi-inpatient', [...rows, stay('c', '2025-12-31', 99, '0')], 'medical.selfPaidYtd')).toBe(500_000)
  })

  it('a payment of last spring is not a benefit received now; one that failed is none', () => {
    const pay = (month: string, status: string) =>
      row({ key: month, on: `${month}-01`, values: { month, amount: 6000, status } })
    expect(valueOf('ca-elder-allowance', [pay('2026-10', '1')], 'benefit.received')).toEqual(['old-age-allowance'])
    expect(valueOf('ca-elder-allowance', [pay('2026-03', '1')], 'benefit.received')).toBeUndefined()
    expect(valueOf('ca-elder-allowance', [pay('2026-10', '2')], 'benefit.received')).toBeUndefined()
  })

  it('未鉴定 is kept as such; a missing cell never turns into no', () => {
    const house = (values: KeptRow['values']) => row({ key: 'h', on: '2026-05-01', values })
    expect(valueOf('hc-danger-house', [house({ grade: 'U' })], 'housing.dangerGrade')).toBe('U')
    expect(valueOf('hc-danger-house', [house({ grade: 'B' })], 'housing.occupied')).toBeUndefined()
    expect(valueOf('hc-danger-house', [house({ grade: 'B', occupied: '0' })], 'housing.occupied')).toBe(false)
  })

  it('who has left a complete list is known to have left; who never was on it is unknown', () => {
    const listed = row({ key: 'x', on: '2026-10-31', values: { monthlyAmount: 86_000 } })
    const { rows } = endAbsent([listed], '2026-11-22')
    expect(valueOf('ca-dibao-household', rows, 'household.isDibao')).toBe(false)
    expect(valueOf('ca-dibao-household', rows, 'benefit.dibaoMonthly')).toBeUndefined()
    expect(valueOf('ca-dibao-household', [], 'household.isDibao')).toBeUndefined()
  })

  const anyRow = fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 11 }),
      fen: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    })
    .map(({ day, month, fen }) => push(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, fen))

  it('the order of rows does not matter, nor how often one comes', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), fc.array(fc.nat(19), { maxLength: 10 }), (rows, repeats) => {
        const keep = (list: KeptRow[]) => list.reduce<KeptRow[]>((kept, r) => keepRow(kept, r).rows, [])
        const once = keep(rows)
        const again = keep([...once, ...repeats.flatMap((i) => once[i] ?? [])])
        const told = (list: KeptRow[]) => foldHousehold({ 'mi-large-expense': list }, TODAY)
        expect(told(again)).toEqual(told(once))
        expect(told([...once].reverse())).toEqual(told(once))
      }),
    )
  })
})

describe('rows that are kept', () => {
  it('an older file arriving late never overwrites a newer word', () => {
    const newer = push('2026-11-23', 2)
    const late = { ...push('2026-11-23', 1), dataOn: '2026-11-20' }
    expect(keepRow([newer], late)).toEqual({ rows: [newer], changed: false })
  })

  it('who stands in the list again has not left', () => {
    const gone = { ...row({ key: 'x', on: '2026-10-31', values: {} }), endedOn: '2026-11-01' }
    const back = row({ key: 'x', on: '2026-10-31', dataOn: '2026-11-22', values: {} })
    expect(keepRow([gone], back)).toEqual({ rows: [back], changed: true })
  })
})

describe('the sheet', () => {
  const sheet = emptySheet('h1', ['p1'])

  it('benefits of several departments are one set, not a quarrel', () => {
    const told = foldHousehold(
      {
        'ca-dibao-member': [row({ key: 'm', on: '2026-11-22', values: {} })],
        'ca-elder-allowance': [row({ key: '10', on: '2026-10-01', values: { month: '2026-10', status: '1' } })],
      },
      TODAY,
    )
    const entry = applyFolds(sheet, told).members[0]?.facts['benefit.received']
    expect(entry?.value).toEqual(['dibao', 'old-age-allowance'])
    expect(entry?.others).toBeUndefined()
  })

  it('what was seen at a visit stays beside what a department says', () => {
    const visited = {
      ...sheet,
      household: {
        'housing.occupied': mergeFact(undefined, { value: true, source: { kind: 'visit' }, asOf: '2026-11-20' }),
      },
    }
    const told = foldHousehold(
      { 'hc-danger-house': [row({ key: 'h', on: '2026-05-01', values: { grade: 'D', occupied: '0' } })] },
      TODAY,
    )
    const entry = applyFolds(visited, told).household['housing.occupied']
    expect(entry).toMatchObject({
      value: true,
      source: { kind: 'visit' },
      others: [{ value: false, source: { kind: 'feed' } }],
    })
    expect(applyFolds(applyFolds(visited, told), []).household['housing.occupied']).toEqual(
      visited.household['housing.occupied'],
    )
  })

  it('applying the same facts again changes nothing', () => {
    const told = foldHousehold({ 'mi-large-expense': [push('2026-11-23', 5)] }, TODAY)
    const once = applyFolds(sheet, told)
    expect(sameFacts(applyFolds(once, told), once)).toBe(true)
    expect(sameFacts(once, sheet)).toBe(false)
  })
})
