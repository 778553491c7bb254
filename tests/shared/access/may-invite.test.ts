import { mayInvite } from '@shared/access/may-invite'
import { type StaffRole } from '@shared/access/roles'

const seat = (role: StaffRole, areaCode: string) => ({ staffId: 's', name: 'n', role, areaCode })

describe('inviting staff', () => {
  it.each<[StaffRole, string, StaffRole, string, boolean]>([
    ['administrator', '339921', 'townshipLeader', '339921107', true],
    ['administrator', '339921', 'gridWorker', '33992210720102', false],
    ['townshipOfficer', '339921107', 'gridWorker', '33992110720102', true],
    ['townshipOfficer', '339921107', 'childDirector', '339921107201', true],
    ['townshipOfficer', '339921107', 'gridWorker', '339921107', false],
    ['townshipOfficer', '339921107', 'gridWorker', '33992110820101', false],
    ['townshipOfficer', '339921107', 'townshipOfficer', '339921107', false],
    ['townshipLeader', '339921107', 'gridWorker', '33992110720102', false],
    ['gridWorker', '33992110720102', 'gridWorker', '33992110720102', false],
  ])('%s of %s, a %s for %s: %s', (role, area, wanted, areaCode, may) => {
    expect(mayInvite(seat(role, area), { role: wanted, areaCode })).toBe(may)
  })
})
