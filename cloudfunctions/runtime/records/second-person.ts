import type { Proposed, Refusal } from '@shared/access/second-person'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../context'

/**
 * Whether the caller is who proposed, under another post and on another phone: their posts give one telephone number. A
 * second invitation does not make a second person.
 */
export const isSamePerson = async (ctx: Context, { proposedBy }: Proposed): Promise<boolean> => {
  const posts = await ctx.store.staff.getMany([proposedBy.staffId, ...ctx.actor.staff.map(({ staffId }) => staffId)])
  const numberOf = (staffId: string): string | undefined =>
    posts.find(({ _id }) => _id === staffId)?.phone?.replace(/\D/g, '')
  const proposer = numberOf(proposedBy.staffId)
  return proposer !== undefined && ctx.actor.staff.some(({ staffId }) => numberOf(staffId) === proposer)
}

/** Throws the refusal, if there is one. */
export const requireAllowed = (refusal: Refusal | null): void => {
  if (refusal) throw new KoumenError(refusal.code, refusal.messageZh)
}
