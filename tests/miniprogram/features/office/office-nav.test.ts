import { officeNav, officePagesOf } from '../../../../miniprogram/features/office/office-nav'

const staff = (role: string) => ({ staff: [{ role }] }) as never

test.each([
  'townshipOfficer',
  'townshipLeader',
  'assistanceCoordinator',
  'countyDispatcher',
  'departmentOfficer',
  'communityWorker',
  'childDirector',
])('a %s finds the rules in the navigation', (role) => expect(officePagesOf(staff(role))).toContain('policies'))

test('grid workers, administrators and residents have no way to them', () => {
  for (const role of ['gridWorker', 'administrator', 'partner'])
    expect(officePagesOf(staff(role))).not.toContain('policies')
  expect(officePagesOf({ staff: [] })).toEqual([])
})

test('the page one is on is marked', () => {
  expect(officeNav(staff('countyDispatcher'), 'policies').filter(({ current }) => current)).toMatchObject([
    { label: '政策' },
  ])
})

test('of the bureaus only those that keep the duty find the page of disasters', () => {
  const officer = (departmentId: string) => ({ staff: [{ role: 'departmentOfficer', departmentId }] }) as never
  expect(officePagesOf(officer('emergency'))).toContain('disaster')
  expect(officePagesOf(officer('medical-insurance'))).not.toContain('disaster')
})
