import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { Held } from '@shared/eligibility/combination-rules'
import { changedFacts } from '@shared/eligibility/follow-up-readers'
import { forecast, type Forecast, type ForecastRequest } from '@shared/eligibility/forecast'
import { daysOfSheet } from '@shared/eligibility/forecast-days'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { deriveFacts } from '@shared/facts/derive'
import type { FactSheet } from '@shared/facts/sheet'
import { addDays, addMonths } from '@shared/kernel/dates'
import { AREA, aHousehold, screened, TODAY, type Values } from './a-household'

const ahead = (stored: FactSheet, rest: Partial<ForecastRequest> = {}): Forecast[] =>
  forecast({ stored, registers: {}, asOf: TODAY, area: AREA, shipped: CATALOGUE, edits: [], held: [], ...rest })

const told = (all: readonly Forecast[], policyId: string) =>
  all.flatMap(({ day, cause, changes }) =>
    changes.filter((one) => one.policyId === policyId).map(({ kind, personId }) => ({ day, kind, personId, cause })),
  )

const received = (policyId: string, personId: string | null = null): Held => ({ policyId, personId, state: 'received' })
const villager = (birthDate: string, rest: Values = {}): Values => ({
  'person.birthDate': birthDate,
  'person.hukouInCounty': true,
  ...rest,
})

describe('birthdays', () => {
  it('a grandmother who turns 80 in four months is told the day, the reason and the amount', () => {
    const all = ahead(aHousehold({}, { nai: villager('1947-03-12') }))
    expect(told(all, 'old-age-allowance')).toEqual([
      { day: '2027-03-12', kind: 'gain', personId: 'nai', cause: { kind: 'birthday', personId: 'nai', age: 80 } },
    ])
    const change = all.flatMap(({ changes }) => changes).find(({ policyId }) => policyId === 'old-age-allowance')
    expect(change?.amount?.fen).toBe(6_000)
  })

  it.each([
    ['1947-03-12', 80, '2027-03-12', 'old-age-allowance', 'gain'],
    ['1948-02-29', 80, '2028-02-29', 'old-age-allowance', 'gain'],
  ])('day by day around %s: forecast until the eve, a verdict from the day on', (birth, _age, day, policyId, kind) => {
    const stored = aHousehold({}, { one: villager(birth) })
    for (let asOf = addDays(day, -4); asOf <= addDays(day, 3); asOf = addDays(asOf, 1)) {
      const isMet = screened(stored, asOf).screening.results.some(
        (one) => one.policyId === policyId && one.verdict === 'met',
      )
      expect([asOf, isMet]).toEqual([asOf, asOf >= day])
      const days = told(ahead(stored, { asOf }), policyId).filter((one) => one.kind === kind)
      expect([asOf, days.map((one) => one.day)]).toEqual([asOf, asOf < day ? [day] : []])
    }
  })

  it('an orphan born on 29 February comes of age on the 28th of a common year', () => {
    const stored = aHousehold({}, { hao: villager('2008-02-29', { 'person.isOrphan': true }) })
    for (const asOf of ['2026-02-25', '2026-02-26', '2026-02-27'])
      expect(told(ahead(stored, { asOf }), 'orphan-basic-living')).toEqual([
        { day: '2026-02-28', kind: 'loss', personId: 'hao', cause: { kind: 'birthday', personId: 'hao', age: 18 } },
      ])
    expect(told(ahead(stored, { asOf: '2026-02-28' }), 'orphan-basic-living')).toEqual([])
  })

  it('twins have each their own line on the same day', () => {
    const stored = aHousehold({}, { li: villager('1947-03-12'), mei: villager('1947-03-12') })
    const causes = told(ahead(stored), 'old-age-allowance').map(({ personId, cause }) => [personId, cause.personId])
    expect(causes).toEqual([
      ['li', 'li'],
      ['mei', 'mei'],
    ])
  })

  it('who already receives it gains nothing at 80 and another amount at 90', () => {
    const held = [received('old-age-allowance', 'nai')]
    expect(told(ahead(aHousehold({}, { nai: villager('1947-03-12') }), { held }), 'old-age-allowance')).toEqual([])
    const ninety = told(ahead(aHousehold({}, { nai: villager('1937-03-12') }), { held }), 'old-age-allowance')
    expect(ninety).toEqual([expect.objectContaining({ day: '2027-03-12', kind: 'amount' })])
  })

  it('what takes the place of something received says so, and what is excluded by it is not promised', () => {
    const stored = aHousehold({}, { nai: villager('1927-03-12') })
    const change = ahead(stored, { held: [received('old-age-allowance', 'nai')] })
      .flatMap(({ changes }) => changes)
      .find(({ policyId }) => policyId === 'centenarian-allowance')
    expect(change).toMatchObject({ kind: 'gain', replaces: [{ policyId: 'old-age-allowance', personId: 'nai' }] })
  })

  it('the dead have no birthdays', () => {
    expect(ahead(aHousehold({}, { nai: villager('1947-03-12', { 'person.deceased': true }) }))).toEqual([])
  })
})

describe('terms, certificates and limited benefits', () => {
  it('a disability certificate that runs out: what stands on it has to be shown anew from the next day', () => {
    const stored = aHousehold(
      { 'household.category': 'dibao' },
      {
        yu: villager('1980-01-01', {
          'person.disabilityGrade': 3,
          'person.isTekun': false,
          'person.isOrphan': false,
          'person.receivesWorkInjuryCareFee': false,
          'disability.certValidUntil': '2027-03-31',
        }),
      },
    )
    const [line] = told(ahead(stored), 'disability-living-allowance')
    expect(line).toMatchObject({ day: '2027-04-01', kind: 'check', cause: { lastDay: '2027-03-31' } })
  })

  it('an emergency counts as present for ninety days', () => {
    const stored = aHousehold({ 'incident.fireLast': '2026-11-01', 'household.basicLifeInDifficulty': true }, { p: {} })
    expect(told(ahead(stored), 'temp-relief-emergency')).toEqual([
      expect.objectContaining({ day: addDays('2026-11-01', 91), kind: 'check' }),
    ])
  })

  it('the gradual exit from dibao ends when its months are used', () => {
    const stored = aHousehold({ 'household.gradualExitMonthsUsed': 2 }, { p: {} })
    expect(told(ahead(stored, { held: [received('dibao-gradual-exit')] }), 'dibao-gradual-exit')).toEqual([
      expect.objectContaining({ day: addMonths(TODAY, 4), kind: 'end' }),
    ])
  })

  it('a benefit granted for twelve months ends twelve months after the decision', () => {
    const one = { policyId: 'unemployment-benefit', personId: 'p' }
    const limited = [{ ...one, since: '2026-09-01', maxMonths: 12 }]
    const all = ahead(aHousehold({}, { p: {} }), { held: [{ ...one, state: 'received' }], limited })
    expect(told(all, 'unemployment-benefit')).toEqual([
      expect.objectContaining({
        day: '2027-09-01',
        kind: 'end',
        cause: expect.objectContaining({ lastDay: '2027-08-31' }),
      }),
    ])
  })

  it('the next review of a family on dibao stands in the forecast', () => {
    const stored = aHousehold({ 'household.nextReviewDue': '2027-05-20' }, { p: {} })
    expect(told(ahead(stored, { held: [received('dibao')] }), 'dibao')).toEqual([
      expect.objectContaining({ day: '2027-05-20', kind: 'review' }),
    ])
  })
})

describe('rules that begin on a later day', () => {
  const sourceZh = '青民〔2026〕31号'
  const raise: RuleEdit = {
    kind: 'parameter',
    parameterId: 'elder.allowance80',
    area: '339921',
    value: 100,
    from: '2027-01-01',
    sourceZh,
  }
  const stored = aHousehold({}, { nai: villager('1940-03-12') })

  it('a value approved for January changes the amount in January, and names the value', () => {
    const all = ahead(stored, { edits: [raise], held: [received('old-age-allowance', 'nai')] })
    expect(told(all, 'old-age-allowance')).toEqual([expect.objectContaining({ day: '2027-01-01', kind: 'amount' })])
    expect(all[0]?.parameters.map(({ id, value }) => [id, value])).toEqual([['elder.allowance80', 10_000]])
    expect(all[0]?.changes[0]?.amount?.fen).toBe(10_000)
  })

  it('a policy that the county ends is lost on that day', () => {
    const edits: RuleEdit[] = [{ kind: 'end', policyId: 'old-age-allowance', from: '2027-07-01', sourceZh }]
    expect(told(ahead(stored, { edits }), 'old-age-allowance')).toEqual([
      expect.objectContaining({ day: '2027-07-01', kind: 'loss' }),
    ])
  })

  it('what lies behind or beyond two years is not told', () => {
    const edits: RuleEdit[] = [
      { ...raise, from: '2026-11-23' },
      { ...raise, from: '2029-01-01' },
    ]
    expect(ahead(stored, { edits })).toEqual([])
  })
})

it('sealed matters are never forecast', () => {
  const stored = aHousehold({}, { yu: { 'person.isDvVictim': true, 'person.needsShelter': true } })
  const edits: RuleEdit[] = [{ kind: 'end', policyId: 'dv-shelter', from: '2027-01-01', sourceZh: '某号' }]
  expect(ahead(stored, { edits })).toEqual([])
})

/** Readings that age are not events: nobody is told that a meter will not have been read. */
const AGEING = new Set(['household.usesTapWater', 'household.priceLinkageActive'])

const LASTS = ['housing.rentalUntil', 'person.residencePermitUntil', 'medical.chronicValidUntil']
/** Terms may end later; events lie behind. */
const someDay = (id: string) =>
  fc.integer({ min: -4_000, max: LASTS.includes(id) ? 700 : 0 }).map((days) => addDays(TODAY, days))
const dated = (ids: readonly string[]) =>
  fc
    .tuple(
      ...ids.map((id) =>
        fc.option(
          someDay(id).map((day): [string, string] => [id, day]),
          { nil: undefined },
        ),
      ),
    )
    .map((entries): Values => Object.fromEntries(entries.filter((entry) => entry !== undefined)))

describe('the days that are looked at', () => {
  it('are all days on which time alone changes a derived fact', () => {
    const households = fc.record({
      household: dated(['housing.rentalUntil', 'housing.renovatedOn', 'incident.fireLast', 'incident.disasterLast']),
      member: dated([
        'person.residencePermitUntil',
        'employment.unemployedSince',
        'medical.chronicValidUntil',
        'vagrant.lastIn',
        'person.releasedOn',
        'education.admittedOn',
        'incident.trafficLast',
      ]),
      born: fc.constantFrom('1947-02-28', '1968-02-29', '2008-02-29', '2011-03-01', '1967-12-31'),
      until: fc.constantFrom('2027-02', '2027-12'),
    })
    fc.assert(
      fc.property(households, ({ household, member, born, until }) => {
        const stored = aHousehold(household, {
          p: {
            ...member,
            'person.birthDate': born,
            'person.sex': '2',
            'employment.registeredUnemployed': true,
            'person.releasedThreeNone': true,
            'education.admittedStage': '6',
            'medical.chronicSince': '2020-01-01',
            'benefit.unemploymentUntil': until,
          },
        })
        const last = addMonths(TODAY, 24)
        const known = new Set(daysOfSheet(stored, { after: TODAY, until: last }).map(({ day }) => day))
        let before = deriveFacts(stored, { asOf: TODAY, registers: {} })
        for (let day = addDays(TODAY, 1); day <= last; day = addDays(day, 1)) {
          const sheet = deriveFacts(stored, { asOf: day, registers: {} })
          const changed = [...changedFacts(before, sheet)].filter((id) => !AGEING.has(id))
          if (changed.length > 0 && !known.has(day)) throw new Error(`${day}: ${changed.join()}`)
          before = sheet
        }
      }),
      { numRuns: 4 },
    )
  })
})
