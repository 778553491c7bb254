import type { requestsContract } from '@shared/requests/contract'
import type { Handler } from '../runtime'
import { toMyRequest } from './view-request'

/** Newest first; nobody has more than a few. */
export const listMyRequests: Handler<typeof requestsContract.actions.listMine> = async (ctx) => {
  const { items } = await ctx.store.requests.find({
    where: { requesterOpenid: ctx.actor.openid },
    order: { by: 'createdAt', direction: 'desc' },
    limit: 100,
  })
  return { items: items.map((request) => toMyRequest(ctx, request)) }
}
