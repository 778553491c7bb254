import type { Actor, ActorLink, StaffSeat } from '@shared/access/actor'
import type { Database, RawDocument } from '../store/database'
import { readStore } from '../store/read-store'
import type { Doc } from '../store/types'
import type { CallIdentity } from './identity'

/** The caller before any document is read. */
export const callerOf = (identity: CallIdentity): Actor => {
  if (identity.openid) return { kind: 'person', openid: identity.openid, staff: [], links: [] }
  if (identity.uid && !identity.isAnonymous)
    return { kind: 'person', openid: `web:${identity.uid}`, staff: [], links: [] }
  return {
    kind: 'anonymous',
    openid: `anonymous:${identity.uid ?? identity.clientIp ?? 'unknown'}`,
    staff: [],
    links: [],
  }
}

const seatOf = (post: Doc<'staff'>, holder: Doc<'staff'> = post): StaffSeat => ({
  staffId: holder._id,
  name: holder.name,
  role: post.role,
  areaCode: post.areaCode,
  ...(post.departmentId === undefined ? {} : { departmentId: post.departmentId }),
  ...(post._id === holder._id ? {} : { coversStaffId: post._id }),
  relatives: holder.relatives ?? [],
})

/** Posts and person links of the caller; a post of an absent officer counts for whoever covers it. */
export const resolveActor = async (database: Database, caller: Actor): Promise<Actor> => {
  if (caller.kind !== 'person') return caller
  const store = readStore(database)
  const [posts, links] = await Promise.all([
    store.staff.find({ where: { openid: caller.openid, status: { in: ['active', 'absent'] } }, limit: 100 }),
    store.personLinks.find({ where: { openid: caller.openid, status: { in: ['claimed', 'verified'] } }, limit: 100 }),
  ])
  const active = posts.items.filter((post) => post.status === 'active')
  const covered =
    active.length === 0
      ? []
      : (
          await store.staff.find({
            where: { coveredByStaffId: { in: active.map((post) => post._id) }, status: 'absent' },
            limit: 100,
          })
        ).items
  const standIn = covered.flatMap((post) => {
    const holder = active.find((one) => one._id === post.coveredByStaffId)
    return holder ? [seatOf(post, holder)] : []
  })
  return {
    ...caller,
    staff: [...posts.items.map((post) => seatOf(post)), ...standIn],
    links: links.items.map(({ personId, householdId, relation, status }): ActorLink => ({
      personId,
      householdId,
      relation,
      status,
    })),
  }
}

/** Reads one field for a guard, from any collection. */
export const fieldReader =
  (database: Database) =>
  async (collection: string, id: string, field: string): Promise<string | undefined> => {
    const document: RawDocument | null = await database.get(collection, id)
    const value = document?.[field]
    return typeof value === 'string' ? value : undefined
  }
