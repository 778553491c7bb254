import { emptySheet, mergeFact, type FactSheet } from '@shared/facts/sheet'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { GRID } from '../kit/people'
import { anItem } from '../../shared/applications/an-item'

/** 林秀云 is ill and was beaten; her husband is verified for the same household on his own phone. */
let county: County
const stamp = {
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000+08:00',
  updatedAt: '2026-11-23T08:00:00.000+08:00',
}
const said = (value: boolean) =>
  mergeFact(undefined, { value, source: { kind: 'visit', label: '上门走访' }, asOf: '2026-11-20' })

const sheet: FactSheet = {
  ...emptySheet('home-lin', ['person-lin', 'person-jian', 'person-hao']),
  version: 1,
  members: [
    { personId: 'person-lin', facts: { 'person.isDvVictim': said(true), 'person.needsShelter': said(true) } },
    { personId: 'person-jian', facts: {} },
    { personId: 'person-hao', facts: {} },
  ],
}

const link = (who: string) => ({
  ...stamp,
  _id: `openid-${who}:person-${who}`,
  openid: `openid-${who}`,
  personId: `person-${who}`,
  householdId: 'home-lin',
  relation: 'self',
  status: 'verified',
})

const medicalAid = anItem({
  _id: 'aid-of-lin',
  householdId: 'home-lin',
  areaCode: GRID,
  personId: 'person-lin',
  policyId: 'medical-aid-illness-poverty',
  titleZh: '因病致贫重病患者医疗救助',
  departmentId: 'medical-insurance',
  deciderLevel: 'countyDepartment',
})

beforeAll(async () => {
  county = await openCounty('statements', 'eligibility', 'applications')
  await county.cloud.db.insert('personLinks', [link('lin'), link('jian')])
  await county.cloud.db.insert('applications', medicalAid)
  await county.cloud.db.insert('factSheets', {
    ...stamp,
    _id: 'home-lin',
    areaCode: GRID,
    sealed: county.sealJson(sheet),
    newestAsOf: '2026-11-20',
  })
}, 60_000)
afterAll(() => county.close())

const list = (who: string) => county.as(who).call('statements', 'getMine', { householdId: 'home-lin' })
const ofIllness = /医疗|疾病|住院/

describe('the list of a household', () => {
  it('tells of an illness its own adult only', async () => {
    expect((await list('lin')).inProgress.map((line) => line.policyId)).toEqual(['medical-aid-illness-poverty'])
    const seen = await list('jian')
    expect(seen.inProgress).toEqual([])
    const { received, available, canAsk, inProgress, toCheck, notMet } = seen
    const told = [...received, ...available, ...canAsk, ...inProgress, ...toCheck, ...notMet]
    expect(told.filter((line) => line.personNameZh === '林秀云' && ofIllness.test(line.titleZh))).toEqual([])
  })

  it('never tells of violence, to whomever it is read', async () => {
    for (const seen of [await list('lin'), await list('jian')]) {
      expect(JSON.stringify(seen)).not.toMatch(/家庭暴力|dv-shelter/)
    }
    const screening = await county.as('su').call('eligibility', 'screenHousehold', { householdId: 'home-lin' })
    expect(screening.rows.length).toBeGreaterThan(50)
    expect(JSON.stringify(screening)).not.toMatch(/家庭暴力|dv-shelter/)
  })

  it('takes no item of a sealed matter, and names its channel', () =>
    expectRefusal(
      county,
      () =>
        county.as('su').call('applications', 'open', {
          householdId: 'home-lin',
          personId: 'person-lin',
          policyId: 'dv-shelter',
          staffRelative: false,
          policyTold: true,
        }),
      { code: 'INVALID_INPUT', messageZh: expect.stringMatching(/报告伤害.*110.*12338/) },
    ))
})

describe('what was handed over', () => {
  it('is kept as it stood, under seal; what an earlier version left in the clear is sealed with the next one', async () => {
    const old = ['正在办：因病致贫重病患者医疗救助']
    await county.cloud.db.insert('statements', {
      ...stamp,
      _id: 'old-delivery',
      householdId: 'home-lin',
      openid: 'openid-lin',
      staffId: null,
      how: 'readMyself',
      at: '2026-11-20T09:00:00.000+08:00',
      linesZh: old,
    })
    await county.as('lin').call('statements', 'acknowledge', { householdId: 'home-lin', how: 'readMyself' })
    const stored = county.cloud.db.find('statements', { householdId: 'home-lin' }) as unknown as { sealed: string }[]
    expect(stored).toHaveLength(2)
    expect(JSON.stringify(stored)).not.toMatch(ofIllness)
    const lines = stored.map(({ sealed }) => county.openJson(sealed) as string[])
    expect(lines).toContainEqual(old)
    expect(lines.every((each) => each.some((line) => ofIllness.test(line)))).toBe(true)
  })
})
