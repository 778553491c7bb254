import { applyFolds, foldHousehold } from '@shared/feeds/apply-folds'
import { findFeed } from '@shared/feeds/catalogue'
import type { FeedFold } from '@shared/feeds/definition'
import { foldRows } from '@shared/feeds/fold'
import { dropOldEvents } from '@shared/feeds/keep-rows'
import type { KeptRow } from '@shared/feeds/model'
import { conflictsOf, emptySheet } from '@shared/facts/sheet'

const TODAY = '2026-11-23'
const row = (on: string, values: KeptRow['values'], given: Partial<KeptRow> = {}): KeptRow => ({
  key: on,
  personId: 'p1',
  on,
  dataOn: on,
  endedOn: null,
  batchId: 'b1',
  values,
  ...given,
})

/** The rows of one person, folded one way. */
const fold = (how: Partial<FeedFold> & Pick<FeedFold, 'fold'>, rows: KeptRow[]) => {
  const feed = findFeed('ca-temporary-aid')
  if (!feed) throw new Error('no feed')
  const folds: FeedFold[] = [{ fact: 'x.y', of: 'person', column: 'n', ...how }]
  return foldRows({ ...feed, folds }, rows, TODAY)[0]?.value
}
const amounts = (...given: [string, number][]) => given.map(([on, n], i) => row(on, { n }, { key: String(i) }))
const SPREAD = amounts(['2024-06-01', 7], ['2025-11-23', 5], ['2025-11-24', 3], ['2026-05-23', 2], ['2026-11-01', 4])

describe('each kind of fold', () => {
  it.each([
    ['latest', 4],
    ['earliest', 7],
    ['max', 7],
    ['min', 2],
    ['maxYear', 4],
    ['max12m', 4],
    ['median6m', 4],
    ['sumYear', 6],
    ['sum12m', 9],
    ['sumActive', 21],
    ['count', 5],
    ['count6m', 1],
    ['count12m', 3],
    ['count24m', 4],
    ['exists', true],
    ['activeNow', true],
  ] as const)('%s', (kind, value) => expect(fold({ fold: kind }, SPREAD)).toBe(value))

  it('the window is the day itself and the days before it', () => {
    expect(fold({ fold: 'count12m' }, amounts(['2025-11-23', 1]))).toBe(0)
    expect(fold({ fold: 'count12m' }, amounts(['2025-11-24', 1]))).toBe(1)
    expect(fold({ fold: 'sum12m' }, amounts(['2025-11-23', 1]))).toBeUndefined()
  })

  it('latestDate is the newest day of the column, whenever its row came', () => {
    const rows = [row('2026-01-01', { n: '2026-10-01' }), row('2026-02-01', { n: '2026-09-01' })]
    expect(fold({ fold: 'latestDate' }, rows)).toBe('2026-10-01')
  })

  it('streak counts the newest rows in a row that pass', () => {
    const results = (...codes: string[]) => codes.map((n, i) => row(`2026-11-0${i + 1}`, { n }))
    const failed = { fold: 'streak' as const, where: { column: 'n', in: ['4', '5'] } }
    expect(fold(failed, results('4', '1', '4', '5'))).toBe(2)
    expect(fold(failed, results('4', '4', '1'))).toBe(0)
    expect(fold(failed, results('4', '4'))).toBe(2)
    expect(fold(failed, [])).toBeUndefined()
  })

  it('a series keeps 24 months, one reading a day or month, null where none came', () => {
    const daily = amounts(['2024-11-22', 9], ['2026-11-20', 1], ['2026-11-22', 0], ['2026-11-22', 2])
    expect(fold({ fold: 'series', every: 'day' }, daily)).toEqual([1, null, 2])
    const monthly = amounts(['2024-11-30', 9], ['2026-08-01', 1], ['2026-08-31', 1], ['2026-10-01', 5])
    expect(fold({ fold: 'series', every: 'month' }, monthly)).toEqual([2, null, 5])
    expect(fold({ fold: 'series', every: 'month' }, [])).toBeUndefined()
  })

  it('a yes/no column gives a yes/no fact; an empty one leaves it unknown', () => {
    const map = { 1: true, 0: false }
    expect(fold({ fold: 'latest', map }, [row('2026-01-01', { n: '0' })])).toBe(false)
    expect(fold({ fold: 'latest', map }, [row('2026-01-01', {})])).toBeUndefined()
  })

  it('tests of a row: all must hold; absent, not past and this year look at the day', () => {
    const active = (where: FeedFold['where'], n: KeptRow['values'][string] | undefined) =>
      fold({ fold: 'activeNow', column: undefined, where }, [row('2026-01-01', n === undefined ? {} : { n })])
    expect(active({ column: 'n', absent: true }, undefined)).toBe(true)
    expect(active({ column: 'n', absent: true }, '2026-01-01')).toBe(false)
    expect(active({ column: 'n', notPast: true }, '2026-11-23')).toBe(true)
    expect(active({ column: 'n', notPast: true }, '2026-11-22')).toBe(false)
    expect(active({ column: 'n', notPast: true }, '2026-11')).toBe(true)
    expect(active({ column: 'n', thisYear: true }, 2026)).toBe(true)
    expect(active({ column: 'n', thisYear: true }, 2025)).toBe(false)
    expect(active({ column: 'n', contains: ['医', '病'] }, '大病救助')).toBe(true)
    expect(
      active(
        [
          { column: 'n', above: 1 },
          { column: 'm', in: ['1'] },
        ],
        2,
      ),
    ).toBe(false)
  })
})

describe('one fact of several feeds', () => {
  const stay = (on: string, selfBurden: number) => row(on, { setlTime: on, selfBurden, totalFee: selfBurden })
  const told = (rows: Record<string, KeptRow[]>, fact: string) =>
    foldHousehold(rows, TODAY).filter((f) => f.factId === fact)
  const sheetOf = (rows: Record<string, KeptRow[]>) =>
    applyFolds(emptySheet('h1', ['p1']), foldHousehold(rows, TODAY)).members[0]?.facts

  it('sums add up to one voice that names its feeds', () => {
    const rows = { 'mi-inpatient': [stay('2026-03-01', 500)], 'mi-outpatient': [stay('2026-04-01', 20)] }
    const entry = sheetOf(rows)?.['medical.selfPaidYtd']
    expect(entry).toMatchObject({ value: 520, asOf: '2026-04-01' })
    expect(entry?.others).toBeUndefined()
    expect(entry?.source.label).toBe('医保住院费用结算明细、医保门诊及慢特病费用结算汇总')
  })

  it('not standing on one list contradicts nobody who stands on another', () => {
    const left = row('2026-05-01', { pointKind: '1' }, { endedOn: '2026-11-01' })
    const rows = { 'nr-geohazard': [left], 'wr-flood-zone': [row('2026-06-01', { zoneKind: '4' })] }
    expect(told(rows, 'hazard.inZone').map((f) => f.value)).toEqual([true])
    expect(told({ 'nr-geohazard': [left] }, 'hazard.inZone').map((f) => f.value)).toEqual([false])
  })

  it('the register made for it counts first though another is newer; the other word stays in sight', () => {
    const rows = {
      'ps-death': [row('2026-11-01', { deathDate: '2026-10-30', cancelledOn: '2026-11-01' })],
      'ca-cremation': [row('2026-11-02', { deathDate: '2026-10-31', cremationDate: '2026-11-02' })],
    }
    const entry = sheetOf(rows)?.['person.deathDate']
    expect(entry).toMatchObject({ value: '2026-10-30', source: { feedId: 'ps-death' } })
    expect(entry && conflictsOf(entry).map((v) => [v.value, v.source.feedId])).toEqual([['2026-10-31', 'ca-cremation']])
  })

  it('where a fact ages, the newer word counts', () => {
    const rows = {
      'ca-dibao-member': [row('2026-09-01', { employment: '3' })],
      'hr-unemployment-reg': [row('2026-10-01', { regOn: '2026-10-01', status: '已就业' })],
    }
    expect(sheetOf(rows)?.['employment.status']).toMatchObject({
      value: '1',
      source: { feedId: 'hr-unemployment-reg' },
    })
  })
})

describe('old events', () => {
  const feed = (id: string) => {
    const found = findFeed(id)
    if (!found) throw new Error(id)
    return found
  }

  it('go after three years, but what lasts does not go with them', () => {
    const death = [row('2015-01-01', { deathDate: '2015-01-01' })]
    expect(dropOldEvents(feed('ps-death'), death, TODAY)).toEqual(death)
    const aids = ['2019-01-01', '2020-01-01', '2021-01-01', '2026-01-01'].map((on) => row(on, { approvedOn: on }))
    expect(dropOldEvents(feed('ca-temporary-aid'), aids, TODAY).map((r) => r.on)).toEqual(['2019-01-01', '2026-01-01'])
  })

  it('readings of a meter are kept as long as a year can be compared with the one before', () => {
    const days = ['2024-10-01', '2024-12-01', '2026-11-22'].map((on) =>
      row(on, { date: on, kwh: 3 }, { personId: null }),
    )
    expect(dropOldEvents(feed('pw-daily'), days, TODAY).map((r) => r.on)).toEqual(['2024-12-01', '2026-11-22'])
  })
})
