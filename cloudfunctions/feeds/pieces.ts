import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { FeedPiece } from '@shared/feeds/model'
import { addDays } from '@shared/kernel/dates'
import type { Context, Doc, Tx } from '../runtime'

type Kind = FeedPiece['kind']

/** Days a piece is kept: of a file under way, of a complete list until the next one, of what a batch replaced. */
const KEPT_DAYS: Readonly<Record<Kind, number>> = {
  rows: 7,
  prints: 7,
  left: 7,
  sorted: 7,
  homes: 800,
  before: 90,
  nonce: 2,
}

/** Batches can be taken back this long. */
export const UNDO_DAYS = KEPT_DAYS.before

/** Rows of one piece: well under the size a document may have. */
export const PIECE_ROWS = 1_000

const SHRINK_FAST = 1

export const pieceId = (batchId: string, kind: Kind, number: number): string =>
  `${batchId}:${kind}:${String(number).padStart(6, '0')}`

/** Writes a piece: shrunk and sealed, for it holds identity numbers. Writing the same one again changes nothing. */
export const putPiece = (
  ctx: Context,
  tx: Tx,
  batchId: string,
  kind: Kind,
  number: number,
  { from, count, value }: { from: number; count: number; value: unknown },
) =>
  tx.feedPieces.put({
    _id: pieceId(batchId, kind, number),
    batchId,
    kind,
    from,
    count,
    sealed: ctx.sealJson(deflateRawSync(JSON.stringify(value), { level: SHRINK_FAST }).toString('base64')),
    keepUntil: addDays(ctx.today, KEPT_DAYS[kind]),
  })

export const openPiece = (ctx: Context, { sealed }: Pick<Doc<'feedPieces'>, 'sealed'>): unknown =>
  JSON.parse(inflateRawSync(Buffer.from(String(ctx.openJson(sealed)), 'base64')).toString('utf8'))

/** The pieces of one kind in the order of their numbers, a few at a time. */
export async function* piecesOf(ctx: Context, batchId: string, kind: Kind): AsyncGenerator<Doc<'feedPieces'>> {
  const [gte, lt] = [pieceId(batchId, kind, 0), `${batchId}:${kind}:~`]
  let after: string | null = null
  do {
    const page: { items: Doc<'feedPieces'>[]; next: string | null } = await ctx.store.feedPieces.find({
      where: { batchId, _id: { gte, lt } },
      limit: 8,
      after,
    })
    yield* page.items
    after = page.next
  } while (after !== null)
}

const CLEARED_AT_ONCE = 60

/** Throws away what is needed only while a file is under way; true when nothing is left. */
export const clearPieces = async (ctx: Context, batchId: string, mayGoOn: () => boolean): Promise<boolean> => {
  for (const kind of ['rows', 'prints', 'left', 'sorted'] as const) {
    const [gte, lt] = [pieceId(batchId, kind, 0), `${batchId}:${kind}:~`]
    for (;;) {
      if (!mayGoOn()) return false
      const { items } = await ctx.store.feedPieces.find({
        where: { batchId, _id: { gte, lt } },
        limit: CLEARED_AT_ONCE,
      })
      if (items.length === 0) break
      await ctx.commit(async (tx) => {
        for (const { _id } of items) await tx.feedPieces.remove(_id)
      })
    }
  }
  return true
}
