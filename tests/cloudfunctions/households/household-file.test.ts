import { emptySheet, mergeFact, type FactSheet } from '@shared/facts/sheet'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { GRID, TOWNSHIP } from '../kit/people'

let county: County
const stamp = {
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000+08:00',
  updatedAt: '2026-11-23T08:00:00.000+08:00',
}

const said = (value: boolean | number) =>
  mergeFact(undefined, { value, source: { kind: 'visit', label: '上门走访' }, asOf: '2026-11-20' })

/** 林秀云 is ill, her husband has a disability; income is 2,600 yuan. */
const sheet: FactSheet = {
  ...emptySheet('home-lin', ['person-lin', 'person-jian', 'person-hao']),
  version: 1,
  household: { 'household.incomeMonthly': said(260_000), 'household.onlyHome': said(true) },
  members: [
    { personId: 'person-lin', facts: { 'person.majorIllness': said(true), 'person.isDvVictim': said(true) } },
    { personId: 'person-jian', facts: { 'person.suspectedDisability': said(true) } },
    { personId: 'person-hao', facts: {} },
  ],
}

const link = (who: string, status: string) => ({
  ...stamp,
  _id: `openid-${who}:person-${who}`,
  openid: `openid-${who}`,
  personId: `person-${who}`,
  householdId: 'home-lin',
  relation: 'self',
  status,
})

beforeAll(async () => {
  county = await openCounty('households')
  await county.cloud.db.insert('personLinks', [link('lin', 'verified'), link('hao', 'claimed')])
  await county.cloud.db.insert('factSheets', {
    ...stamp,
    _id: 'home-lin',
    areaCode: GRID,
    sealed: county.sealJson(sheet),
    newestAsOf: '2026-11-20',
  })
}, 60_000)
afterAll(() => county.close())

const file = (who: string) => county.as(who).call('households', 'getFile', { householdId: 'home-lin' })
const factIds = (facts: readonly { factId: string }[]) => facts.map((fact) => fact.factId).sort()

describe('a household file', () => {
  it('for the township officer is whole, with source and date, and is written into the ledger', async () => {
    const seen = await file('su')
    expect(seen).toMatchObject({ headNameZh: '林秀云', addressZh: '水井巷8号', areaZh: '第二网格' })
    expect(seen.members[0]).toMatchObject({ nameZh: '林秀云', age: 50, idNumberMasked: '339921********012X' })
    expect(factIds(seen.facts)).toEqual([
      'household.incomeMonthly',
      'household.onlyHome',
      'person.majorIllness',
      'person.suspectedDisability',
    ])
    expect(seen.facts[0]).toMatchObject({ valueZh: '2,600元', sourceZh: '上门看的：上门走访', asOf: '2026-11-20' })
    expect(seen.unknownZh).toContain('还没有人上门确认谁住在这里。')
    const entries = county.cloud.db.find('auditEntries', { action: 'households.getFile', staffId: 'staff-su' })
    expect(entries.at(-1)).toMatchObject({ householdIds: ['home-lin'], kind: 'read', outcome: 'done' })
  })

  it('for a verified member shows illness of their own only, and matters under seal not at all', async () => {
    const seen = await county.as('lin').call('households', 'getMine', { householdId: 'home-lin' })
    expect(factIds(seen.facts)).toEqual(['household.incomeMonthly', 'household.onlyHome', 'person.majorIllness'])
  })

  it('opens for the medical-insurance bureau with a matter of its own there, and then shows illness', async () => {
    await expectRefusal(county, () => file('he'), {
      code: 'FORBIDDEN',
      messageZh: '您的部门没有这户的事项，请联系所属乡镇。',
    })
    const matter = { ...stamp, _id: 'aid', householdId: 'home-lin', areaCode: GRID, referral: null }
    await county.cloud.db.insert('applications', { ...matter, departmentId: 'medical-insurance' })
    expect(factIds((await file('he')).facts)).toContain('person.majorIllness')
  })

  it('is closed to grid workers, other townships, residents and a claimed identity', async () => {
    await expectRefusal(county, () => file('lan'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => file('chen'), {
      code: 'FORBIDDEN',
      messageZh: '这户不在您的辖区，请联系青嶂镇。',
    })
    await expectRefusal(county, () => file('lin'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => county.as('hao').call('households', 'getMine', { householdId: 'home-lin' }), {
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('还没有核实您的身份'),
    })
    await expectRefusal(county, () => county.as('lin').call('households', 'getMine', { householdId: 'home-ye' }), {
      code: 'FORBIDDEN',
    })
  })

  it('that does not exist is NOT_FOUND', () =>
    expectRefusal(county, () => county.as('su').call('households', 'getFile', { householdId: 'none' }), {
      code: 'NOT_FOUND',
    }))
})

describe('the list of households', () => {
  const list = (who: string, more: object = {}) =>
    county.as(who).call('households', 'list', { areaCode: TOWNSHIP, ...more })

  it('finds by name and pages through an area', async () => {
    expect((await list('su', { name: '叶根福' })).items).toEqual([
      { householdId: 'home-ye', headNameZh: '叶根福', addressZh: '溪边路17号', areaZh: '第二网格', size: 1 },
    ])
    const first = await list('su', { limit: 3 })
    const second = await list('su', { limit: 3, after: first.next })
    expect([...first.items, ...second.items].map((item) => item.householdId)).toEqual([
      'home-a',
      'home-b',
      'home-lin',
      'home-ye',
    ])
    expect(second.next).toBeNull()
  })

  it('is for officers of that area', async () => {
    await expectRefusal(county, () => list('chen'), {
      code: 'FORBIDDEN',
      messageZh: '这户不在您的辖区，请联系青嶂镇。',
    })
    await expectRefusal(county, () => list('lan'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => list('he'), { code: 'FORBIDDEN' })
  })
})
