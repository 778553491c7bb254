import { KoumenError } from '@shared/kernel/errors'
import type { StaffSeat } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { harmAfter, opensReport, type SealedReport } from '@shared/visits/harm-report'

const GRID = '33992110720102'
const child = { kind: 'child' as const, areaCode: GRID, reportedByStaffId: 'lan' }
const violence = { ...child, kind: 'domesticViolence' as const }
const by = (staffId: string, role: StaffRole, areaCode: string): { staff: StaffSeat[] } => ({
  staff: [{ staffId, name: staffId, role, areaCode }],
})

describe('who opens a sealed report', () => {
  const director = { staffId: 'zhong', role: 'childDirector' as const }
  const officer = { staffId: 'su', role: 'townshipOfficer' as const }

  it.each<[string, boolean, Parameters<typeof opensReport>]>([
    ['the child director it went to', true, [by('zhong', 'childDirector', '339921107201'), child, director]],
    ['another child director of the village', true, [by('two', 'childDirector', '339921107201'), child, director]],
    ['a child director of the next village', false, [by('far', 'childDirector', '339921107202'), child, director]],
    ['the township officer above', false, [by('su', 'townshipOfficer', '339921107'), child, director]],
    ['the leader above', false, [by('lei', 'townshipLeader', '339921107'), child, director]],
    ['the administrator', false, [by('root', 'administrator', '339921'), child, director]],
    ['the officer, when nobody nearer answers', true, [by('su', 'townshipOfficer', '339921107'), child, officer]],
    ['the one who reported', false, [by('lan', 'gridWorker', GRID), child, director]],
    ['the one who reported, in the very role', false, [by('lan', 'childDirector', GRID), child, director]],
    ['the named receiver of violence', true, [by('su', 'townshipOfficer', '339921107'), violence, officer]],
    ['a second officer of the township', false, [by('other', 'townshipOfficer', '339921107'), violence, officer]],
    ['anybody, when it was routed to nobody', false, [by('zhong', 'childDirector', '339921107201'), child, undefined]],
  ])('%s: %s', (_who, opens, [actor, report, receiver]) => {
    expect(opensReport(actor, report, receiver)).toBe(opens)
  })
})

describe('the steps of a sealed report', () => {
  it.each<[SealedReport['status'], 'take' | 'close', SealedReport['status'] | undefined]>([
    ['open', 'take', 'taken'],
    ['open', 'close', 'closed'],
    ['taken', 'take', 'taken'],
    ['taken', 'close', 'closed'],
    ['closed', 'take', undefined],
    ['closed', 'close', undefined],
  ])('%s, %s: %s', (status, step, next) => {
    if (next === undefined) expect(() => harmAfter(status, step)).toThrow(KoumenError)
    else expect(harmAfter(status, step)).toBe(next)
  })
})
