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

export const pieceId = (batchId: string, kind: Kind, number: number): string =>
  `${batchId}:${kind}:${String(number).padStart(6, '0')}`

export interface NewPiece {
  kind: Kind
  number: number
  from: number
  count: number
  value: unknown
}

/** Writes pieces: shrunk and sealed, for they hold identity numbers. Writing the same ones again changes nothing. */
export const putPieces = async (ctx: Context, tx: Tx, batchId: string, pieces: readonly NewPiece[]): Promise<void> => {
  if (pieces.length === 0) return
  const documents = pieces.map(({ kind, number, from, count, value }) => ({
    _id: pieceId(batchId, kind, number),
    batchId,
    kind,
    from,
    count,
    sealed: ctx.sealText(JSON.stringify(value)),
    keepUntil: addDays(ctx.today, KEPT_DAYS[kind]),
  }))
  const known = new Map((await tx.feedPieces.getMany(documents.map(({ _id }) => _id))).map((each) => [each._id, each]))
  for (const document of documents) {
    const stored = known.get(document._id)
    if (stored) await tx.feedPieces.update(stored, document)
  }
  await tx.feedPieces.insertMany(documents.filter(({ _id }) => !known.has(_id)))
}

export const openPiece = (ctx: Context, { sealed }: Pick<Doc<'feedPieces'>, 'sealed'>): unknown =>
  JSON.parse(ctx.openText(sealed))

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
