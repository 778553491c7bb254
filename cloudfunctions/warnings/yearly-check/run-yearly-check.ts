import { areaAtLevel } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { runIdOf } from '@shared/warnings/yearly-check/model'
import type { Context, Doc, Handler, TimerHandler } from '../../runtime'
import { householdsOfPlace, placesOf } from '../places'
import { feedStates } from '../scan-means'
import { comparePage } from './compare-page'

type Actions = typeof warningsContract.actions
type Run = Doc<'yearlyCheckRuns'>

const PAGE = 100
const SLICE_MS = 20_000
/** Documents one commit writes. */
const AT_ONCE = 40

export const countyOf = (areaCode: string): string => areaAtLevel(areaCode, 'county') ?? areaCode
export const yearOf = (ctx: Pick<Context, 'today'>, year: number | undefined): number =>
  year ?? Number(ctx.today.slice(0, 4))

export const progressOf = (run: Run | null) => ({
  status: run?.status ?? ('notBegun' as const),
  done: run?.done ?? 0,
  total: run?.total ?? 0,
  startedAt: run?.startedAt ?? null,
  finishedAt: run?.finishedAt ?? null,
})

/** Begins the comparison of a year, or begins it again on the lists as they are now. What was confirmed stays. */
export const startYearlyCheck: Handler<Actions['startYearlyCheck']> = async (ctx, input) => {
  const [areaCode, year] = [countyOf(input.areaCode), yearOf(ctx, input.year)]
  const _id = runIdOf(areaCode, year)
  const [before, areas, total] = await Promise.all([
    ctx.store.yearlyCheckRuns.get(_id),
    placesOf(ctx, areaCode),
    ctx.store.households.count({ areaCode: { prefix: areaCode } }),
  ])
  if (before?.status === 'running') return progressOf(before)
  const fresh = {
    areas,
    cursor: null,
    done: 0,
    total,
    status: 'running' as const,
    startedAt: ctx.now,
    finishedAt: null,
  }
  return ctx.commit(async (tx) => {
    tx.audit({ areaCode, note: `yearly check ${year} of certificates begun` })
    return progressOf(
      before
        ? await tx.yearlyCheckRuns.update(before, fresh)
        : await tx.yearlyCheckRuns.insert({ _id, areaCode, year, ...fresh }),
    )
  })
}

/** A page of one place; the last of its commits moves the cursor, so that a page broken off is done again. */
const takePage = async (ctx: Context, run: Run, feeds: Awaited<ReturnType<typeof feedStates>>): Promise<Run> => {
  const [place = '', ...others] = run.areas
  const { items, next } = await householdsOfPlace(ctx, place, run.cursor, PAGE)
  const { put, remove } = await comparePage(ctx, items, run.year, feeds)
  for (let from = 0; from < put.length; from += AT_ONCE)
    await ctx.commit(async (tx) => {
      for (const row of put.slice(from, from + AT_ONCE)) await tx.yearlyChecks.put(row)
    })
  const areas = next === null ? others : run.areas
  const finished = areas.length === 0
  return ctx.commit(async (tx) => {
    for (const id of remove) await tx.yearlyChecks.remove(id)
    return tx.yearlyCheckRuns.update(run, {
      areas,
      cursor: next,
      done: run.done + items.length,
      total: finished ? run.done + items.length : Math.max(run.total, run.done + items.length),
      status: finished ? 'finished' : 'running',
      finishedAt: finished ? ctx.now : null,
    })
  })
}

const slice = async (ctx: Context, begun: Run): Promise<Run> => {
  const until = performance.now() + SLICE_MS
  const feeds = await feedStates(ctx)
  let run = begun
  while (run.status === 'running' && performance.now() < until) run = await takePage(ctx, run, feeds)
  return run
}

export const continueYearlyCheck: Handler<Actions['continueYearlyCheck']> = async (ctx, input) => {
  const run = await ctx.store.yearlyCheckRuns.get(runIdOf(countyOf(input.areaCode), yearOf(ctx, input.year)))
  if (!run) throw new KoumenError('NOT_FOUND', '今年的核对还没有开始，请先点“开始比对”。')
  return progressOf(await slice(ctx, run))
}

/** Goes on with what a page has begun and left. */
export const yearlyChecksByTimer: TimerHandler = async (ctx): Promise<Record<string, number | boolean>> => {
  const running = await ctx.store.yearlyCheckRuns.first({ where: { status: 'running' } })
  if (!running) return { running: false }
  const { done, status } = await slice(ctx, running)
  return { running: true, done, finished: status === 'finished' }
}
