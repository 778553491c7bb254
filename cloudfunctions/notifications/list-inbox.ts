import type { notificationsContract } from '@shared/notifications/contract'
import { DELIVERY_LABELS } from '@shared/notifications/labels'
import type { Handler } from '../runtime'

export const listInbox: Handler<typeof notificationsContract.actions.inbox> = async (ctx, input) => {
  const page = await ctx.store.notifications.find({
    where: { openid: ctx.actor.openid },
    order: { by: 'createdAt', direction: 'desc' },
    limit: input.limit,
    after: input.after,
  })
  return {
    items: page.items.map((line) => ({
      notificationId: line._id,
      at: line.createdAt,
      textZh: line.textZh,
      page: line.page,
      read: line.readAt !== null,
      delivery: DELIVERY_LABELS[line.delivery].zh,
    })),
    next: page.next ?? null,
  }
}
