import fc from 'fast-check'
import type { Actor, StaffSeat } from '@shared/access/actor'
import { isRelatedTo, isVerifiedFor } from '@shared/access/actor'
import { areaAtLevel, areasOf, covers, levelOfArea, seatFor } from '@shared/access/scope'
import { mayDecideAt } from '@shared/access/roles'

const seat = (role: StaffSeat['role'], areaCode: string, more: Partial<StaffSeat> = {}): StaffSeat => ({
  staffId: `staff-${role}-${areaCode}`,
  name: '苏晓敏',
  role,
  areaCode,
  ...more,
})
const actor = (more: Partial<Actor> = {}): Actor => ({
  kind: 'person',
  openid: 'openid',
  staff: [],
  links: [],
  ...more,
})

describe('scope by area', () => {
  it('covers an area and everything inside it, and nothing beside or above it', () => {
    expect(covers('339921107', '33992110720102')).toBe(true)
    expect(covers('339921107', '339921107')).toBe(true)
    expect(covers('339921107', '339921108201')).toBe(false)
    expect(covers('339921107201', '339921107')).toBe(false)
  })

  it('of nothing covers nothing', () => {
    expect(covers('', '339921107')).toBe(false)
  })

  it('names the level of a code, or none for a code of no level', () => {
    expect(['339921', '339921107', '339921107201', '33992110720102', '3399'].map(levelOfArea)).toEqual([
      'county',
      'township',
      'community',
      'grid',
      undefined,
    ])
    expect(areaAtLevel('33992110720102', 'township')).toBe('339921107')
    expect(areaAtLevel('339921', 'township')).toBeUndefined()
  })

  it('gives a seat only when role and area both fit', () => {
    const officer = actor({ staff: [seat('townshipOfficer', '339921107')] })
    expect(seatFor(officer, ['townshipOfficer'], '339921107201')).toBeDefined()
    expect(seatFor(officer, ['townshipOfficer'], '339921108201')).toBeUndefined()
    expect(seatFor(officer, ['townshipLeader'], '339921107201')).toBeUndefined()
  })

  it('folds areas that lie inside another one of the same person', () => {
    const worker = actor({
      staff: [seat('gridWorker', '33992110720102'), seat('gridWorker', '339921107201'), seat('partner', '339921')],
    })
    expect(areasOf(worker, ['gridWorker'])).toEqual(['339921107201'])
  })

  it('never grants by an area that is only spelled alike (property)', () => {
    const code = fc.stringMatching(/^\d{6}(\d{3}(\d{3}(\d{2})?)?)?$/)
    fc.assert(
      fc.property(code, code, (scope, area) => {
        expect(covers(scope, area)).toBe(area.slice(0, scope.length) === scope)
      }),
    )
  })
})

describe('links to people', () => {
  const link = (relation: 'self' | 'proxy', status: 'claimed' | 'verified') =>
    actor({ links: [{ personId: 'p1', householdId: 'h1', relation, status }] })

  it('claimed is not verified', () => {
    expect(isVerifiedFor(link('self', 'claimed'), 'h1')).toBe(false)
    expect(isVerifiedFor(link('self', 'verified'), 'h1')).toBe(true)
    expect(isVerifiedFor(link('self', 'verified'), 'h2')).toBe(false)
  })

  it('a verified proxy counts only where proxies are admitted', () => {
    expect(isVerifiedFor(link('proxy', 'verified'), 'h1')).toBe(false)
    expect(isVerifiedFor(link('proxy', 'verified'), 'h1', true)).toBe(true)
  })

  it('an officer is related to the own household and to registered relatives', () => {
    const officer = actor({
      staff: [
        seat('townshipOfficer', '339921107', {
          relatives: [{ name: '叶某', kinship: '叔', personId: 'p9', householdId: 'h9' }],
        }),
      ],
      links: [{ personId: 'p1', householdId: 'h1', relation: 'self', status: 'verified' }],
    })
    expect(isRelatedTo(officer, { householdId: 'h9' })).toBe(true)
    expect(isRelatedTo(officer, { personId: 'p9' })).toBe(true)
    expect(isRelatedTo(officer, { householdId: 'h1' })).toBe(true)
    expect(isRelatedTo(officer, { householdId: 'h2', personId: 'p2' })).toBe(false)
  })

  it('nobody is related to a subject without ids', () => {
    const officer = actor({
      staff: [seat('townshipOfficer', '339921107', { relatives: [{ name: '叶某', kinship: '叔' }] })],
    })
    expect(isRelatedTo(officer, {})).toBe(false)
  })
})

describe('the level of a decision', () => {
  it('is held by the leader of the township, not by the officer who proposes', () => {
    expect(mayDecideAt('townshipLeader', 'township')).toBe(true)
    expect(mayDecideAt('townshipOfficer', 'township')).toBe(false)
    expect(mayDecideAt('gridWorker', 'village')).toBe(false)
  })
})
