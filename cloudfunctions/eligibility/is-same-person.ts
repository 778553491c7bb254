import type { Context, Doc } from '../runtime'

/**
 * Whether the caller is who proposed, under another post and on another phone: their posts give one telephone number. A
 * second invitation does not make a second person.
 */
export const isSamePerson = async (ctx: Context, { proposedBy }: Doc<'ruleChanges'>): Promise<boolean> => {
  const posts = await ctx.store.staff.getMany([proposedBy.staffId, ...ctx.actor.staff.map(({ staffId }) => staffId)])
  const numberOf = (staffId: string): string | undefined =>
    posts.find(({ _id }) => _id === staffId)?.phone?.replace(/\D/g, '')
  const proposer = numberOf(proposedBy.staffId)
  return proposer !== undefined && ctx.actor.staff.some(({ staffId }) => numberOf(staffId) === proposer)
}
