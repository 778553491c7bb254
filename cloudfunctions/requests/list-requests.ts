import type { requestsContract } from '@shared/requests/contract'
import { REQUEST_STATUS_LABELS } from '@shared/requests/labels'
import { needTile } from '@shared/requests/need-tiles'
import type { Handler } from '../runtime'

/** For those who see to it that somebody answers: no words, no telephone, no name of the requester. */
export const listRequests: Handler<typeof requestsContract.actions.list> = async (ctx, input) => {
  const page = await ctx.store.requests.find({
    where: { areaCode: { prefix: input.areaCode }, ...(input.status ? { status: input.status } : {}) },
    order: { by: 'createdAt', direction: 'desc' },
    limit: input.limit,
    after: input.after,
  })
  return {
    items: page.items.map((request) => ({
      requestId: request._id,
      requestNo: request.requestNo,
      channel: request.channel,
      needsZh: request.needs.map((code) => needTile(code).labelZh),
      addressZh: request.addressText,
      status: request.status,
      statusZh: REQUEST_STATUS_LABELS[request.status].zh,
      submittedAt: request.createdAt,
      contactName: request.contactName,
      contactDueAt: request.contactDueAt,
      overdue: ['requested', 'accepted'].includes(request.status) && request.contactDueAt < ctx.now,
      householdId: request.householdId,
    })),
    next: page.next ?? null,
  }
}
