import type { z } from 'zod'
import { findFeed } from './catalogue'
import type { BatchView as BatchViewShape, RowProblem as RowProblemShape } from './contract'
import type { Batch } from './model'
import type { RowProblem } from './problems'

type BatchView = z.infer<typeof BatchViewShape>
type RowProblemView = z.infer<typeof RowProblemShape>

const STATUS_ZH: Record<Batch['status'], string> = {
  importing: '正在导入',
  completed: '已导入',
  failed: '没有导入',
  alreadyKnown: '以前导入过，没有变化',
}

/** How many problems one answer carries. */
const PROBLEMS_SHOWN = 200

const toView = ({ line, column, reasonZh, remedyZh }: RowProblem): RowProblemView => ({
  line,
  columnZh: column || null,
  messageZh: `${reasonZh}。${remedyZh}。`,
})

/** A batch as its department reads it. */
export const batchView = (batch: Batch): BatchView => ({
  batchId: batch._id,
  feedId: batch.feedId,
  feedZh: findFeed(batch.feedId)?.titleZh ?? batch.feedId,
  fileName: batch.fileName,
  dataOn: batch.dataOn,
  status: batch.status,
  statusZh: STATUS_ZH[batch.status],
  rows: batch.rows,
  problems: batch.problems.slice(0, PROBLEMS_SHOWN).map(toView),
  moreProblems: batch.moreProblems + Math.max(0, batch.problems.length - PROBLEMS_SHOWN),
  importedAt: batch.finishedAt,
  messageZh: batch.messageZh,
})
