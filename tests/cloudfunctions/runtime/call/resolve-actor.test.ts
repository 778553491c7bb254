import type { Actor } from '@shared/access/actor'
import { resolveActor } from '../../../../cloudfunctions/runtime/call/resolve-actor'
import { MemoryDatabase } from '../memory-database'

const post = (_id: string, openid: string, status: string, areaCode: string, more: Record<string, unknown> = {}) => ({
  _id,
  name: `name-${openid}`,
  role: 'townshipOfficer',
  areaCode,
  openid,
  status,
  schemaVersion: 1,
  version: 1,
  ...more,
})
const link = (openid: string, personId: string, status: string) => ({
  _id: `${openid}:${personId}`,
  openid,
  personId,
  householdId: 'h1',
  relation: 'self',
  status,
  schemaVersion: 1,
  version: 1,
})

const resolve = async (openid: string, kind: Actor['kind'] = 'person') => {
  const database = new MemoryDatabase()
  await Promise.all([
    database.add('staff', post('s-su', 'su', 'active', '339921107')),
    database.add('staff', post('s-absent', 'absent', 'absent', '339921108', { coveredByStaffId: 's-su' })),
    database.add('staff', post('s-gone', 'gone', 'revoked', '339921107')),
    database.add('personLinks', link('ye', 'p1', 'claimed')),
    database.add('personLinks', link('ye', 'p2', 'revoked')),
  ])
  return resolveActor(database, { kind, openid, staff: [], links: [] })
}

describe('who is calling', () => {
  it('an officer holds the own post and the one they cover, under their own name', async () => {
    expect((await resolve('su')).staff).toMatchObject([
      { staffId: 's-su', name: 'name-su', areaCode: '339921107' },
      { staffId: 's-su', name: 'name-su', areaCode: '339921108', coversStaffId: 's-absent' },
    ])
  })

  it('an absent officer still holds the own post', async () => {
    expect((await resolve('absent')).staff).toMatchObject([{ staffId: 's-absent', areaCode: '339921108' }])
  })

  it('a revoked post gives nothing, and neither does a revoked link', async () => {
    expect((await resolve('gone')).staff).toEqual([])
    expect((await resolve('ye')).links).toEqual([
      { personId: 'p1', householdId: 'h1', relation: 'self', status: 'claimed' },
    ])
  })

  it('a visitor has no post, whatever their id spells', async () => {
    expect((await resolve('su', 'anonymous')).staff).toEqual([])
  })
})
