import type { warningsContract } from '@shared/warnings/contract'
import type { ScanMark } from '@shared/warnings/scan-mark'
import type { Context, Doc, Handler, TimerHandler, Tx } from '../runtime'
import type { Home } from '../runtime/records/blocks'
import { markAreas } from './mark-area'
import { AT_ONCE, addTally, emptyTally, scanBatch, type Tally } from './scan-batch'
import { scanMeans, type ScanMeans } from './scan-means'
import { lookAtHouseholds } from './scan-page'

/** A run ends well inside the function's time limit; what is left is still marked and the next run takes it. */
const RUN_MS = 25_000
/** Blocks of households looked into for those that are due. */
const BLOCKS = 2

/** A mark, and whose it is. */
interface Marked extends Pick<Home, '_id' | 'blockId' | 'areaCode'> {
  mark: ScanMark
}

const marksIn = ({ _id, areaCode, homes }: Doc<'scanMarks'>, isWanted: (mark: ScanMark) => boolean): Marked[] =>
  Object.entries(homes).flatMap(([householdId, mark]) =>
    isWanted(mark) ? [{ _id: householdId, blockId: _id, areaCode, mark }] : [],
  )

/** Marks that are due today and those whose feed has come meanwhile; `isLast` when there are no others. */
const nextMarks = async ({ ctx, feeds }: ScanMeans): Promise<{ marks: Marked[]; isLast: boolean }> => {
  const isComplete = (feed: string): boolean => Boolean(feeds[feed]?.completeOn)
  const isWanted = ({ dueOn, waitsFor }: ScanMark) => dueOn <= ctx.today || waitsFor.some(isComplete)
  const complete = Object.keys(feeds).filter(isComplete)
  const [due, waiting] = await Promise.all([
    ctx.store.scanMarks.find({ where: { dueOn: { lte: ctx.today } }, order: { by: 'dueOn' }, limit: BLOCKS }),
    complete.length === 0
      ? { items: [], next: null }
      : ctx.store.scanMarks.find({ where: { waitsFor: { in: complete } }, limit: BLOCKS }),
  ])
  const blocks = new Map([...due.items, ...waiting.items].map((block) => [block._id, block]))
  const marks = [...blocks.values()].flatMap((block) => marksIn(block, isWanted))
  return { marks, isLast: due.next === null && waiting.next === null }
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
    const { marks, isLast } = await nextMarks(means)
    finished = isLast
    if (marks.length === 0) break
    const found = await ctx.store.households.getMany(marks.map(({ _id }) => _id))
    const households = new Map(found.map((household) => [household._id, household]))
    const chosen = await lookAtHouseholds(means, found, new Map(marks.map(({ _id, mark }) => [_id, mark])))
    const gone = marks.filter(({ _id }) => !households.has(_id))
    // What is read of a block is read once, whatever number of its households is due.
    const commits = Math.max(1, Math.ceil(chosen.length / AT_ONCE))
    for (let at = 0; at < commits; at++) {
      const [before, isEnd] = [total, isLast && at === commits - 1]
      const some = await scanBatch(
        means,
        chosen.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
        at === 0 ? gone : [],
        (tx, tally) => keepRecord(tx, ctx, scanId, addTally(before, tally), isEnd),
      )
      total = addTally(before, some)
    }
  }
  const { missingFeeds: _, ...counts } = total
  return { scanId, finished, ...counts }
}

export const scan: Handler<typeof warningsContract.actions.scan> = (ctx) => runScan(ctx)

export const scanByTimer: TimerHandler = async (ctx) => ({ ...(await runScan(ctx)) })
