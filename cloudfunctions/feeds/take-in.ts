import type { FeedDefinition } from '@shared/feeds/definition'
import type { Context } from '../runtime'
import { addProblems, type Batch, type Slice } from './batch-progress'
import { putPieces, type NewPiece } from './pieces'
import { addToPreview, dryTx } from './preview-piece'
import { openLedger } from './row-ledger'
import { openBucket, PLACE_FEEDS, REGISTER_FEED, type KeyedRow } from './sort-rows'
import { takeFactRows } from './take-fact-rows'
import { takeAddressRows, takeGridRows } from './take-place-rows'
import { takeRegisterRows } from './take-register-rows'
import type { PlacedRow, Taken, TakeRows } from './take-rows'

/** What one commit takes in: blocks of households, and rows. Far from the platform's limits. */
const BLOCKS_AT_ONCE = 8
const ROWS_AT_ONCE = 1_000
/** Where every row makes documents of its own. */
const DOCUMENTS_AT_ONCE = 600

const TAKERS: Readonly<Record<string, TakeRows>> = {
  'pl-grid-map': takeGridRows,
  'bd-address': takeAddressRows,
  [REGISTER_FEED]: takeRegisterRows,
}

export const isPlaceFeed = (feed: FeedDefinition): boolean => PLACE_FEEDS.includes(feed.id)

/** How many of the rows from a place on go into one commit; those of a household are not parted. */
const portionOf = (feed: FeedDefinition, rows: readonly KeyedRow[], from: number): number => {
  const makesDocuments = TAKERS[feed.id] !== undefined
  const most = makesDocuments ? DOCUMENTS_AT_ONCE : ROWS_AT_ONCE
  const keys = new Set<string>()
  let to = from
  for (; to < rows.length; to++) {
    const { key, places, row } = rows[to]!
    keys.add(key)
    // A row about two people may stand in a second block.
    places.slice(1).forEach(({ householdId }) => keys.add(householdId))
    if (!makesDocuments && keys.size > BLOCKS_AT_ONCE && to > from) break
    const previous = rows[to - 1]
    const isSameHome =
      places[0]?.householdId === previous?.places[0]?.householdId &&
      row.values['householdNo'] === previous?.row.values['householdNo']
    if (to - from >= most && !(isSameHome && to - from < 2 * most)) break
  }
  return to
}

const progress = (batch: Batch, rows: readonly PlacedRow[], taken: Taken) => ({
  rows: {
    ...batch.rows,
    done: batch.rows.done + rows.length,
    accepted: batch.rows.accepted + taken.accepted,
    unchanged: batch.rows.unchanged + taken.unchanged,
    rejected: batch.rows.rejected + rows.length - taken.accepted,
  },
  ...addProblems(batch, taken.problems),
})

/** Where the taking goes on after a portion: further in the bucket, in the next one, or it is done. */
const placeAfter = ({ cut }: Batch, to: number, inBucket: number) => {
  if (to < inBucket) return { cursor: to }
  const bucket = cut.bucket + 1
  if (bucket < cut.buckets) return { cursor: 0, cut: { ...cut, bucket } }
  return { stage: 'ending' as const, cursor: 0 }
}

/** One portion: the rows, what stood there before and the batch's own place, in one commit. */
const takePortion = async (
  ctx: Context,
  feed: FeedDefinition,
  seen: Batch,
  all: readonly KeyedRow[],
): Promise<Batch> => {
  const to = portionOf(feed, all, seen.cursor)
  const rows = all.slice(seen.cursor, to)
  const work = await (TAKERS[feed.id] ?? takeFactRows)(ctx, { feed, batch: seen, rows })
  const dry = seen.status === 'previewing' ? dryTx(ctx) : undefined
  const dryTaken = dry ? await work(dry.tx) : undefined
  const previewed = dry && dryTaken ? addToPreview(ctx, seen, dry, dryTaken) : undefined
  return ctx.commit(async (tx) => {
    const ledger = openLedger(tx)
    const taken = dryTaken ?? (await work(tx))
    const homes = [...new Set(taken.homes)]
    const number = seen.beforePieces
    const from = number
    const put: NewPiece[] = []
    if (feed.mode === 'snapshot' && homes.length > 0)
      put.push({ kind: 'homes', number, from, count: homes.length, value: homes })
    if (ledger.length > 0) put.push({ kind: 'before', number, from, count: ledger.length, value: ledger })
    await putPieces(ctx, tx, seen._id, put)
    return tx.batches.update(seen, {
      ...progress(seen, rows, taken),
      ...placeAfter(seen, to, all.length),
      beforePieces: number + 1,
      ...(previewed ? { preview: previewed } : {}),
    })
  })
}

/**
 * Takes the sorted rows in, some blocks of households a commit, together with what stood there before and the batch's
 * own place; or, for a preview, works out what that would change and keeps only the counts.
 */
export const takeIn = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  let batch = start
  let held: { bucket: number; rows: KeyedRow[] } | undefined
  while (batch.stage === 'taking' && slice.mayGoOn()) {
    const { bucket } = batch.cut
    if (held?.bucket !== bucket) held = { bucket, rows: await openBucket(ctx, feed, batch, bucket) }
    batch = await takePortion(ctx, feed, batch, held.rows)
  }
  return batch
}
