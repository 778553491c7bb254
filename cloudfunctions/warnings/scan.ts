import type { warningsContract } from '@shared/warnings/contract'
import type { Context, Doc, Handler, TimerHandler, Tx } from '../runtime'
import { markAreas } from './mark-area'
import { AT_ONCE, addTally, emptyTally, scanBatch, type Tally } from './scan-batch'
import { scanMeans, type ScanMeans } from './scan-means'
import { lookAtHouseholds } from './scan-page'

/** A run ends well inside the function's time limit; what is left is still marked and the next run takes it. */
const RUN_MS = 25_000

/** Marks that are due today, then those whose feed has come meanwhile. */
const nextMarks = async ({ ctx, feeds }: ScanMeans): Promise<Doc<'scanMarks'>[]> => {
  const due = await ctx.store.scanMarks.find({
    where: { dueOn: { lte: ctx.today } },
    order: { by: 'dueOn' },
    limit: AT_ONCE,
  })
  const room = AT_ONCE - due.items.length
  const complete = Object.entries(feeds).flatMap(([id, state]) => (state?.completeOn ? [id] : []))
  if (room === 0 || complete.length === 0) return due.items
  const known = new Set(due.items.map(({ _id }) => _id))
  const waiting = await ctx.store.scanMarks.find({ where: { waitsFor: { in: complete } }, limit: AT_ONCE })
  return [...due.items, ...waiting.items.filter(({ _id }) => !known.has(_id)).slice(0, room)]
}

/** The run's own record, written with each commit: counts are never ahead of or behind the warnings. */
const keepRecord = async (tx: Tx, ctx: Context, scanId: string, total: Tally, finished: boolean) => {
  const fields = {
    kind: 'changed' as const,
    status: finished ? ('finished' as const) : ('running' as const),
    startedAt: ctx.now,
    finishedAt: finished ? ctx.now : null,
    households: null,
    areas: null,
    ...total,
  }
  await tx.warningScans.put({ _id: scanId, ...fields })
}

interface ScanResult extends Omit<Tally, 'missingFeeds'> {
  scanId: string
  finished: boolean
}

/**
 * Looks at every household whose facts changed since the last look, whose day has come or whose missing feed has
 * arrived: the cost is that of what changed, not of how many people there are.
 */
const runScan = async (ctx: Context): Promise<ScanResult> => {
  const until = performance.now() + RUN_MS
  const scanId = ctx.newId()
  await markAreas(ctx, until)
  const means = await scanMeans(ctx)
  let total = emptyTally()
  let finished = false
  while (!finished && performance.now() < until) {
    const marks = await nextMarks(means)
    finished = marks.length < AT_ONCE
    if (marks.length === 0) break
    const found = await ctx.store.households.getMany(marks.map(({ _id }) => _id))
    const households = new Map(found.map((household) => [household._id, household]))
    const chosen = await lookAtHouseholds(means, found, new Map(marks.map((mark) => [mark._id, mark])))
    const gone = marks.flatMap(({ _id }) => (households.has(_id) ? [] : [_id]))
    const before = total
    const some = await scanBatch(means, chosen, gone, (tx, tally) =>
      keepRecord(tx, ctx, scanId, addTally(before, tally), finished),
    )
    total = addTally(before, some)
  }
  const { missingFeeds: _, ...counts } = total
  return { scanId, finished, ...counts }
}

export const scan: Handler<typeof warningsContract.actions.scan> = (ctx) => runScan(ctx)

export const scanByTimer: TimerHandler = async (ctx) => ({ ...(await runScan(ctx)) })
