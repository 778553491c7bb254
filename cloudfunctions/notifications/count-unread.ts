import type { notificationsContract } from '@shared/notifications/contract'
import type { Handler } from '../runtime'

export const countUnread: Handler<typeof notificationsContract.actions.unreadCount> = async (ctx) => ({
  count: await ctx.store.notifications.count({ openid: ctx.actor.openid, readAt: null }),
})
