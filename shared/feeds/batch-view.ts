import type { z } from 'zod'
import { findFeed } from './catalogue'
import { valueZh } from '../eligibility/words'
import type { FactScalar } from '../facts/model'
import { findFact } from '../facts/vocabulary'
import type { BatchView as BatchViewShape, PreviewView, RowProblem as RowProblemShape } from './contract'
import type { Batch, BatchPreview } from './model'
import type { RowProblem } from './problems'

type BatchView = z.infer<typeof BatchViewShape>
type RowProblemView = z.infer<typeof RowProblemShape>

export const STATUS_ZH: Record<Batch['status'], string> = {
  importing: '正在导入',
  completed: '已导入',
  failed: '没有导入',
  alreadyKnown: '以前导入过，没有变化',
  previewing: '正在预览',
  previewed: '已预览，还没有入库',
  undoing: '正在撤回',
  undone: '已撤回',
}

/** How many problems one answer carries. */
const PROBLEMS_SHOWN = 200

const toView = ({ line, column, reasonZh, remedyZh }: RowProblem): RowProblemView => ({
  line,
  columnZh: column || null,
  messageZh: `${reasonZh}。${remedyZh}。`,
})

const saidZh = (factId: string, json: string): string =>
  json === '' ? '不知道' : valueZh(findFact(factId), JSON.parse(json) as FactScalar)

const previewView = ({ facts, examples, ...counts }: BatchPreview): PreviewView => ({
  ...counts,
  facts: Object.entries(facts)
    .map(([factId, households]) => ({ factId, labelZh: findFact(factId)?.labelZh ?? factId, households }))
    .sort((a, b) => b.households - a.households || (a.factId < b.factId ? -1 : 1)),
  examplesZh: examples.map(
    ({ factId, before, after }) =>
      `${findFact(factId)?.labelZh ?? factId}：${saidZh(factId, before)} → ${saidZh(factId, after)}`,
  ),
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
  preview: batch.preview && previewView(batch.preview),
  canUndo: batch.status === 'completed' && batch.beforePieces > 0,
  byName: batch.byName,
})
