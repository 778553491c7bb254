import { batchView } from '@shared/feeds/batch-view'
import type { feedsContract } from '@shared/feeds/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler, TimerHandler } from '../runtime'
import { isUnderWay } from './batch-progress'
import { importSlice, nextSlice } from './import-slice'

/** One more slice of a file. */
export const continueImport: Handler<typeof feedsContract.actions.continueImport> = async (ctx, { batchId }) => {
  const batch = await ctx.store.batches.get(batchId)
  if (!batch) throw new KoumenError('NOT_FOUND')
  return batchView(await nextSlice(ctx, batch))
}

/** Goes on with unfinished files, oldest first. A file another call is at work on answers CONFLICT and is left to it. */
export const continueImports: TimerHandler = async (ctx) => {
  const { items } = await ctx.store.batches.find({
    where: { status: { in: ['importing', 'previewing', 'undoing'] } },
    order: { by: 'createdAt' },
    limit: 3,
  })
  let finished = 0
  for (const batch of items) {
    try {
      if (!isUnderWay(await importSlice(ctx, batch))) finished += 1
    } catch (error) {
      if (!(error instanceof KoumenError && error.code === 'CONFLICT')) throw error
    }
  }
  return { unfinished: items.length - finished, finished }
}
