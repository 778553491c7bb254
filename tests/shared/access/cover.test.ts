import { coverProblem, mayMarkAbsent } from '@shared/access/cover'
import type { Staff } from '@shared/access/model'
import type { StaffRole } from '@shared/access/roles'

const post = (role: StaffRole, more: Partial<Staff> = {}): Staff => ({
  name: 'n',
  role,
  areaCode: '339921107201',
  status: 'active',
  openid: `openid-${role}`,
  ...more,
})

describe('marking somebody absent', () => {
  it.each<[StaffRole, string, StaffRole, string, boolean]>([
    ['administrator', '339921', 'townshipLeader', '339921107', true],
    ['administrator', '339921', 'gridWorker', '33992210720102', false],
    ['townshipOfficer', '339921107', 'gridWorker', '33992110720102', true],
    ['townshipOfficer', '339921107', 'townshipOfficer', '339921107', true],
    ['townshipOfficer', '339921107', 'townshipLeader', '339921107', false],
    ['townshipOfficer', '339921107', 'gridWorker', '33992110820101', false],
    ['townshipLeader', '339921107', 'gridWorker', '33992110720102', false],
  ])('%s of %s, a %s of %s: %s', (role, area, absent, areaCode, may) => {
    expect(mayMarkAbsent({ staffId: 's', name: 'n', role, areaCode: area }, { role: absent, areaCode })).toBe(may)
  })
})

describe('who can stand in', () => {
  it.each<[string, Staff, Staff, boolean]>([
    ['a grid worker for a grid worker', post('gridWorker'), post('gridWorker', { openid: 'b' }), true],
    ['a community worker for a grid worker', post('gridWorker'), post('communityWorker'), true],
    ['the township officer for a grid worker', post('gridWorker'), post('townshipOfficer'), true],
    ['the township officer for a child director', post('childDirector'), post('townshipOfficer'), true],
    ['a grid worker for a child director', post('childDirector'), post('gridWorker'), false],
    ['an officer for the leader who decides', post('townshipLeader'), post('townshipOfficer'), false],
    ['a grid worker for the township officer', post('townshipOfficer'), post('gridWorker'), false],
    ['somebody absent', post('gridWorker'), post('gridWorker', { openid: 'b', status: 'absent' }), false],
    [
      'the same person on another post',
      post('gridWorker'),
      post('communityWorker', { openid: 'openid-gridWorker' }),
      false,
    ],
    [
      'another department',
      post('departmentOfficer', { departmentId: 'housing' }),
      post('departmentOfficer', { openid: 'b', departmentId: 'civil-affairs' }),
      false,
    ],
  ])('%s', (_who, absent, cover, can) => {
    expect(coverProblem(absent, cover) === undefined).toBe(can)
  })
})
