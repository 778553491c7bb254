import { deriveFacts, type DeriveContext } from '@shared/facts/derive'
import { declaredOnly, type Facts, type FactSheet, type FactValue } from '@shared/facts/sheet'

const context: DeriveContext = { asOf: '2026-11-23', registers: {} }
const feed = (value: FactValue['value'], asOf = '2026-11-20', label?: string): FactValue => ({
  value,
  source: { kind: 'feed', feedId: 'f', ...(label ? { label } : {}) },
  asOf,
})
const visit = (value: FactValue['value'], asOf = '2026-11-23'): FactValue => ({
  value,
  source: { kind: 'visit' },
  asOf,
})
const declared = (value: FactValue['value']): FactValue => ({ value, source: { kind: 'declared' }, asOf: '2026-11-23' })

const derived = (household: Facts, members: Facts[] = [], given: Partial<DeriveContext> = {}): FactSheet =>
  deriveFacts(
    { householdId: 'h', version: 1, household, members: members.map((facts, i) => ({ personId: `p${i}`, facts })) },
    { ...context, ...given },
  )
const home = (household: Facts, id: string, members: Facts[] = [], given: Partial<DeriveContext> = {}) =>
  derived(household, members, given).household[id]?.value
const first = (facts: Facts, id: string, given: Partial<DeriveContext> = {}) =>
  derived({}, [facts], given).members[0]?.facts[id]?.value

describe('policy facts from what departments sent', () => {
  it('age comes from the birth date on the day of the screening', () => {
    expect(first({ 'person.birthDate': feed('1945-03-12') }, 'person.age')).toBe(81)
    expect(first({ 'person.birthDate': feed('1946-11-24') }, 'person.age')).toBe(79)
    expect(first({}, 'person.age')).toBeUndefined()
  })

  it('a house that is not appraised has no danger grade', () => {
    expect(home({ 'housing.dangerGrade': feed('U') }, 'household.housingDangerLevel')).toBeUndefined()
    expect(home({ 'housing.dangerGrade': feed('U') }, 'household.housingAppraised')).toBe(false)
    expect(home({ 'housing.dangerGrade': feed('B') }, 'household.housingDangerLevel')).toBe('B')
    expect(home({ 'housing.dangerGrade': feed('B') }, 'household.housingAppraised')).toBe(true)
  })

  it('a house that is not in the loaded register of appraisals was not appraised, one that is was', () => {
    const loaded = { registers: { 'hc-danger-house': '2026-11-20' } }
    expect(home({}, 'household.housingAppraised', [], loaded)).toBe(false)
    expect(home({ 'housing.dangerGrade': feed('B') }, 'household.housingAppraised', [], loaded)).toBe(true)
    expect(home({}, 'household.housingAppraised')).toBeUndefined()
  })

  it('no certificate is grade 0 only where the register is loaded', () => {
    expect(first({}, 'person.disabilityGrade')).toBeUndefined()
    expect(first({}, 'person.disabilityGrade', { registers: { 'df-cert': '2026-11-01' } })).toBe(0)
    const listed = { 'disability.hasCert': feed(true), 'disability.grade': feed('2'), 'disability.type': feed('4') }
    expect(first(listed, 'person.disabilityGrade')).toBe(2)
    expect(first(listed, 'person.disabilityType')).toBe('physical')
  })

  it('a family is uncategorised only when all three registers are loaded', () => {
    expect(home({ 'household.isDibao': feed(true) }, 'household.category')).toBe('dibao')
    const two = { 'ca-dibao-household': '2026-11-20', 'ca-dibao-edge': '2026-11-20' }
    expect(home({}, 'household.category', [], { registers: two })).toBeUndefined()
    expect(home({}, 'household.category', [], { registers: { ...two, 'ca-rigid-expenditure': '2026-11-01' } })).toBe(
      'none',
    )
  })

  it('a death is denied only when every register of deaths is loaded', () => {
    expect(first({}, 'person.deceased', { registers: { 'ps-death': '2026-11-20' } })).toBeUndefined()
    const all = { 'ca-cremation': '2026-11-20', 'hl-death': '2026-11-19', 'ps-death': '2026-11-20' }
    expect(first({}, 'person.deceased', { registers: all })).toBe(false)
  })

  it('the hukou of the household is that of its head, and without a head only what all members share', () => {
    const head = { 'person.relationToHead': feed('02'), 'person.hukouInCounty': feed(true) }
    const guest = { 'person.relationToHead': feed('38'), 'person.hukouInCounty': feed(false) }
    expect(home({}, 'household.hukouInCounty', [guest, head])).toBe(true)
    expect(home({}, 'household.hukouInCounty', [{ 'person.hukouInCounty': feed(true) }, {}])).toBeUndefined()
    expect(home({}, 'household.hukouInCounty', [{ 'person.hukouInCounty': feed(true) }])).toBe(true)
  })

  it('income per head is computed unrounded from the total, and never from a sum of what feeds happen to know', () => {
    const stated = { 'household.incomeMonthly': visit(260_000), 'household.size': visit(3) }
    expect(home(stated, 'household.incomePerCapitaMonthly')).toBe(260_000 / 3)
    expect(
      home({ ...stated, 'household.incomeMonthly': feed(260_000) }, 'household.incomePerCapitaMonthly'),
    ).toBeUndefined()
    expect(home({ ...stated, 'household.incomeChecked': feed(300_000) }, 'household.incomePerCapitaMonthly')).toBe(
      100_000,
    )
  })

  it('assets count only while the authorisation to check them is valid', () => {
    const parts: Facts = {
      'asset.depositTotal': feed(600_000),
      'asset.securitiesTotal': feed(0),
      'asset.insuranceCash': feed(0),
      'asset.paymentBalance': feed(30_000),
      'household.size': visit(3),
    }
    const valid: Facts = { ...parts, 'check.authValidUntil': feed('2027-01-31') }
    expect(home(valid, 'household.financialAssetsPerCapita')).toBe(210_000)
    expect(
      home({ ...parts, 'check.authValidUntil': feed('2026-11-22') }, 'household.financialAssetsPerCapita'),
    ).toBeUndefined()
    const { 'asset.securitiesTotal': _, ...partly } = valid
    expect(home(partly, 'household.financialAssetsPerCapita')).toBeUndefined()
  })

  it.each([
    [{ 'elder.inNursingHome': feed(true) }, {}, 'institution'],
    [{}, { 'household.livesAlone': feed(true) }, 'alone'],
    [{ 'elder.specialTypes': feed(['2']) }, {}, 'elderly-couple'],
    [{ 'elder.specialTypes': feed(['3', '4']) }, {}, 'left-behind'],
    [{}, { 'household.livesAlone': feed(false) }, 'with-family'],
    [{}, {}, undefined],
  ])('living arrangement of %j in %j is %p', (facts, household, expected) =>
    expect(derived(household as Facts, [facts as Facts]).members[0]?.facts['person.livingArrangement']?.value).toBe(
      expected,
    ),
  )

  it('names the newest emergency of the last 90 days and is silent without one', () => {
    const member = { 'incident.trafficLast': feed('2026-09-01'), 'medical.majorDiseaseConfirmed': feed('2026-10-15') }
    expect(home({}, 'household.emergencyType', [member])).toBe('sudden-illness')
    expect(home({ 'incident.fireLast': feed('2026-08-24') }, 'household.emergencyType')).toBeUndefined()
    expect(home({ 'incident.fireLast': feed('2026-08-25') }, 'household.emergencyType')).toBe('fire')
  })

  it('a computed value carries what it rests on: facts, oldest date, verified or not', () => {
    const sheet = derived({
      'household.incomeMonthly': visit(260_000),
      'household.size': { ...declared(3), asOf: '2026-11-20' },
    })
    expect(sheet.household['household.incomePerCapitaMonthly']).toMatchObject({
      source: { kind: 'derived', from: ['household.incomeTotalMonthly', 'household.size'], verified: false },
      asOf: '2026-11-20',
    })
  })

  it('replaces a declared value by a verified computation, keeps the declaration, and never replaces a verified value', () => {
    const facts = { 'person.birthDate': feed('1945-03-12'), 'person.age': declared(79) }
    const age = derived({}, [facts]).members[0]?.facts['person.age']
    expect([age?.value, age?.others?.[0]?.value]).toEqual([81, 79])
    expect(first({ 'person.birthDate': declared('1945-03-12'), 'person.age': visit(80) }, 'person.age')).toBe(80)
  })

  it('screening on declared answers sees nothing that departments know', () => {
    const sheet: FactSheet = {
      householdId: 'h',
      version: 1,
      household: { 'household.isDibao': feed(true), 'household.houseSuspectedUnsafe': declared(true) },
      members: [],
    }
    expect(Object.keys(deriveFacts(declaredOnly(sheet), context).household)).toEqual(['household.houseSuspectedUnsafe'])
  })
})
