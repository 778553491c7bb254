import { isSame } from '@shared/access/scope'
import { mergeMembers, type VisitedMember } from '@shared/visits/merge-visit'
import type { ObservedFact } from '@shared/visits/model'
import type { Context, Doc, Tx } from '../runtime'
import type { ResolvedMember } from './resolve-members'
import type { VisitCase } from './visit-case'

/**
 * Which household the visit was to. The one on the matter; else the one the register has at the address, when somebody
 * named belongs to it; else the household of the first person already on file in this township; else none, and it becomes
 * a new one. The file of another township is not written into, nor opened, by whoever can name its people here.
 */
export const householdOf = async (
  ctx: Context,
  { task, request }: VisitCase,
  nearby: Doc<'households'> | null,
  members: readonly ResolvedMember[],
): Promise<Doc<'households'> | null> => {
  const isLinked = task.householdId !== null || (request?.householdId ?? null) !== null
  if (
    nearby &&
    (isLinked || nearby.members.some((one) => members.some((member) => member.personId === one.personId)))
  ) {
    return nearby
  }
  const householdId = members.find((member) => (member.known?.householdId ?? null) !== null)?.known?.householdId
  const elsewhere = householdId ? await ctx.store.households.get(householdId) : null
  return elsewhere && isSame('township', elsewhere.areaCode, task.areaCode) ? elsewhere : null
}

interface Seen {
  members: readonly ResolvedMember[]
  facts: readonly ObservedFact[]
  /** `YYYY-MM-DD` of the visit. */
  on: string
  staffRelative: boolean | null
}

const toVisited = ({ personId, visited }: ResolvedMember): VisitedMember => ({
  personId,
  relationZh: visited.relationZh,
  hukouRegistered: visited.hukouRegistered,
  livesTogether: visited.livesTogether,
})

/** Confirms who lives here, or registers a household nobody knew at the address. A late arrival never undoes a newer visit. */
export const writeHousehold = async (
  tx: Tx,
  { task, request }: VisitCase,
  householdId: string,
  seen: Seen,
): Promise<Doc<'households'>> => {
  const visited = seen.members.map(toVisited)
  const known = await tx.households.get(householdId)
  if (!known) {
    return tx.households.insert({
      _id: householdId,
      // First met at the door: a block to itself.
      blockId: householdId,
      registerIndex: null,
      areaCode: task.areaCode,
      addressId: request?.addressId ?? null,
      addressText: task.addressText,
      members: mergeMembers([], visited, seen.facts),
      membersConfirmedOn: seen.on,
      headName: seen.members[0]?.visited.name ?? '',
      staffRelative: seen.staffRelative,
    })
  }
  const isNewest = (known.membersConfirmedOn ?? '') <= seen.on
  const patch = {
    ...(isNewest && visited.length > 0
      ? { members: mergeMembers(known.members, visited, seen.facts), membersConfirmedOn: seen.on }
      : {}),
    ...(seen.staffRelative !== null && isNewest ? { staffRelative: seen.staffRelative } : {}),
  }
  return Object.keys(patch).length > 0 ? tx.households.update(known, patch) : known
}
