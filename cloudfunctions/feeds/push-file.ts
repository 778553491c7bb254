import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { batchView } from '@shared/feeds/batch-view'
import { findFeed } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import { pushText } from '@shared/feeds/push-text'
import { addDays } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import { findDepartment } from '@shared/facts/vocabulary'
import type { Context, Handler } from '../runtime'
import { openBatchOf } from './import-file'
import { nextSlice } from './import-slice'

/** How far the sender's clock may be off. */
const WINDOW_SECONDS = 300

const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

const requireSigned = (ctx: Context, departmentId: string, signature: string, text: string): void => {
  const isSigned = ctx
    .pushKeys(departmentId)
    .some((key) => sameText(createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex'), signature))
  if (!isSigned) throw new KoumenError('FORBIDDEN', '签名不对，没有收下；请核对部门密钥和签名的拼法。')
}

/**
 * Takes a file that a department's own system sends. Nothing is stored before the signature, the clock and the nonce
 * are right; a call sent again is refused, for its nonce is used up.
 */
export const pushFile: Handler<typeof feedsContract.actions.push> = async (ctx, input) => {
  const { departmentId, feedId, fileName, dataOn, timestamp, nonce, signature } = input
  const bodySha256 = createHash('sha256').update(input.body).digest('hex')
  requireSigned(
    ctx,
    departmentId,
    signature,
    pushText({ departmentId, feedId, fileName, dataOn, timestamp, nonce, bodySha256 }),
  )
  if (Math.abs(Date.parse(ctx.now) / 1000 - timestamp) > WINDOW_SECONDS)
    throw new KoumenError('FORBIDDEN', '推送的时间戳与本机相差超过五分钟，没有收下；请校准时钟后重新签名。')
  const feed = findFeed(feedId)
  if (!feed || !findDepartment(departmentId)) throw new KoumenError('NOT_FOUND', '没有这个数据项，请核对编号。')
  if (feed.department !== departmentId)
    throw new KoumenError('FORBIDDEN', '这个数据项不归您的部门报送，请联系对应部门的数据专员。')
  await ctx.commit(async (tx) => {
    const { inserted } = await tx.feedPieces.insertOnce({
      _id: `push:${departmentId}:${nonce}`,
      batchId: `push:${departmentId}`,
      kind: 'nonce',
      from: 0,
      count: 0,
      sealed: '',
      keepUntil: addDays(ctx.today, 2),
    })
    if (!inserted) throw new KoumenError('CONFLICT', '这次推送已经收到过，没有再收；新的推送请换一个随机串。')
  })
  const attachmentId = await ctx.attachments.store({
    purpose: 'feedFile',
    contentType: 'application/octet-stream',
    bytes: Buffer.from(input.body, 'base64'),
  })
  const sender = { staffId: `push:${departmentId}`, name: '系统推送' }
  return batchView(
    await nextSlice(ctx, await openBatchOf(ctx, { feedId, attachmentId, fileName, dataOn }, sender, 'importing')),
  )
}

export const readPushKey: Handler<typeof feedsContract.actions.pushKey> = async (ctx, { departmentId }) => {
  if (!findDepartment(departmentId)) throw new KoumenError('NOT_FOUND', '没有这个部门，请核对编号。')
  return ctx.commit(async (tx) => {
    tx.audit({ note: `push key of ${departmentId} read` })
    return { departmentId, key: ctx.pushKeys(departmentId)[0] ?? '' }
  })
}
