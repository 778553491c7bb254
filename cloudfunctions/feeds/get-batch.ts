import { batchView } from '@shared/feeds/batch-view'
import type { feedsContract } from '@shared/feeds/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

export const getBatch: Handler<typeof feedsContract.actions.batch> = async (ctx, { batchId }) => {
  const batch = await ctx.store.batches.get(batchId)
  if (!batch) throw new KoumenError('NOT_FOUND')
  return batchView(batch)
}
