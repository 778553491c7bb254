import type { FeedDefinition } from '@shared/feeds/definition'
import { endAbsent } from '@shared/feeds/keep-rows'
import type { Context } from '../runtime'
import { openBlocks, readRows } from '../runtime/records/blocks'
import type { Batch, Slice } from './batch-progress'
import { keepHouseholdRows } from './keep-household-rows'
import { openPiece, piecesOf, putPieces } from './pieces'
import { ledgerPieces, openLedger } from './row-ledger'
import { householdOnList } from './take-rows'

/** A list may lose this share before somebody must look at it first (D26). */
const MAY_LEAVE = 0.03
/** Households that one commit looks at, and blocks that it may touch. */
const HOUSEHOLDS_AT_ONCE = 400
const BLOCKS_AT_ONCE = 8

/** Households with a row on the list of a batch: `block/household`; of old batches the household alone. */
const homesOf = async (ctx: Context, batch: Batch): Promise<Set<string>> => {
  const homes = new Set<string>(batch.householdIds)
  for await (const piece of piecesOf(ctx, batch._id, 'homes'))
    for (const home of openPiece(ctx, piece) as string[]) homes.add(home)
  return homes
}

/**
 * Households of the list before that are not on this one, or why it is not yet said that they have left. `homes`: those
 * with rows that may have ended, sorted, so that a block's households come together.
 */
const leavers = async (
  ctx: Context,
  feed: FeedDefinition,
  batch: Batch,
): Promise<{ homes: string[]; gone: number; noteZh: string }> => {
  const nobody = { homes: [], gone: 0, noteZh: '' }
  if (feed.mode !== 'snapshot') return nobody
  const arrival = await ctx.store.feedArrivals.get(feed.id)
  const previous = arrival && (await ctx.store.batches.get(arrival.lastBatchId))
  if (!previous || previous._id === batch._id || previous.dataOn >= batch.dataOn) return nobody
  const onList = await homesOf(ctx, batch)
  const before = await homesOf(ctx, previous)
  const listed = new Set([...onList].map(householdOnList))
  const gone = [...before].filter((home) => !listed.has(householdOnList(home)))
  if (batch.rows.rejected > 0)
    return { ...nobody, gone: gone.length, noteZh: `有${batch.rows.rejected}行没有入库，暂不认定谁已退出名册。` }
  if (gone.length > Math.max(3, before.size * MAY_LEAVE))
    return {
      ...nobody,
      gone: gone.length,
      noteZh: `与上期相比少了${gone.length}户，请核对名册是否完整；核对前不认定退出。`,
    }
  const noteZh = gone.length > 0 ? `${gone.length}户已不在名册上。` : ''
  return { homes: [...gone, ...onList].sort(), gone: gone.length, noteZh }
}

/** How many homes from a place on one commit looks at. */
const portionOf = (homes: readonly string[], from: number): string[] => {
  const blocks = new Set<string>()
  let to = from
  for (; to < homes.length && to - from < HOUSEHOLDS_AT_ONCE; to++) {
    blocks.add(homes[to]!.slice(0, homes[to]!.indexOf('/')))
    if (blocks.size > BLOCKS_AT_ONCE) break
  }
  return homes.slice(from, to)
}

/** Ends the rows that no longer stand on a complete list, some blocks of households a commit. */
const endRows = async (
  ctx: Context,
  feed: FeedDefinition,
  start: Batch,
  homes: readonly string[],
  slice: Slice,
): Promise<Batch> => {
  let batch = start
  while (batch.cursor < homes.length && slice.mayGoOn()) {
    const some = portionOf(homes, batch.cursor)
    const found = await ctx.store.households.getMany(some.map(householdOnList))
    const rowsOf = await readRows(ctx, found)
    const seen = batch
    const households = found.filter((home) => endAbsent(rowsOf(home)[feed.id] ?? [], seen.dataOn).changed)
    batch = await ctx.commit(async (tx) => {
      const ledger = openLedger(tx)
      const blocks = await openBlocks(ctx, tx, households, { sheets: true, rows: true })
      for (const household of households)
        keepHouseholdRows(ctx, tx, blocks, household, (kept) => {
          const ended = endAbsent(kept[feed.id] ?? [], seen.dataOn)
          return ended.changed ? { ...kept, [feed.id]: ended.rows } : kept
        })
      await blocks.save()
      const before = ledgerPieces(ledger, seen.beforePieces)
      await putPieces(ctx, tx, seen._id, before)
      return tx.batches.update(seen, {
        cursor: seen.cursor + some.length,
        beforePieces: seen.beforePieces + before.length,
      })
    })
  }
  return batch
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

const closePreview = async (ctx: Context, batch: Batch, gone: number, noteZh: string): Promise<Batch> =>
  ctx.commit((tx) =>
    tx.batches.update(batch, {
      status: 'previewed',
      stage: 'clearing',
      preview: batch.preview && { ...batch.preview, leaving: gone },
      messageZh: `预览：${summary(batch, noteZh)}还没有入库。`,
    }),
  )

/** After the last row: who has left a complete list, when the feed last came, and one sentence for the sender. */
export const finishBatch = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  const { homes, gone, noteZh } = await leavers(ctx, feed, start)
  if (start.status === 'previewing') return closePreview(ctx, start, gone, noteZh)
  const batch = await endRows(ctx, feed, start, homes, slice)
  if (batch.cursor < homes.length) return batch
  const isNothing = batch.rows.accepted === 0 && batch.rows.rejected > 0
  return ctx.commit(async (tx) => {
    const before = await tx.feedArrivals.get(feed.id)
    const isNewest = !isNothing && (!before || before.lastDataOn <= batch.dataOn)
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
      status: isNothing ? 'failed' : 'completed',
      stage: 'clearing',
      cursor: 0,
      finishedAt: ctx.now,
      arrivalBefore:
        before && isNewest
          ? {
              lastDataOn: before.lastDataOn,
              completeOn: before.completeOn,
              lastBatchId: before.lastBatchId,
              importedAt: before.importedAt,
            }
          : null,
      messageZh: isNothing
        ? `${batch.rows.rejected}行全部退回，什么也没有入库，原因和改法见下表。`
        : summary(batch, noteZh),
    })
  })
}
