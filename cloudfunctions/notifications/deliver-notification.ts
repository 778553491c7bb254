import { NotifyPayload, type Notification } from '@shared/notifications/model'
import { asTime } from '@shared/notifications/compose'
import type { Context, Deliverer, Doc } from '../runtime'
import { templateIds } from './templates'

/** 43101: the person has not subscribed or used up what they allowed. */
const NO_QUOTA = 43101
/** Nothing was reached: worth another try. Every other code is WeChat's answer and stays. */
const UNREACHABLE = -1
const TRIES = 4

const deliveryOf = (errorCode: number): Notification['delivery'] =>
  errorCode === NO_QUOTA ? 'noQuota' : errorCode === UNREACHABLE ? 'failed' : 'refused'

/** The phone a message goes to: of an absent officer, their cover's; none while a post waits for its phone. */
const phoneOf = async (ctx: Context, { openid, staffId }: NotifyPayload): Promise<string | undefined> => {
  if (openid !== undefined) return openid
  const post = staffId === undefined ? null : await ctx.store.staff.get(staffId)
  const coverId = post?.status === 'absent' ? post.coveredByStaffId : undefined
  const cover = coverId === undefined ? null : await ctx.store.staff.get(coverId)
  if (cover?.status === 'active') return cover.openid
  return post?.status === 'revoked' ? undefined : post?.openid
}

/** The inbox row's id comes from the outbox key: delivered twice it is one row. */
const writeInbox = (ctx: Context, key: string, openid: string, payload: NotifyPayload): Promise<Doc<'notifications'>> =>
  ctx.commit(async (tx) => {
    const { document } = await tx.notifications.insertOnce({
      _id: ctx.codeHash(key),
      openid,
      templateKey: payload.templateKey,
      textZh: payload.textZh,
      page: payload.page,
      readAt: null,
      delivery: 'pending',
      errorCode: null,
      relatedId: payload.relatedId ?? null,
    })
    return document
  })

/**
 * One outbox row of kind `notify`: the inbox first, the WeChat message as a bonus. A message that WeChat does not take
 * stays in the inbox with the reason; it never fails the row.
 */
export const deliverNotification: Deliverer = async (ctx, row) => {
  const payload = NotifyPayload.parse(row.payload)
  const openid = await phoneOf(ctx, payload)
  if (openid === undefined) {
    ctx.log.info('notify.nobody', { templateKey: payload.templateKey })
    return
  }
  const line = await writeInbox(ctx, row._id, openid, payload)
  if (line.delivery !== 'pending') return
  const result = await ctx.wechat.sendSubscribeMessage({
    toOpenid: openid,
    templateId: templateIds(process.env)[payload.templateKey],
    page: payload.page,
    fields: { thing1: payload.textZh, time2: asTime(row.createdAt) },
  })
  if (!result.sent && result.errorCode === UNREACHABLE && row.attempts + 1 < TRIES) {
    throw Object.assign(new Error('WeChat was not reached'), { code: 'WECHAT_UNREACHABLE' })
  }
  const answered = result.sent
    ? { delivery: 'sent' as const, errorCode: null }
    : { delivery: deliveryOf(result.errorCode), errorCode: result.errorCode }
  await ctx.commit((tx) => tx.notifications.update(line, answered))
}
