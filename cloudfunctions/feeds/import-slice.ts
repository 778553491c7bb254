import { findFeed } from '@shared/feeds/catalogue'
import { NOT_CUT } from '@shared/feeds/model'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Patch } from '../runtime'
import { beginSlice, isUnderWay, updateBatch, type Batch } from './batch-progress'
import { cutFile } from './cut-file'
import { finishBatch } from './finish-batch'
import { matchTwins } from './match-twins'
import { clearPieces } from './pieces'
import { FileRefused } from './reading/table-source'
import { sortRows } from './sort-rows'
import { takeIn } from './take-in'
import { undoSlice } from './undo-slice'

/** A batch before its first line was read. */
export const AT_THE_BEGINNING = {
  stage: 'cutting',
  cut: NOT_CUT,
  cursor: 0,
  rows: { total: 0, done: 0, accepted: 0, unchanged: 0, duplicates: 0, rejected: 0 },
  fixes: {},
  problems: [],
  moreProblems: 0,
  preview: null,
  beforePieces: 0,
} satisfies Patch<'batches'>

/** The same file of the same day twice changes nothing: told before a line of it is read. */
const openBatch = async (ctx: Context, batch: Batch): Promise<Batch> => {
  const attachment = await ctx.store.attachments.get(batch.attachmentId)
  const contentHash = attachment?.sha256 ?? null
  const { feedId, dataOn } = batch
  const known = await ctx.store.batches.first({ where: { feedId, contentHash, status: 'completed', dataOn } })
  if (!known || contentHash === null) return updateBatch(ctx, batch, { contentHash })
  return updateBatch(ctx, batch, {
    status: 'alreadyKnown',
    contentHash,
    finishedAt: ctx.now,
    messageZh: `这份文件${known.finishedAt?.slice(0, 10) ?? ''}已经导入过，这次没有任何变化。`,
  })
}

/**
 * Takes in as much of a file as one slice allows, stage after stage. Every commit moves the batch's own place with what
 * it writes, so a run that is killed anywhere goes on where it stopped: no row is lost, none is taken twice.
 */
export const importSlice = async (ctx: Context, start: Batch): Promise<Batch> => {
  if (!isUnderWay(start)) return start
  const feed = findFeed(start.feedId)
  if (!feed) throw new KoumenError('NOT_FOUND')
  const slice = beginSlice()
  if (start.status === 'undoing') return undoSlice(ctx, feed, start, slice)
  let batch = start
  try {
    if (batch.contentHash === null) batch = await openBatch(ctx, batch)
    if (isUnderWay(batch) && batch.stage === 'cutting') batch = await cutFile(ctx, feed, batch, slice)
    if (batch.stage === 'matching') batch = await matchTwins(ctx, batch, slice)
    if (isUnderWay(batch) && batch.stage === 'placing') batch = await sortRows(ctx, feed, batch, slice)
    if (isUnderWay(batch) && batch.stage === 'taking') batch = await takeIn(ctx, feed, batch, slice)
    if (isUnderWay(batch) && batch.stage === 'ending' && slice.mayGoOn())
      batch = await finishBatch(ctx, feed, batch, slice)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    batch = (await ctx.store.batches.get(start._id)) ?? batch
    batch = await updateBatch(ctx, batch, {
      ...AT_THE_BEGINNING,
      status: 'failed',
      finishedAt: ctx.now,
      messageZh: error.messageZh,
    })
  }
  // What this slice has no time for, the retention job throws away.
  if (!isUnderWay(batch)) await clearPieces(ctx, batch._id, slice.mayGoOn)
  return batch
}

/** One more slice; where another call is at work on the file (the page, the timer), what that has come to is the answer. */
export const nextSlice = async (ctx: Context, batch: Batch): Promise<Batch> => {
  try {
    return await importSlice(ctx, batch)
  } catch (error) {
    if (!(error instanceof KoumenError && error.code === 'CONFLICT')) throw error
    return (await ctx.store.batches.get(batch._id)) ?? batch
  }
}
