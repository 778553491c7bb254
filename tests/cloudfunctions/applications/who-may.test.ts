import type { Application } from '@shared/applications/model'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { GRID } from '../kit/people'
import { anItem } from '../../shared/applications/an-item'

let county: County
const stamp = {
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000+08:00',
  updatedAt: '2026-11-23T08:00:00.000+08:00',
}

const item = (_id: string, more: Partial<Application> = {}) =>
  anItem({
    _id,
    householdId: 'home-lin',
    areaCode: GRID,
    kind: 'caseByCase',
    policyId: null,
    titleZh: '一事一议',
    ...more,
  })

beforeAll(async () => {
  county = await openCounty('applications')
  await county.cloud.db.insert('applications', [
    item('of-township'),
    item('of-medical', { departmentId: 'medical-insurance', deciderLevel: 'countyDepartment' }),
  ])
  await county.cloud.db.insert('requests', {
    ...stamp,
    _id: 'request-ye',
    householdId: 'home-ye',
    householdHintId: null,
  })
  await county.cloud.db.insert('warnings', { ...stamp, _id: 'warning-ye', householdId: 'home-ye' })
}, 60_000)
afterAll(() => county.close())

const call = (who: string, action: 'get' | 'dossier' | 'noticeSheet' | 'referralSheet', applicationId: string) => () =>
  county.as(who).call('applications', action, { applicationId })

describe('an officer of a county department', () => {
  it.each(['get', 'dossier', 'noticeSheet', 'referralSheet'] as const)(
    'does not open the item of another one: %s',
    (action) =>
      expectRefusal(county, call('he', action, 'of-township'), {
        code: 'FORBIDDEN',
        messageZh: '这件事由别的部门办理，请联系承办部门。',
      }),
  )

  it('opens and lists those of the own', async () => {
    expect(await call('he', 'get', 'of-medical')()).toMatchObject({ applicationId: 'of-medical' })
    const { items } = await county.as('he').call('applications', 'list', { areaCode: '339921' })
    expect(items.map((one) => one.applicationId)).toEqual(['of-medical'])
  })
})

describe('a township officer', () => {
  it('does not send out what the township decides, to write down the answer alone', () =>
    expectRefusal(
      county,
      () =>
        county.as('su').call('applications', 'refer', {
          applicationId: 'of-township',
          version: 1,
          toDepartmentId: 'civil-affairs',
          toZh: '县民政局',
        }),
      { code: 'FORBIDDEN' },
    ))

  it.each([
    ['requestId', { requestId: 'request-ye' }, '求助'],
    ['warningId', { warningId: 'warning-ye' }, '预警'],
    ['requestId', { requestId: 'none' }, '求助'],
  ])('does not hang the matter of another house on an item: %s', (path, matter, word) =>
    expectRefusal(
      county,
      () =>
        county.as('su').call('applications', 'open', {
          householdId: 'home-lin',
          caseByCase: { titleZh: '修屋面' },
          staffRelative: false,
          policyTold: true,
          ...matter,
        }),
      { code: 'INVALID_INPUT', fields: [{ path, messageZh: expect.stringContaining(word) }] },
    ),
  )
})
