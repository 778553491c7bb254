import { seatFor } from '@shared/access/scope'
import type { accessContract } from '@shared/access/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

/** Staff who know the household in person, or answer for the township. */
export const LINK_KEEPERS = ['townshipOfficer', 'assistanceCoordinator', 'communityWorker'] as const

/** Ends links; the person's file stays, and no phone opens it until its owner has been met again. */
export const endLinks: Handler<typeof accessContract.actions.endLinks> = async (ctx, input) => {
  const household = await ctx.store.households.get(input.householdId)
  if (!household) throw new KoumenError('NOT_FOUND')
  const isKeeper = seatFor(ctx.actor, LINK_KEEPERS, household.areaCode) !== undefined
  const { items } = await ctx.store.personLinks.find({
    where: {
      householdId: input.householdId,
      personId: input.personId,
      status: { in: ['claimed', 'verified'] },
      ...(isKeeper ? {} : { openid: ctx.actor.openid }),
    },
    limit: 100,
  })
  return ctx.commit(async (tx) => {
    for (const link of items) await tx.personLinks.update(link, { status: 'revoked' })
    tx.audit({
      householdId: household._id,
      personIds: [input.personId],
      areaCode: household.areaCode,
      note: `links ended: ${items.length}`,
    })
    return { ended: items.length }
  })
}
