import type { FeedDefinition } from '@shared/feeds/definition'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { Context } from '../runtime'
import { addProblems, type Batch, type Slice } from './batch-progress'
import { leftOut } from './match-twins'
import { unpackRow, type PackedRow } from './packed-row'
import { openPiece, PIECE_ROWS, putPiece } from './pieces'
import { addToPreview, dryTx } from './preview-piece'
import { openLedger } from './row-ledger'
import { takeFactRows } from './take-fact-rows'
import { takeAddressRows, takeGridRows } from './take-place-rows'
import { takeRegisterRows } from './take-register-rows'
import type { Taken, TakeRows } from './take-rows'

/** Rows taken in with one commit: enough that a household's rows come together, few enough for a short transaction. */
const PIECE = 120

const TAKERS: Readonly<Record<string, TakeRows>> = {
  'pl-grid-map': takeGridRows,
  'bd-address': takeAddressRows,
  'ps-household-register': takeRegisterRows,
}

export const isPlaceFeed = (feed: FeedDefinition): boolean => feed.id === 'pl-grid-map' || feed.id === 'bd-address'

/** Gives the rows from a place on that count, and the place that comes after them. */
const rowsOf = async (ctx: Context, feed: FeedDefinition, batch: Batch) => {
  const isLeft = await leftOut(ctx, batch)
  let held: { from: number; rows: PackedRow[] } | undefined
  const rowAt = async (place: number): Promise<PackedRow | undefined> => {
    if (!held || place < held.from || place >= held.from + held.rows.length) {
      const piece = await ctx.store.feedPieces.first({
        where: { batchId: batch._id, kind: 'rows', from: { gt: place - PIECE_ROWS, lte: place } },
        order: { by: 'from', direction: 'desc' },
      })
      if (!piece) throw new Error('a piece of the file is gone')
      held = { from: piece.from, rows: openPiece(ctx, piece) as PackedRow[] }
    }
    return held.rows[place - held.from]
  }
  return async (cursor: number): Promise<{ rows: ParsedRow[]; next: number }> => {
    const rows: ParsedRow[] = []
    let place = cursor
    for (; place < batch.cut.rows && rows.length < PIECE; place++) {
      if (isLeft(place)) continue
      const packed = await rowAt(place)
      if (packed) rows.push(unpackRow(feed, packed))
    }
    return { rows, next: place }
  }
}

const progress = (batch: Batch, rows: readonly ParsedRow[], taken: Taken, next: number) => ({
  cursor: next,
  rows: {
    ...batch.rows,
    done: batch.rows.done + rows.length,
    accepted: batch.rows.accepted + taken.accepted,
    unchanged: batch.rows.unchanged + taken.unchanged,
    rejected: batch.rows.rejected + rows.length - taken.accepted,
  },
  ...addProblems(batch, taken.problems),
})

/**
 * Takes the cut pieces in, a few rows a commit, together with what stood there before and the batch's own cursor; or,
 * for a preview, works out what that would change and keeps only the counts.
 */
export const takeIn = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  let batch = start
  const rowsFrom = await rowsOf(ctx, feed, batch)
  while (batch.stage === 'taking') {
    if (!slice.mayGoOn()) return batch
    const { rows, next } = await rowsFrom(batch.cursor)
    const isPreview = batch.status === 'previewing'
    const isDone = next >= batch.cut.rows
    const work = await (TAKERS[feed.id] ?? takeFactRows)(ctx, { feed, batch, rows })
    const dry = isPreview ? dryTx(ctx) : undefined
    const dryTaken = dry ? await work(dry.tx) : undefined
    const previewed = dry && dryTaken ? addToPreview(ctx, batch, dry, dryTaken) : undefined
    const seen = batch
    batch = await ctx.commit(async (tx) => {
      const ledger = openLedger(tx)
      const taken = dryTaken ?? (await work(tx))
      const homes = [...new Set(taken.householdIds)]
      const number = seen.beforePieces
      if (feed.mode === 'snapshot' && homes.length > 0)
        await putPiece(ctx, tx, seen._id, 'homes', number, { from: seen.cursor, count: homes.length, value: homes })
      if (ledger.length > 0)
        await putPiece(ctx, tx, seen._id, 'before', number, { from: seen.cursor, count: ledger.length, value: ledger })
      return tx.batches.update(seen, {
        ...progress(seen, rows, taken, next),
        beforePieces: number + 1,
        ...(previewed ? { preview: previewed } : {}),
        ...(isDone ? { stage: 'ending' as const, cursor: 0 } : {}),
      })
    })
  }
  return batch
}
