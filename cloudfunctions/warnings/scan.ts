import type { FeedStates } from '@shared/warnings/feed-state'
import type { warningsContract } from '@shared/warnings/contract'
import type { Context, Doc, Handler, TimerHandler } from '../runtime'
import { rulesInForce, type RulesInForce } from '../runtime/records/rules-in-force'
import { recipients } from './find-recipient'
import { scanHousehold, type ScanMeans } from './scan-household'

/** Households that one commit settles. */
const AT_ONCE = 10
/** A run ends well inside the function's time limit; what is left is still marked and the next run takes it. */
const RUN_MS = 25_000

const feedStates = async (ctx: Context): Promise<FeedStates> => {
  const states: Record<string, FeedStates[string]> = {}
  for await (const { _id, lastDataOn, completeOn } of ctx.store.feedArrivals.iterate())
    states[_id] = { lastDataOn, completeOn }
  return states
}

/** The rules of each county, read once a run. */
const parametersReader = (ctx: Context): ScanMeans['parametersOf'] => {
  const byCounty = new Map<string, Promise<RulesInForce>>()
  return async (areaCode) => {
    const county = areaCode.slice(0, 6)
    const rules = byCounty.get(county) ?? rulesInForce(ctx, county)
    byCounty.set(county, rules)
    return (await rules).catalogue.parameters
  }
}

/** Marks that are due today, then those whose feed has come meanwhile. */
const nextMarks = async (ctx: Context, feeds: FeedStates): Promise<Doc<'scanMarks'>[]> => {
  const due = await ctx.store.scanMarks.find({
    where: { dueOn: { lte: ctx.today } },
    order: { by: 'dueOn' },
    limit: AT_ONCE,
  })
  if (due.items.length > 0) return due.items
  const complete = Object.entries(feeds).flatMap(([id, state]) => (state?.completeOn ? [id] : []))
  if (complete.length === 0) return []
  return (await ctx.store.scanMarks.find({ where: { waitsFor: { in: complete } }, limit: AT_ONCE })).items
}

const scanSome = async (means: ScanMeans, marks: readonly Doc<'scanMarks'>[]) => {
  const { ctx } = means
  const households = new Map((await ctx.store.households.getMany(marks.map((m) => m._id))).map((h) => [h._id, h]))
  const personIds = [...households.values()].flatMap((h) => h.members.map((m) => m.personId))
  const names = new Map((await ctx.store.persons.getMany(personIds)).map((p) => [p._id, p.name]))
  return ctx.commit(async (tx) => {
    const missing: Record<string, number> = {}
    let [opened, cannotTell] = [0, 0]
    for (const mark of marks) {
      const household = households.get(mark._id)
      if (!household) {
        await tx.scanMarks.remove(mark._id)
        continue
      }
      const scanned = await scanHousehold(means, tx, mark, household, (id) => names.get(id))
      opened += scanned.opened
      if (scanned.missingFeeds.length > 0) cannotTell += 1
      for (const feed of scanned.missingFeeds) missing[feed] = (missing[feed] ?? 0) + 1
    }
    return { opened, cannotTell, missing }
  })
}

interface ScanResult {
  scanId: string
  finished: boolean
  householdsScanned: number
  opened: number
  cannotTell: number
}

/**
 * Looks at every household whose facts changed since the last look, whose day has come or whose missing feed has
 * arrived: the cost is that of what changed, not of how many people there are.
 */
const runScan = async (ctx: Context): Promise<ScanResult> => {
  const until = performance.now() + RUN_MS
  const means: ScanMeans = {
    ctx,
    feeds: await feedStates(ctx),
    recipientOf: await recipients(ctx),
    parametersOf: parametersReader(ctx),
  }
  const result: ScanResult = { scanId: ctx.newId(), finished: false, householdsScanned: 0, opened: 0, cannotTell: 0 }
  const missingFeeds: Record<string, number> = {}
  while (performance.now() < until) {
    const marks = await nextMarks(ctx, means.feeds)
    if (marks.length === 0) {
      result.finished = true
      break
    }
    const some = await scanSome(means, marks)
    result.householdsScanned += marks.length
    result.opened += some.opened
    result.cannotTell += some.cannotTell
    for (const [feed, count] of Object.entries(some.missing)) missingFeeds[feed] = (missingFeeds[feed] ?? 0) + count
  }
  if (result.householdsScanned > 0) await keepRecord(ctx, result, missingFeeds)
  return result
}

const keepRecord = (ctx: Context, result: ScanResult, missingFeeds: Record<string, number>) =>
  ctx.commit((tx) =>
    tx.warningScans.insert({
      _id: result.scanId,
      status: result.finished ? 'finished' : 'running',
      startedAt: ctx.now,
      finishedAt: result.finished ? ctx.now : null,
      householdsScanned: result.householdsScanned,
      opened: result.opened,
      cannotTell: result.cannotTell,
      missingFeeds,
    }),
  )

export const scan: Handler<typeof warningsContract.actions.scan> = (ctx) => runScan(ctx)

export const scanByTimer: TimerHandler = async (ctx) => ({ ...(await runScan(ctx)) })
