import { batchView } from '@shared/feeds/batch-view'
import { findFeed } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import { addDays } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { updateBatch } from './batch-progress'
import { nextSlice } from './import-slice'
import { UNDO_DAYS } from './pieces'
import { isPlaceFeed } from './take-in'

/** Takes a batch back; asked twice it is done once. */
export const undoBatch: Handler<typeof feedsContract.actions.undo> = async (ctx, { batchId, evenIfNewer }) => {
  const batch = await ctx.store.batches.get(batchId)
  const feed = batch && findFeed(batch.feedId)
  if (!batch || !feed) throw new KoumenError('NOT_FOUND')
  if (batch.status === 'undone') return batchView(batch)
  if (batch.status === 'undoing') return batchView(await nextSlice(ctx, batch))
  if (batch.status !== 'completed') throw new KoumenError('CONFLICT', '只有已经导入的批次才能撤回。')
  if (isPlaceFeed(feed)) throw new KoumenError('CONFLICT', '地址和网格对应表不能撤回，请再送一份更正后的表。')
  if (batch.schemaVersion < 2 || (batch.finishedAt ?? '') < addDays(ctx.today, -UNDO_DAYS))
    throw new KoumenError('CONFLICT', `超过${UNDO_DAYS}天的批次不能撤回，请送一份更正后的文件。`)
  const arrival = await ctx.store.feedArrivals.get(feed.id)
  if (feed.mode === 'snapshot' && arrival && arrival.lastBatchId !== batch._id && !evenIfNewer)
    throw new KoumenError(
      'CONFLICT',
      '这个名册后来又到了一期，撤回旧的一期只影响还没有被新一期替换的行；确实要撤回，请再次确认。',
    )
  const undoing = await updateBatch(ctx, batch, {
    status: 'undoing',
    cursor: batch.beforePieces,
    rows: { ...batch.rows, done: 0, unchanged: 0 },
    messageZh: '正在撤回。',
  })
  return batchView(await nextSlice(ctx, undoing))
}
