import { twinFinder, type Twins } from '@shared/feeds/find-twins'
import { PROBLEMS_KEPT } from '@shared/feeds/model'
import { rowProblem } from '@shared/feeds/problems'
import type { Context } from '../runtime'
import { addProblems, type Batch, type Slice } from './batch-progress'
import { openPiece, piecesOf, putPieces } from './pieces'

/** Keys looked through at once: what fits into some ten megabytes. */
const SHARE_KEYS = 100_000

const keep = (ctx: Context, batch: Batch, { again, differ }: Twins, isLast: boolean): Promise<Batch> =>
  ctx.commit(async (tx) => {
    const left = [...again, ...differ.map((one) => one.place)]
    if (left.length > 0)
      await putPieces(ctx, tx, batch._id, [
        { kind: 'left', number: batch.cut.shares, from: 0, count: left.length, value: left },
      ])
    differ.sort((a, b) => a.line - b.line)
    const problems = differ.slice(0, PROBLEMS_KEPT).map(({ line }) => rowProblem(line, '', 'duplicateDiffers'))
    return tx.batches.update(batch, {
      stage: isLast ? 'placing' : 'matching',
      cursor: 0,
      cut: { ...batch.cut, shares: batch.cut.shares + 1 },
      rows: {
        ...batch.rows,
        done: batch.rows.done + left.length,
        duplicates: batch.rows.duplicates + again.length,
        rejected: batch.rows.rejected + differ.length,
      },
      ...addProblems(batch, problems, differ.length - problems.length),
    })
  })

/** Of a file of many slabs: finds rows that stand in it twice, one share of the keys after the other. */
export const matchTwins = async (ctx: Context, start: Batch, slice: Slice): Promise<Batch> => {
  let batch = start
  const shares = Math.max(1, Math.ceil(batch.cut.rows / SHARE_KEYS))
  while (batch.stage === 'matching' && slice.mayGoOn()) {
    const finder = twinFinder({ share: batch.cut.shares, shares })
    for await (const piece of piecesOf(ctx, batch._id, 'prints')) {
      const bytes = Buffer.from(String(openPiece(ctx, piece)), 'base64')
      finder.look(new Uint32Array(Uint8Array.from(bytes).buffer))
    }
    batch = await keep(ctx, batch, finder.found, batch.cut.shares + 1 >= shares)
  }
  return batch
}

/** Places of the rows that do not count, a bit each. */
export const leftOut = async (ctx: Context, batch: Batch): Promise<(place: number) => boolean> => {
  const bits = new Uint8Array((batch.cut.rows >> 3) + 1)
  for await (const piece of piecesOf(ctx, batch._id, 'left'))
    for (const place of openPiece(ctx, piece) as number[])
      bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return (place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
}
