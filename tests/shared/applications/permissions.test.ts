import fc from 'fast-check'
import type { Actor, StaffSeat } from '@shared/access/actor'
import { ApplicationStatus, type Application } from '@shared/applications/model'
import {
  APPLICATION_STEPS,
  departmentsRead,
  isStepOpen,
  mayRead,
  permissionsOf,
} from '@shared/applications/permissions'
import { anItem as item } from './an-item'

const seat = (role: StaffSeat['role'], over: Partial<StaffSeat> = {}): StaffSeat => ({
  staffId: `staff-${role}`,
  name: role,
  role,
  areaCode: '339921107',
  ...over,
})
const actor = (...staff: StaffSeat[]): Actor => ({ kind: 'person', openid: 'o-1', staff, links: [] })
const proposedBy = (staffId: string): Application['proposal'] => ({
  amountFen: 200_000,
  inKindZh: null,
  payerZh: '青嶂镇',
  reasonZh: '突发重病',
  byStaffId: staffId,
  byName: '苏晓敏',
  at: '2026-11-24T09:00:00.000+08:00',
})
const signed = { required: false, missingNamesZh: [] }

describe('who may take which step on an item', () => {
  test('the township officer proposes and the deputy head approves', () => {
    expect(permissionsOf(actor(seat('townshipOfficer')), item(), signed).can).toContain('propose')
    const proposed = item({ status: 'proposed', proposal: proposedBy('staff-townshipOfficer') })
    expect(permissionsOf(actor(seat('townshipOfficer')), proposed, signed).can).not.toContain('approve')
    expect(permissionsOf(actor(seat('townshipLeader')), proposed, signed).can).toEqual(
      expect.arrayContaining(['approve', 'reject']),
    )
  })

  test('one person who holds both posts cannot do both, and is told why', () => {
    const both = actor(seat('townshipOfficer'), seat('townshipLeader'))
    const proposed = item({ status: 'proposed', proposal: proposedBy('staff-townshipOfficer') })
    const permission = permissionsOf(both, proposed, signed)
    expect(permission.can).not.toContain('approve')
    expect(permission.blockedZh.join()).toContain('不能是同一个人')
  })

  test('a missing signature holds back acceptance and names who has not signed', () => {
    const permission = permissionsOf(actor(seat('townshipOfficer')), item({ status: 'requested' }), {
      required: true,
      missingNamesZh: ['吴昊'],
    })
    expect(permission.can).not.toContain('accept')
    expect(permission.blockedZh[0]).toContain('吴昊')
  })

  test('a relative on the staff moves the decision from the township to the county bureau', () => {
    const proposed = item({ status: 'proposed', proposal: proposedBy('someone'), staffRelative: true })
    expect(permissionsOf(actor(seat('townshipLeader')), proposed, signed).can).not.toContain('approve')
    const bureau = seat('departmentOfficer', { areaCode: '339921', departmentId: 'civil-affairs' })
    expect(permissionsOf(actor(bureau), proposed, signed).can).toContain('approve')
  })

  test('an officer of another department cannot touch the item', () => {
    const housing = seat('departmentOfficer', { areaCode: '339921', departmentId: 'housing' })
    expect(permissionsOf(actor(housing), item(), signed).can).toEqual([])
  })

  test('what the township decides is not sent out for a reply that would stand for the second person', () => {
    const officer = actor(seat('townshipOfficer'))
    for (const staffRelative of [false, true]) {
      expect(permissionsOf(officer, item({ staffRelative }), signed).can).not.toContain('refer')
      expect(permissionsOf(officer, item({ staffRelative, status: 'referred' }), signed).can).not.toContain(
        'recordReply',
      )
    }
    const ofCounty = item({ departmentId: 'medical-insurance', deciderLevel: 'countyDepartment' })
    expect(permissionsOf(officer, ofCounty, signed).can).toContain('refer')
  })

  test('the same name on a second phone does not approve what it proposed', () => {
    const second = actor(seat('townshipLeader', { staffId: 'another-post', name: '苏晓敏' }))
    const proposed = item({ status: 'proposed', proposal: proposedBy('staff-townshipOfficer') })
    expect(permissionsOf(second, proposed, signed).can).not.toContain('approve')
  })

  test('a relative registered by person is a relative of the item of that person', () => {
    const relatives = [{ name: '叶根福', kinship: '舅', personId: 'p-ye' }]
    const own = actor(seat('townshipOfficer', { relatives }))
    expect(permissionsOf(own, item({ personId: 'p-ye' }), signed).can).toEqual([])
    expect(permissionsOf(own, item({ personId: 'p-other' }), signed).can).not.toEqual([])
  })

  test('a department reads the items it works on or was asked about; posts of the area read all of them', () => {
    const bureau = (departmentId: string) => actor(seat('departmentOfficer', { areaCode: '339921', departmentId }))
    expect(mayRead(bureau('housing'), item())).toBe(false)
    expect(mayRead(bureau('civil-affairs'), item())).toBe(true)
    expect(mayRead(bureau('housing'), item({ departmentId: 'housing' }))).toBe(true)
    const referral = { toDepartmentId: 'housing', toZh: '住建局', at: '', replyZh: null, repliedAt: null }
    expect(mayRead(bureau('housing'), item({ referral }))).toBe(true)
    expect(mayRead(actor(seat('assistanceCoordinator')), item())).toBe(true)
    expect(mayRead(actor(seat('administrator')), item())).toBe(false)
    const both = actor(seat('administrator'), seat('departmentOfficer', { departmentId: 'housing' }))
    expect(departmentsRead(both, '339921107')).toEqual(['housing'])
  })

  test('an officer’s own household is nobody’s but another officer’s', () => {
    const own: Actor = {
      ...actor(seat('townshipOfficer')),
      links: [{ personId: 'p', householdId: '01HOUSE', relation: 'self', status: 'verified' }],
    }
    expect(permissionsOf(own, item(), signed)).toMatchObject({
      can: [],
      blockedZh: [expect.stringContaining('其他同志')],
    })
  })

  test('whatever the state and the post, a step outside the state table is never allowed, nor one outside the area', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ApplicationStatus.options),
        fc.constantFrom('townshipOfficer', 'townshipLeader', 'departmentOfficer', 'gridWorker', 'countyDispatcher'),
        (status, role) => {
          const subject = item({ status, proposal: proposedBy('other') })
          const { can } = permissionsOf(actor(seat(role as StaffSeat['role'])), subject, signed)
          expect(can.filter((step) => !isStepOpen(step, subject))).toEqual([])
          const elsewhere = actor(seat(role as StaffSeat['role'], { areaCode: '339921105' }))
          expect(permissionsOf(elsewhere, subject, signed).can).toEqual([])
        },
      ),
    )
    expect(APPLICATION_STEPS).toHaveLength(9)
  })
})
