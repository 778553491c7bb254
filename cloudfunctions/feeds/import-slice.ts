import { findFeed } from '@shared/feeds/catalogue'
import { PROBLEMS_KEPT } from '@shared/feeds/model'
import type { RowProblem } from '@shared/feeds/problems'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc, Patch } from '../runtime'
import { finishBatch } from './finish-batch'
import { loadTable, type LoadedTable } from './load-table'
import { takeFactRows } from './take-fact-rows'
import { takeAddressRows, takeGridRows } from './take-place-rows'
import { takeRegisterRows } from './take-register-rows'
import type { TakeRows } from './take-rows'

/** Rows taken in with one commit. */
const PIECE = 40
/** A slice ends before the function's time limit by a wide margin; the timer or the next call goes on. */
const SLICE_MS = 12_000

const TAKERS: Readonly<Record<string, TakeRows>> = {
  'pl-grid-map': takeGridRows,
  'bd-address': takeAddressRows,
  'ps-household-register': takeRegisterRows,
}

type Batch = Doc<'batches'>

const addProblems = (batch: Batch, added: readonly RowProblem[]): Pick<Batch, 'problems' | 'moreProblems'> => {
  const all = [...batch.problems, ...added].sort((a, b) => a.line - b.line)
  return {
    problems: all.slice(0, PROBLEMS_KEPT),
    moreProblems: batch.moreProblems + Math.max(0, all.length - PROBLEMS_KEPT),
  }
}

const linesOf = (problems: readonly RowProblem[]): number => new Set(problems.map((p) => p.line)).size

const update = (ctx: Context, batch: Batch, patch: Patch<'batches'>): Promise<Batch> =>
  ctx.commit((tx) => tx.batches.update(batch, patch))

/** First look at the file: is it new, how many rows, which of them cannot be read. */
const openBatch = async (
  ctx: Context,
  batch: Batch,
  { parsed, contentHash, ...table }: LoadedTable,
): Promise<Batch> => {
  const known = await ctx.store.batches.first({ where: { feedId: batch.feedId, contentHash, status: 'completed' } })
  if (known)
    return update(ctx, batch, {
      status: 'alreadyKnown',
      contentHash,
      finishedAt: ctx.now,
      messageZh: `这份文件${known.finishedAt?.slice(0, 10) ?? ''}已经导入过，这次没有任何变化。`,
    })
  const rejected = linesOf(parsed.problems)
  return update(ctx, batch, {
    contentHash,
    encoding: table.encoding,
    ignoredColumns: [...table.ignoredColumns],
    fixes: parsed.fixes,
    rows: {
      total: parsed.rows.length + rejected + parsed.duplicates,
      done: rejected + parsed.duplicates,
      accepted: 0,
      unchanged: 0,
      duplicates: parsed.duplicates,
      rejected,
    },
    ...addProblems(batch, [...parsed.problems, ...parsed.warnings]),
  })
}

const takePiece = async (ctx: Context, batch: Batch, { parsed }: LoadedTable): Promise<Batch> => {
  const feed = findFeed(batch.feedId)
  if (!feed) throw new KoumenError('NOT_FOUND')
  const rows = parsed.rows.slice(batch.cursor, batch.cursor + PIECE)
  const work = await (TAKERS[feed.id] ?? takeFactRows)(ctx, { feed, batch, rows })
  return ctx.commit(async (tx) => {
    const taken = await work(tx)
    const counts = batch.rows
    const left = rows.length - taken.accepted
    return tx.batches.update(batch, {
      cursor: batch.cursor + rows.length,
      rows: {
        ...counts,
        done: counts.done + rows.length,
        accepted: counts.accepted + taken.accepted,
        unchanged: counts.unchanged + taken.unchanged,
        rejected: counts.rejected + left,
      },
      householdIds: feed.mode === 'snapshot' ? [...new Set([...batch.householdIds, ...taken.householdIds])] : [],
      ...addProblems(batch, taken.problems),
    })
  })
}

/**
 * Takes in as much of a file as one slice allows. Each piece commits its rows together with the batch's cursor, so a
 * run that is killed anywhere goes on where it stopped: no row is lost, none is taken twice.
 */
export const importSlice = async (ctx: Context, start: Batch): Promise<Batch> => {
  if (start.status !== 'importing') return start
  const feed = findFeed(start.feedId)
  if (!feed) throw new KoumenError('NOT_FOUND')
  const until = performance.now() + SLICE_MS
  const loading = await loadTable(ctx, feed, start)
  if (!loading.ok) return update(ctx, start, { status: 'failed', finishedAt: ctx.now, messageZh: loading.messageZh })
  let batch = start.contentHash === null ? await openBatch(ctx, start, loading.table) : start
  while (batch.status === 'importing' && batch.cursor < loading.table.parsed.rows.length) {
    if (performance.now() > until) return batch
    batch = await takePiece(ctx, batch, loading.table)
  }
  return batch.status === 'importing' ? finishBatch(ctx, feed, batch) : batch
}
