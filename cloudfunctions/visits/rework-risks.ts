import { addMinutes, instantToMs, type LocalDate } from '@shared/kernel/dates'
import { isKept, isVisited, usedLevel, type StoredRisk } from '@shared/visits/risk/model'
import type { RiskScheme } from '@shared/visits/risk/scheme'
import { NEVER } from '@shared/warnings/scan-mark'
import type { Context, TimerHandler, Tx } from '../runtime'
import { riskMeans, settled, weighedAgainOn, weighHomes, type RiskMeans } from './weigh-homes'

/** A run ends well inside the function's time limit; what is left is still due and the next run takes it. */
const RUN_MS = 25_000
const BLOCKS = 4
const COMMUNITY = 12
/** A transaction that began before the last look may have ended after it: so far back is looked again. */
const OVERLAP_MINUTES = 2
const PROGRESS = 'risks'

/** What of a household's risk a plan of visits rests on. */
const forPlan = (risk: StoredRisk | undefined, scheme: RiskScheme): string =>
  risk && isVisited(risk, scheme) ? `${usedLevel(risk, scheme)}/${risk.metByFeed.join()}` : ''

/** Has the visits of a community planned anew, inside a transaction. */
export const markPlan = async (tx: Tx, areaCode: string, dueOn: LocalDate): Promise<void> => {
  const _id = areaCode.slice(0, COMMUNITY)
  await tx.planMarks.put({ _id, areaCode: _id, dueOn })
}

/** Weighs a block of households anew; what changed for the visits has the plan of its community made again. */
const reworkBlock = async (
  ctx: Context,
  means: RiskMeans,
  block: { _id: string; areaCode: string },
): Promise<number> => {
  const { scheme } = means
  const areaCode = block.areaCode.slice(0, COMMUNITY)
  const [sheets, marks] = await Promise.all([ctx.store.factSheets.get(block._id), ctx.store.scanMarks.get(block._id)])
  // A household without a fact and without a mark has nothing to be weighed by.
  const ids = new Set([...Object.keys(sheets?.homes ?? {}), ...Object.keys(marks?.homes ?? {})])
  const households = await ctx.store.households.getMany([...ids].sort())
  const weighed = await weighHomes(ctx, means, households)
  await ctx.commit(async (tx) => {
    const stored = await tx.householdRisks.get(block._id)
    const homes: Record<string, StoredRisk> = {}
    let dueOn: LocalDate = NEVER
    for (const home of weighed) {
      const risk = settled(home, stored?.homes[home.household._id], scheme, ctx.today)
      const again = weighedAgainOn(home, risk, scheme, ctx.today)
      if (again < dueOn) dueOn = again
      if (isKept(risk, scheme)) homes[home.household._id] = risk
    }
    const isSame = stored?.dueOn === dueOn && JSON.stringify(stored.homes) === JSON.stringify(homes)
    if (stored && !isSame) await tx.householdRisks.update(stored, { homes, dueOn })
    if (!stored) await tx.householdRisks.insert({ _id: block._id, areaCode, homes, dueOn })
    const kept = new Set([...Object.keys(homes), ...Object.keys(stored?.homes ?? {})])
    const moves = [...kept].some((id) => forPlan(homes[id], scheme) !== forPlan(stored?.homes[id], scheme))
    if (moves) await markPlan(tx, areaCode, ctx.today)
  })
  return weighed.length
}

/** From when on changed blocks are looked for: everything after the last look, and a little before it. */
const lookFrom = (ctx: Context, seenUntil: string | undefined): string => {
  if (seenUntil === undefined) return ''
  const isFresh = instantToMs(ctx.now) - instantToMs(seenUntil) < 2 * OVERLAP_MINUTES * 60_000
  return isFresh ? addMinutes(seenUntil, -OVERLAP_MINUTES) : seenUntil
}

/**
 * Every change of a household marks its block for the scan of warnings: the blocks whose marks moved since the last look
 * are those to weigh. The cost is that of what changed.
 */
const followChanges = async (ctx: Context, means: RiskMeans, until: number): Promise<number> => {
  const run = await ctx.store.riskRuns.get(PROGRESS)
  const from = lookFrom(ctx, run?.seenUntil)
  let seen = 0
  let after: string | null = null
  do {
    const page: { items: { _id: string; areaCode: string; updatedAt: string }[]; next: string | null } =
      await ctx.store.scanMarks.find({
        where: { updatedAt: { gte: from } },
        order: { by: 'updatedAt' },
        limit: BLOCKS,
        after,
      })
    for (const block of page.items) seen += await reworkBlock(ctx, means, block)
    const last = page.items.at(-1)
    if (last && last.updatedAt !== run?.seenUntil)
      await ctx.commit(async (tx) => void (await tx.riskRuns.put({ _id: PROGRESS, seenUntil: last.updatedAt })))
    after = page.next
  } while (after !== null && performance.now() < until)
  return seen
}

/** Blocks in which a day has come: a birthday, a window that ends, a level that may fall. */
const followDays = async (ctx: Context, means: RiskMeans, until: number): Promise<number> => {
  let seen = 0
  while (performance.now() < until) {
    const { items } = await ctx.store.householdRisks.find({
      where: { dueOn: { lte: ctx.today } },
      order: { by: 'dueOn' },
      limit: BLOCKS,
    })
    if (items.length === 0) break
    for (const block of items) seen += await reworkBlock(ctx, means, block)
  }
  return seen
}

export const reworkRisks: TimerHandler = async (ctx) => {
  const until = performance.now() + RUN_MS
  const means = await riskMeans(ctx)
  const changed = await followChanges(ctx, means, until)
  return { changed, due: await followDays(ctx, means, until) }
}
