import { emptySheet } from '@shared/facts/sheet'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import { addDays } from '@shared/kernel/dates'
import { deriveWarningFacts } from '@shared/warnings/derive-warning-facts'

const TODAY = '2026-11-23'

const row = (daysAgo: number, values: KeptRow['values']): KeptRow => ({
  key: `${daysAgo}`,
  personId: null,
  on: addDays(TODAY, -daysAgo),
  dataOn: TODAY,
  endedOn: null,
  batchId: 'b',
  values,
})

const derived = (rows: KeptRowsByFeed, household = {}) =>
  deriveWarningFacts({ ...emptySheet('h'), household }, { today: TODAY, rows }).household

describe('what meters tell', () => {
  it('days without use are counted up to the newest reading, not up to today', () => {
    const facts = derived({ 'pw-daily': [row(9, { kwh: 3 }), row(8, { kwh: 0 }), row(7, { kwh: 0 })] })
    expect(facts['power.daysSinceUse']).toMatchObject({ value: 2, asOf: addDays(TODAY, -7) })
  })

  it('a meter that failed is no dark day', () => {
    const failed = [row(3, { kwh: 2 }), row(2, { meterState: '故障' }), row(1, { meterState: '故障' })]
    expect(derived({ 'pw-daily': failed })['power.daysSinceUse']).toMatchObject({ value: 0, asOf: addDays(TODAY, -3) })
  })

  it('thirty days need thirty readings', () => {
    const days = (count: number) => Array.from({ length: count }, (_, at) => row(at, { kwh: 1 }))
    expect(derived({ 'pw-daily': days(30) })['power.kwh30d']?.value).toBe(30)
    expect(derived({ 'pw-daily': days(29) })['power.kwh30d']).toBeUndefined()
  })

  it('water that has not flowed is counted to the last day the meter was read; without a reading it is not known', () => {
    const lastFlow = (daysAgo: number) => ({
      'water.lastFlow': { value: addDays(TODAY, -daysAgo), asOf: TODAY, source: { kind: 'feed' as const } },
    })
    expect(derived({ 'ws-smart': [row(1, {})] }, lastFlow(6))['water.daysSinceFlow']?.value).toBe(5)
    expect(derived({}, lastFlow(6))['water.daysSinceFlow']).toBeUndefined()
  })
})

describe('what settlements tell', () => {
  it('months between two settlements are 0, refunds count negative', () => {
    const facts = deriveWarningFacts(
      { ...emptySheet('h'), members: [{ personId: 'p', facts: {} }] },
      {
        today: TODAY,
        rows: {
          'mi-inpatient': [
            { ...row(80, { selfBurden: 50_000 }), personId: 'p' },
            { ...row(10, { selfBurden: 30_000 }), personId: 'p' },
            { ...row(9, { selfBurden: 10_000, reversal: '1' }), personId: 'p' },
          ],
        },
      },
    )
    expect(facts.members[0]?.facts['medical.selfPaidByMonth']?.value).toEqual([50_000, 0, 20_000])
    expect(facts.household['household.medicalSelfPaid12m']?.value).toBe(70_000)
  })
})
