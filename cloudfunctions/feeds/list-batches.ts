import { batchView } from '@shared/feeds/batch-view'
import type { feedsContract } from '@shared/feeds/contract'
import { dataDepartmentsOf } from '@shared/feeds/data-officer'
import type { Handler } from '../runtime'

export const listBatches: Handler<typeof feedsContract.actions.listBatches> = async (ctx, { after, limit }) => {
  const departments = dataDepartmentsOf(ctx.actor)
  const { items, next } = await ctx.store.batches.find({
    where: departments === '*' ? {} : { departmentId: { in: departments } },
    order: { by: 'createdAt', direction: 'desc' },
    limit,
    after,
  })
  // The list names counts; the problems of a file stand on its own page.
  return { items: items.map((batch) => ({ ...batchView(batch), problems: [] })), next: next ?? null }
}
