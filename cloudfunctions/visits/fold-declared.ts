import { localDateOf } from '@shared/kernel/dates'
import { birthDateOf, sexOf } from '@shared/kernel/id-number'
import { declaredAsObserved, type Resident } from '@shared/requests/declared'
import type { RequestSecrets } from '@shared/requests/model'
import type { ObservedFact } from '@shared/visits/model'
import type { Context, Doc } from '../runtime'
import type { ResolvedMember } from './resolve-members'

/** What the requester said in the self-check, of the people found: to be merged as declared, never as seen. */
export interface SaidBefore {
  facts: readonly ObservedFact[]
  personIds: readonly string[]
  /** The day it was said. */
  asOf: string
}

const residentOf = ({ personId, visited, known }: ResolvedMember): Resident => ({
  personId,
  birthDate: known?.birthDate ?? (visited.idNumber === undefined ? null : birthDateOf(visited.idNumber)),
  sex: known?.sex ?? (visited.idNumber === undefined ? null : sexOf(visited.idNumber)),
})

/**
 * Answers that came with a request count once the requester was met at the door: until then anybody could have sent them
 * about anybody's home; and only those of somebody who asked for themselves. `members` are the visit's, the one met first.
 */
export const saidBefore = async (
  ctx: Context,
  request: Doc<'requests'> | null,
  household: Doc<'households'> | null,
  members: readonly ResolvedMember[],
): Promise<SaidBefore | null> => {
  if (request?.channel !== 'self') return null
  const { declared } = ctx.openJson(request.sealed) as RequestSecrets
  const [first] = members
  if (!declared || !first) return null
  const here = members.map(residentOf)
  const others = (household?.members ?? [])
    .map((member) => member.personId)
    .filter((personId) => !here.some((resident) => resident.personId === personId))
  const registered = await ctx.store.persons.getMany(others)
  const residents = [...here, ...registered.map(({ _id: personId, birthDate, sex }) => ({ personId, birthDate, sex }))]
  const asOf = localDateOf(request.createdAt)
  return {
    facts: declaredAsObserved(declared, residents, first.personId, asOf),
    personIds: residents.map(({ personId }) => personId),
    asOf,
  }
}
