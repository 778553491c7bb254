import type { notificationsContract } from '@shared/notifications/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

/** Somebody else's line is answered like one that is not there. */
export const markRead: Handler<typeof notificationsContract.actions.markRead> = async (ctx, { notificationId }) =>
  ctx.commit(async (tx) => {
    const line = await tx.notifications.get(notificationId)
    if (line?.openid !== ctx.actor.openid) throw new KoumenError('NOT_FOUND', '没有找到这条消息，请刷新。')
    if (line.readAt === null) await tx.notifications.update(line, { readAt: ctx.now })
    return { notificationId }
  })
