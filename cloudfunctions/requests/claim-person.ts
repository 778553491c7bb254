import type { Context, Doc } from '../runtime'

interface Said {
  personName?: string | undefined
  idNumber?: string | undefined
}

export interface Claim {
  personId: string
  householdId: string
}

/**
 * The person whom the requester says to be, when what they typed fits somebody on record: `claimed`, which opens
 * nothing until somebody has met them. No fit is not an error: an identity number can wait for the visit.
 */
export const claimPerson = async (
  ctx: Context,
  said: Said,
  household: Doc<'households'> | null,
): Promise<Claim | null> => {
  if (said.idNumber !== undefined) {
    const person = await ctx.store.persons.first({ where: { idIndex: { in: ctx.identity.indexes(said.idNumber) } } })
    const fits = person && (said.personName === undefined || said.personName === person.name)
    return fits && person.householdId !== null ? { personId: person._id, householdId: person.householdId } : null
  }
  if (said.personName === undefined || household === null) return null
  const members = await ctx.store.persons.getMany(household.members.map((member) => member.personId))
  const named = members.filter((member) => member.name === said.personName)
  const [only] = named
  return only && named.length === 1 ? { personId: only._id, householdId: household._id } : null
}
