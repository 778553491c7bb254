import { PROBLEMS_KEPT, type Batch as BatchModel } from '@shared/feeds/model'
import type { RowProblem } from '@shared/feeds/problems'
import type { Context, Doc, Patch } from '../runtime'

export type Batch = Doc<'batches'>

export const updateBatch = (ctx: Context, batch: Batch, patch: Patch<'batches'>): Promise<Batch> =>
  ctx.commit((tx) => tx.batches.update(batch, patch))

/** The first problems in the order of the file; `uncounted` more were seen and not kept. */
export const addProblems = (
  batch: Pick<BatchModel, 'problems' | 'moreProblems'>,
  added: readonly RowProblem[],
  uncounted = 0,
): Pick<BatchModel, 'problems' | 'moreProblems'> => {
  const all = [...batch.problems, ...added].sort((a, b) => a.line - b.line)
  return {
    problems: all.slice(0, PROBLEMS_KEPT),
    moreProblems: batch.moreProblems + uncounted + Math.max(0, all.length - PROBLEMS_KEPT),
  }
}

/** A slice ends before the function's time limit by a wide margin; the timer or the next call goes on. */
const SLICE_MS = 12_000

export interface Slice {
  mayGoOn(): boolean
}

export const beginSlice = (): Slice => {
  const until = performance.now() + SLICE_MS
  return { mayGoOn: () => performance.now() < until }
}

export const isUnderWay = ({ status }: Pick<BatchModel, 'status'>): boolean =>
  status === 'importing' || status === 'previewing' || status === 'undoing'
