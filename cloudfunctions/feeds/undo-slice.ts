import { findFeed } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import type { Context, Doc } from '../runtime'
import { openBlocks } from '../runtime/records/blocks'
import type { Batch, Slice } from './batch-progress'
import { keepHouseholdRows } from './keep-household-rows'
import { openPiece, pieceId } from './pieces'
import { printOf, type RowChange } from './row-ledger'

/** Puts one row back as it stood, unless something newer has changed it since; tells which. */
const putBack = (rows: readonly KeptRow[], { key, personId, before, after }: RowChange) => {
  const at = rows.findIndex((row) => row.key === key && row.personId === personId)
  const now = rows[at]
  const stands = now ? printOf(now) : null
  if (before && stands === printOf(before)) return { rows: [...rows], isBack: true }
  if (stands !== after) return { rows: [...rows], isBack: false }
  if (!now) return { rows: before ? [...rows, before] : [...rows], isBack: true }
  return { rows: rows.flatMap((row, i) => (i !== at ? [row] : before ? [before] : [])), isBack: true }
}

const undone = (kept: KeptRowsByFeed, changes: readonly RowChange[]): { kept: KeptRowsByFeed; newer: number } => {
  let [result, newer] = [kept, 0]
  for (const change of [...changes].reverse()) {
    const { rows, isBack } = putBack(result[change.feedId] ?? [], change)
    if (!isBack) newer += 1
    else result = { ...result, [change.feedId]: rows }
  }
  return { kept: Object.fromEntries(Object.entries(result).filter(([, rows]) => rows.length > 0)), newer }
}

/** Open warnings of these households whose evidence came from this feed: a person looks whether they still stand. */
const warningsToLookAt = async (ctx: Context, feed: FeedDefinition, householdIds: readonly string[]) => {
  const found: Doc<'warnings'>[] = []
  for (const householdId of householdIds)
    for await (const warning of ctx.store.warnings.iterate({ where: { householdId, closedOn: null } })) {
      const evidence = ctx.openJson(warning.evidenceSealed) as { sourceZh: string }[]
      if (evidence.some(({ sourceZh }) => sourceZh.includes(feed.titleZh))) found.push(warning)
    }
  return found
}

const takeBack = async (ctx: Context, feed: FeedDefinition, batch: Batch, number: number): Promise<Batch> => {
  const [piece] = await ctx.store.feedPieces.getMany([pieceId(batch._id, 'before', number)])
  const changes = piece ? (openPiece(ctx, piece) as RowChange[]) : []
  const ids = [...new Set(changes.map((change) => change.householdId))]
  const households = await ctx.store.households.getMany(ids)
  const warnings = await warningsToLookAt(ctx, feed, ids)
  return ctx.commit(async (tx) => {
    let newer = 0
    const blocks = await openBlocks(ctx, tx, households, { sheets: true, rows: true })
    for (const household of households) {
      const own = changes.filter((change) => change.householdId === household._id)
      let kept = 0
      keepHouseholdRows(ctx, tx, blocks, household, (rows) => {
        const result = undone(rows, own)
        kept = result.newer
        return result.kept
      })
      newer += kept
    }
    await blocks.save()
    for (const warning of warnings) {
      const stored = await tx.warnings.get(warning._id)
      if (!stored || stored.closedOn !== null) continue
      const lookAgainZh = `“${feed.titleZh}”${batch.dataOn}这一批已被部门撤回，请先核对预警是否还成立。`
      await tx.warnings.update(stored, { lookAgainZh })
    }
    return tx.batches.update(batch, {
      cursor: number,
      rows: { ...batch.rows, done: batch.rows.done + changes.length, unchanged: batch.rows.unchanged + newer },
    })
  })
}

/**
 * Takes a batch back, the last piece first: earlier rows stand again, facts fold again. `cursor` counts the pieces that
 * are still to go, so that an undo goes on where it was stopped.
 */
export const undoSlice = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  let batch = start
  while (batch.cursor > 0) {
    if (!slice.mayGoOn()) return batch
    batch = await takeBack(ctx, feed, batch, batch.cursor - 1)
  }
  const seen = batch
  return ctx.commit(async (tx) => {
    const arrival = await tx.feedArrivals.get(feed.id)
    if (arrival?.lastBatchId === seen._id) {
      if (seen.arrivalBefore)
        await tx.feedArrivals.put({ _id: feed.id, departmentId: feed.department, ...seen.arrivalBefore })
      else await tx.feedArrivals.remove(feed.id)
    }
    tx.audit({ note: `undo of feed ${feed.id}, batch ${seen._id}` })
    const newer = seen.rows.unchanged
    return tx.batches.update(seen, {
      status: 'undone',
      undoneAt: ctx.now,
      messageZh: `已撤回：${findFeed(seen.feedId)?.titleZh ?? ''}这一批的行不再算数，以前的行恢复。${newer > 0 ? `${newer}行后来又有更新，保持现状。` : ''}`,
    })
  })
}
