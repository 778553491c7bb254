import { emptySheet, type FactSheet } from '@shared/facts/sheet'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import { carryOn } from '@shared/warnings/entitlements'
import { evaluateWarnings, type LookAt } from '@shared/warnings/evaluate'
import { evidenceLines } from '@shared/warnings/evidence'
import { growEvidence } from '@shared/warnings/grow-evidence'
import { platformFacts, type HouseholdWork } from '@shared/warnings/scan-platform'
import { nextPeriodStart } from '@shared/warnings/warning-key'

const TODAY = '2026-11-23'
const AREA = '33992110720102'

const work = (over: Partial<HouseholdWork> = {}): HouseholdWork => ({
  household: { createdAt: '2026-01-01T08:00:00.000+08:00', membersConfirmedOn: null, members: [{ personId: 'p' }] },
  visits: [],
  requests: [],
  applications: [],
  deliveredAt: [],
  entitled: [],
  signal: undefined,
  ...over,
})

const known = (value: string | number | boolean, asOf = TODAY) => ({
  value,
  asOf,
  source: { kind: 'feed' as const, feedId: 'x' },
})

const elder: FactSheet = {
  ...emptySheet('h'),
  household: { 'household.livesAlone': known(true) },
  members: [{ personId: 'p', facts: { 'person.age': known(78), 'person.birthDate': known('1948-05-01') } }],
}

const look = (given: HouseholdWork, rows: KeptRowsByFeed = {}, sheet = elder, today = TODAY) => {
  const platform = platformFacts(given, { today, rows, received: new Set() })
  const at: LookAt = { today, areaCode: AREA, feeds: {}, rows, platform }
  return evaluateWarnings(sheet, at)
}

const found = (...given: Parameters<typeof look>): string[] => look(...given).findings.map(({ rule }) => rule.id)

const request = (createdAt: string, over: object = {}) => ({
  _id: 'r',
  createdAt,
  needs: ['houseLeaks' as const],
  canAskPolicyIds: ['rural-dilapidated-house'],
  status: 'inProgress' as const,
  ...over,
})

describe('visits', () => {
  const met = (day: string) => ({ startedAt: `${day}T09:00:00.000+08:00`, outcome: 'met' as const })

  it('an old person living alone whom nobody met for 32 days is not overdue, for 33 days is', () => {
    expect(found(work({ visits: [met('2026-10-22')] }))).not.toContain('visit-overdue')
    expect(found(work({ visits: [met('2026-10-21')] }))).toContain('visit-overdue')
  })

  it('the household is looked at again on the very day, although nothing changes', () => {
    expect(look(work({ visits: [met('2026-11-10')] })).turnsOn).toBe('2026-12-12')
    expect(found(work({ visits: [met('2026-11-10')] }), {}, elder, '2026-12-12')).not.toContain('visit-overdue')
    expect(look(work({ visits: [met('2026-11-10')] }), {}, elder, '2026-12-12').turnsOn).toBe('2026-12-13')
    expect(found(work({ visits: [met('2026-11-10')] }), {}, elder, '2026-12-13')).toContain('visit-overdue')
  })

  it('a visit that met nobody does not count, one in the township’s file does', () => {
    expect(
      found(
        work({ visits: [{ ...met('2026-11-20'), outcome: 'notHome' }, met('2026-09-01')] }),
        {},
        elder,
        '2026-12-20',
      ),
    ).toContain('visit-overdue')
    const row = { key: 'k', personId: 'p', on: '2026-12-10', dataOn: TODAY, endedOn: null, batchId: 'b' }
    const rows = { 'tw-visit': [{ ...row, values: { result: '1' } }] }
    expect(found(work(), rows, elder, '2026-12-20')).not.toContain('visit-overdue')
  })

  it('a young family has no interval, so nothing is overdue', () => {
    const family = { ...emptySheet('h'), members: [{ personId: 'p', facts: { 'person.age': known(30) } }] }
    expect(found(work({ visits: [met('2024-01-01')] }), {}, family)).not.toContain('visit-overdue')
  })
})

describe('requests and lists', () => {
  it('a need open for 30 days that nothing answers warns, one that is being answered does not', () => {
    const old = request('2026-10-24T08:00:00.000+08:00')
    expect(found(work({ requests: [old] }))).toContain('need-not-covered')
    expect(found(work({ requests: [request('2026-10-25T08:00:00.000+08:00')] }))).not.toContain('need-not-covered')
    const asked = {
      policyId: 'rural-dilapidated-house',
      requestId: null,
      status: 'accepted' as const,
      clock: null,
      decision: null,
    }
    expect(found(work({ requests: [old], applications: [asked] }))).not.toContain('need-not-covered')
    expect(found(work({ requests: [{ ...old, status: 'closed' }] }))).not.toContain('need-not-covered')
  })

  it('an application beyond its statutory clock warns from the day after it was due', () => {
    const clock = { startedOn: '2026-11-02', limitWorkingDays: 15, basisZh: '条例', pauses: [] }
    const asked = { policyId: 'dibao', requestId: null, status: 'accepted' as const, clock, decision: null }
    expect(look(work({ applications: [asked] })).turnsOn).toBe('2026-11-24')
    expect(found(work({ applications: [asked] }))).not.toContain('request-overdue')
    expect(found(work({ applications: [asked] }), {}, elder, '2026-11-24')).toContain('request-overdue')
    const paused = { ...clock, pauses: [{ fromOn: '2026-11-20', toOn: null, reasonZh: '等证明' }] }
    expect(found(work({ applications: [{ ...asked, clock: paused }] }), {}, elder, '2026-12-24')).not.toContain(
      'request-overdue',
    )
  })

  it('a list not handed over for more than 30 days warns; handing it over ends that', () => {
    const household = { ...work().household, membersConfirmedOn: '2026-10-23' }
    expect(found(work({ household }))).toContain('list-undelivered')
    expect(found(work({ household, deliveredAt: ['2026-11-01T10:00:00.000+08:00'] }))).not.toContain('list-undelivered')
  })
})

describe('what screenings said', () => {
  it('what is still met keeps its first day, what is met anew begins today', () => {
    const before = [{ policyId: 'a', personId: null, since: '2026-01-01' }]
    expect(
      carryOn(
        before,
        [
          { policyId: 'a', personId: null },
          { policyId: 'b', personId: 'p' },
        ],
        TODAY,
      ),
    ).toEqual([
      { policyId: 'a', personId: null, since: '2026-01-01' },
      { policyId: 'b', personId: 'p', since: TODAY },
    ])
    expect(carryOn(before, [], TODAY)).toEqual([])
  })

  it('a benefit met for two months and not received warns on the day, told with that day', () => {
    const entitled = [
      { policyId: 'dibao', personId: null, since: '2026-11-01' },
      { policyId: 'old-age-allowance', personId: 'p', since: '2026-08-01' },
    ]
    const { findings } = look(work({ entitled }))
    const warned = findings.find(({ rule }) => rule.id === 'entitled-not-received')
    expect(warned).toBeDefined()
    const early = look(work({ entitled: entitled.slice(0, 1) }))
    expect(early.findings.map(({ rule }) => rule.id)).not.toContain('entitled-not-received')
    expect(early.turnsOn && early.turnsOn > TODAY).toBe(true)
  })
})

describe('a signal over the area', () => {
  const signal = {
    _id: AREA,
    schemaVersion: 1,
    version: 1,
    createdAt: '',
    updatedAt: '',
    areaCode: '339921',
    hazards: ['TY'],
    level: '2' as const,
    issuedAt: '2026-11-23T05:00:00.000+08:00',
    liftedAt: null,
    markFrom: null,
  }

  it('moves those first who cannot help themselves, until it is lifted', () => {
    const old = { ...elder, members: [{ personId: 'p', facts: { 'person.age': known(85) } }] }
    expect(found(work({ signal }), {}, old)).toContain('disaster-evacuate-first')
    expect(found(work({ signal: { ...signal, liftedAt: '2026-11-23T09:00:00.000+08:00' } }), {}, old)).not.toContain(
      'disaster-evacuate-first',
    )
  })
})

describe('an event', () => {
  const row = (on: string, selfBurden: number) => ({
    key: on,
    personId: 'p',
    on,
    dataOn: TODAY,
    endedOn: null,
    batchId: 'b',
    values: { selfBurden, medType: '21' },
  })
  const assisted = { ...elder, household: { ...elder.household, 'household.assisted': known(true) } }

  it('is dated by the row the rule asks for, not by a later one it does not', () => {
    const rows = { 'mi-inpatient': [row('2026-11-12', 9_000_000), row('2026-11-20', 1_000)] }
    const { findings } = look(work(), rows, assisted)
    const one = findings.find(({ rule }) => rule.id === 'inpatient-selfpaid-lowincome')
    expect(one?.on).toBe('2026-11-12')
    expect(one && evidenceLines(one)[0]).toMatchObject({ labelZh: '部门记录', valueZh: '2026-11-12' })
  })
})

describe('evidence', () => {
  const line = (valueZh: string, asOf = TODAY) => ({
    factId: 'medical.selfPaidYtd',
    labelZh: '自付',
    valueZh,
    sourceZh: '医保',
    asOf,
  })

  it('grows by what is new, and says nothing where nothing is', () => {
    expect(growEvidence([line('3万')], [line('3万', '2026-12-01')])).toBeUndefined()
    expect(growEvidence([line('3万')], [line('5万')])).toEqual([line('3万'), line('5万')])
  })

  it('keeps the first and the newest of a fact that changes often', () => {
    let lines = [line('0')]
    for (let i = 1; i < 20; i++) lines = growEvidence(lines, [line(String(i))]) ?? lines
    expect(lines.map(({ valueZh }) => valueZh)).toEqual(['0', '16', '17', '18', '19'])
  })

  it('a count that grows by itself each day is nothing new', () => {
    const days = (valueZh: string) => ({ ...line(valueZh), factId: 'visit.daysSinceLast' })
    expect(growEvidence([days('33')], [days('34')])).toBeUndefined()
  })
})

test('a rule that still holds is raised anew when its period is over', () => {
  expect(nextPeriodStart({ period: 'week' }, '2026-11-25')).toBe('2026-11-30')
  expect(nextPeriodStart({ period: 'month' }, '2026-12-31')).toBe('2027-01-01')
  expect(nextPeriodStart({ period: 'quarter' }, '2026-11-25')).toBe('2027-01-01')
  expect(nextPeriodStart({ period: 'half' }, '2026-06-30')).toBe('2026-07-01')
  expect(nextPeriodStart({ period: 'year' }, '2026-03-01')).toBe('2027-01-01')
  expect(nextPeriodStart({ period: 'once' }, '2026-03-01')).toBeUndefined()
})
