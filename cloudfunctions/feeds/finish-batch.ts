import type { FeedDefinition } from '@shared/feeds/definition'
import { endAbsent } from '@shared/feeds/keep-rows'
import type { Context, Doc } from '../runtime'
import { keepHouseholdRows } from './keep-household-rows'

type Batch = Doc<'batches'>

/** A list may lose this share before somebody must look at it first (D26). */
const MAY_LEAVE = 0.03
const HOUSEHOLDS_AT_ONCE = 20

/** Households of the list before that are not on this one, or why it is not yet said that they have left. */
const leavers = async (
  ctx: Context,
  feed: FeedDefinition,
  batch: Batch,
): Promise<{ ids: string[]; noteZh: string }> => {
  if (feed.mode !== 'snapshot') return { ids: [], noteZh: '' }
  const arrival = await ctx.store.feedArrivals.get(feed.id)
  const previous = arrival && (await ctx.store.batches.get(arrival.lastBatchId))
  if (!previous || previous.dataOn >= batch.dataOn) return { ids: [], noteZh: '' }
  const onList = new Set(batch.householdIds)
  const gone = previous.householdIds.filter((id) => !onList.has(id))
  const inside = batch.householdIds
  if (batch.rows.rejected > 0) return { ids: [], noteZh: `有${batch.rows.rejected}行没有入库，暂不认定谁已退出名册。` }
  if (gone.length > Math.max(3, previous.householdIds.length * MAY_LEAVE))
    return { ids: [], noteZh: `与上期相比少了${gone.length}户，请核对名册是否完整；核对前不认定退出。` }
  return { ids: [...gone, ...inside], noteZh: gone.length > 0 ? `${gone.length}户已不在名册上。` : '' }
}

const endRows = async (ctx: Context, feed: FeedDefinition, batch: Batch, ids: readonly string[]): Promise<void> => {
  for (let at = 0; at < ids.length; at += HOUSEHOLDS_AT_ONCE) {
    const households = await ctx.store.households.getMany(ids.slice(at, at + HOUSEHOLDS_AT_ONCE))
    await ctx.commit(async (tx) => {
      for (const household of households)
        await keepHouseholdRows(ctx, tx, household, (kept) => {
          const ended = endAbsent(kept[feed.id] ?? [], batch.dataOn)
          return ended.changed ? { ...kept, [feed.id]: ended.rows } : kept
        })
    })
  }
}

const summary = ({ rows }: Batch, noteZh: string): string =>
  [
    `收下${rows.accepted}行`,
    rows.unchanged > 0 ? `其中${rows.unchanged}行没有变化` : '',
    rows.duplicates > 0 ? `重复${rows.duplicates}行` : '',
    rows.rejected > 0 ? `退回${rows.rejected}行，原因和改法见下表` : '',
  ]
    .filter((part) => part !== '')
    .join('，') + `。${noteZh}`

/** After the last row: who has left a complete list, when the feed last came, and one sentence for the sender. */
export const finishBatch = async (ctx: Context, feed: FeedDefinition, batch: Batch): Promise<Batch> => {
  const { ids, noteZh } = await leavers(ctx, feed, batch)
  await endRows(ctx, feed, batch, ids)
  return ctx.commit(async (tx) => {
    const before = await tx.feedArrivals.get(feed.id)
    const isNewest = !before || before.lastDataOn <= batch.dataOn
    const isComplete = batch.rows.rejected === 0
    if (isNewest)
      await tx.feedArrivals.put({
        _id: feed.id,
        departmentId: feed.department,
        lastDataOn: batch.dataOn,
        completeOn: isComplete ? batch.dataOn : (before?.completeOn ?? null),
        lastBatchId: batch._id,
        importedAt: ctx.now,
      })
    tx.audit({ note: `feed ${feed.id}, batch ${batch._id}` })
    return tx.batches.update(batch, {
      status: 'completed',
      finishedAt: ctx.now,
      messageZh: summary(batch, noteZh),
    })
  })
}
