import type { FeedDefinition } from '@shared/feeds/definition'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { RowProblem } from '@shared/feeds/problems'
import type { Context } from '../runtime'
import { addProblems, type Batch, type Slice } from './batch-progress'
import { leftOut } from './match-twins'
import { packRow, unpackRow, type PackedRow } from './packed-row'
import { openPiece, pieceId, putPieces, PIECE_ROWS, type NewPiece } from './pieces'
import { placeRows } from './place-rows'
import { textOf, type PlacedRow } from './take-rows'

/** Rows of a bucket, more or less: what is sorted in memory at once. */
const BUCKET_ROWS = 20_000
/** Pieces of the file that one commit sorts. */
const PIECES_AT_ONCE = 12

export const REGISTER_FEED = 'ps-household-register'
export const PLACE_FEEDS: readonly string[] = ['pl-grid-map', 'bd-address']

/** A sorted row as it is put by: its key, whom it is about (household and person, one after the other), the row. */
type SortedRow = [key: string, about: (string | null)[], row: PackedRow]

/** What rows are brought together by: the block of the first household, the village of the register, the grid of an address. */
const keyColumn = (feed: FeedDefinition): string | undefined =>
  feed.id === REGISTER_FEED ? 'village' : PLACE_FEEDS.includes(feed.id) ? 'gridCode' : undefined

interface Sorted {
  rows: SortedRow[]
  problems: RowProblem[]
}

const sortedRows = async (ctx: Context, feed: FeedDefinition, rows: readonly ParsedRow[]): Promise<Sorted> => {
  const column = keyColumn(feed)
  const packed = (row: ParsedRow): PackedRow => packRow(feed, row.line, row.on, row.values)
  if (column !== undefined)
    return { rows: rows.map((row): SortedRow => [textOf(row, column), [], packed(row)]), problems: [] }
  const { placed, problems } = await placeRows(ctx, feed, rows)
  const ids = new Set(placed.flatMap(({ places }) => places.map(({ householdId }) => householdId)))
  const households = await ctx.store.households.getMany([...ids])
  const blockOf = new Map(households.map(({ _id, blockId }) => [_id, blockId]))
  return {
    rows: placed.map(({ row, places }): SortedRow => [
      blockOf.get(places[0]?.householdId ?? '') ?? '',
      places.flatMap(({ householdId, personId }) => [householdId, personId]),
      packed(row),
    ]),
    problems,
  }
}

/** The same text always falls into the same bucket. */
const bucketOf = (key: string, buckets: number): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % buckets
}

/** The pieces of rows from one on, without the rows that do not count. */
const rowsOfPieces = async (
  ctx: Context,
  feed: FeedDefinition,
  batch: Batch,
  isLeft: (place: number) => boolean,
): Promise<{ rows: ParsedRow[]; pieces: number }> => {
  const numbers = Array.from(
    { length: Math.min(PIECES_AT_ONCE, batch.cut.pieces - batch.cursor) },
    (_, i) => batch.cursor + i,
  )
  const found = await ctx.store.feedPieces.getMany(numbers.map((number) => pieceId(batch._id, 'rows', number)))
  if (found.length < numbers.length) throw new Error('a piece of the file is gone')
  const rows = found.flatMap((piece) =>
    (openPiece(ctx, piece) as PackedRow[]).flatMap((row, i) => (isLeft(piece.from + i) ? [] : [unpackRow(feed, row)])),
  )
  return { rows, pieces: numbers.length }
}

/**
 * Sorts the rows of a file by whom they are about, so that those of one block of households are taken in together: each
 * row goes into a bucket by its block, and a bucket is small enough to be sorted in memory.
 */
export const sortRows = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  let batch = start
  const isLeft = await leftOut(ctx, batch)
  const buckets = Math.max(1, Math.ceil(batch.cut.rows / BUCKET_ROWS))
  while (batch.stage === 'placing' && slice.mayGoOn()) {
    const { rows, pieces } = await rowsOfPieces(ctx, feed, batch, isLeft)
    const sorted = await sortedRows(ctx, feed, rows)
    const byBucket = new Map<number, SortedRow[]>()
    for (const row of sorted.rows) {
      const bucket = bucketOf(row[0], buckets)
      const others = byBucket.get(bucket)
      if (others) others.push(row)
      else byBucket.set(bucket, [row])
    }
    const seen = batch
    const cursor = seen.cursor + pieces
    const isLast = cursor >= seen.cut.pieces
    batch = await ctx.commit(async (tx) => {
      let number = seen.cut.sorted
      const put: NewPiece[] = []
      for (const [from, all] of byBucket)
        for (let at = 0; at < all.length; at += PIECE_ROWS, number++) {
          const value = all.slice(at, at + PIECE_ROWS)
          put.push({ kind: 'sorted', number, from, count: value.length, value })
        }
      await putPieces(ctx, tx, seen._id, put)
      return tx.batches.update(seen, {
        stage: isLast ? 'taking' : 'placing',
        cursor: isLast ? 0 : cursor,
        cut: { ...seen.cut, buckets, sorted: number },
        rows: {
          ...seen.rows,
          done: seen.rows.done + sorted.problems.length,
          rejected: seen.rows.rejected + sorted.problems.length,
        },
        ...addProblems(seen, sorted.problems),
      })
    })
  }
  return batch
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type KeyedRow = PlacedRow & { key: string }

/** The rows of one bucket, those of a block together, of a household together, in the order of the file. */
export const openBucket = async (
  ctx: Context,
  feed: FeedDefinition,
  batch: Batch,
  bucket: number,
): Promise<KeyedRow[]> => {
  const rows: (KeyedRow & { within: string })[] = []
  const where = { batchId: batch._id, kind: 'sorted' as const, from: bucket }
  for await (const piece of ctx.store.feedPieces.iterate({ where, limit: 8 }))
    for (const [key, about, packed] of openPiece(ctx, piece) as SortedRow[]) {
      const row = unpackRow(feed, packed)
      const places = []
      for (let i = 0; i < about.length; i += 2)
        places.push({ householdId: about[i] ?? '', personId: about[i + 1] ?? null })
      const within = places[0]?.householdId ?? textOf(row, 'householdNo')
      rows.push({ key, row, places, within })
    }
  return rows.sort((a, b) => compare(a.key, b.key) || compare(a.within, b.within) || a.row.line - b.row.line)
}
