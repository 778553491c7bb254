import { addDays, localDateOf, type LocalDate } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import { OPEN_TASK_STATUSES } from '@shared/tasks/lifecycle'
import type { PlanHome } from '@shared/visits/plan/demand'
import { carriedMarks, lateAfterOf, plannedAgainOn } from '@shared/visits/plan/late'
import { neighbourhoodOf } from '@shared/visits/plan/neighbourhood'
import { firstOf, monthOf, nextMonth } from '@shared/visits/plan/periods'
import { loadOf, planMonth } from '@shared/visits/plan/plan-month'
import { planIdOf, type StoredEntry } from '@shared/visits/plan/plan-model'
import { frequencyOf, isVisited, type StoredRisk } from '@shared/visits/risk/model'
import type { RiskScheme } from '@shared/visits/risk/scheme'
import type { Context, Doc } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker, type Worker } from '../runtime/records/find-worker'
import { LOOK_BACK_DAYS } from './weigh-homes'

/** Cards that a visit answers. */
const VISITS = ['careVisit', 'request'] as const

export interface DoneAt {
  metOn: LocalDate[]
  triedOn: LocalDate | null
}

/** When somebody stood at the doors of some households since a day. */
export const visitsOf = async (
  ctx: Context,
  householdIds: readonly string[],
  since: LocalDate,
): Promise<(householdId: string) => DoneAt> => {
  const done = new Map<string, DoneAt>()
  const where = { householdId: { in: householdIds }, startedAt: { gte: since } }
  if (householdIds.length > 0)
    for await (const { householdId, startedAt, outcome } of ctx.store.visits.iterate({ where })) {
      if (householdId === null) continue
      const of = done.get(householdId) ?? { metOn: [], triedOn: null }
      const day = localDateOf(startedAt)
      if (outcome === 'met') of.metOn.push(day)
      else if (of.triedOn === null || of.triedOn < day) of.triedOn = day
      done.set(householdId, of)
    }
  return (householdId) => done.get(householdId) ?? { metOn: [], triedOn: null }
}

/** The open card for a visit of each household, the nearest deadline first. */
export const openCards = async (ctx: Context, householdIds: readonly string[]): Promise<Map<string, Doc<'tasks'>>> => {
  const cards = new Map<string, Doc<'tasks'>>()
  const where = { householdId: { in: householdIds }, status: { in: OPEN_TASK_STATUSES }, kind: { in: VISITS } }
  if (householdIds.length > 0)
    for await (const task of ctx.store.tasks.iterate({ where })) {
      const known = task.householdId === null ? undefined : cards.get(task.householdId)
      if (task.householdId !== null && (!known || task.dueAt < known.dueAt)) cards.set(task.householdId, task)
    }
  return cards
}

const workerOf = async (ctx: Context, areaCode: string): Promise<Worker | null> => {
  try {
    return await findWorker(ctx, await areaPath(ctx, areaCode))
  } catch (error) {
    if (error instanceof KoumenError && ['UNAVAILABLE', 'NOT_FOUND'].includes(error.code)) return null
    throw error
  }
}

/** A worker's cards for people who stand in none of these plans, by the day they are due. */
const otherCards = async (
  ctx: Context,
  staffId: string,
  planned: ReadonlySet<string>,
): Promise<Map<LocalDate, number>> => {
  const load = new Map<LocalDate, number>()
  const where = { assigneeStaffId: staffId, status: { in: OPEN_TASK_STATUSES }, kind: { in: VISITS } }
  for await (const { householdId, dueAt } of ctx.store.tasks.iterate({ where })) {
    if (householdId !== null && planned.has(householdId)) continue
    const due = localDateOf(dueAt)
    const day = due < ctx.today ? ctx.today : due
    load.set(day, (load.get(day) ?? 0) + 1)
  }
  return load
}

interface Watched {
  household: Doc<'households'>
  risk: StoredRisk
}

/** Households of a community that somebody visits by plan. */
const watchedIn = async (ctx: Context, community: string, scheme: RiskScheme): Promise<Watched[]> => {
  const risks = new Map<string, StoredRisk>()
  for await (const { homes } of ctx.store.householdRisks.iterate({
    where: { areaCode: { prefix: community } },
    limit: 100,
  }))
    for (const [householdId, risk] of Object.entries(homes)) if (isVisited(risk, scheme)) risks.set(householdId, risk)
  const households = await ctx.store.households.getMany([...risks.keys()].sort())
  return households.flatMap((household) => {
    const risk = risks.get(household._id)
    return risk ? [{ household, risk }] : []
  })
}

/**
 * Plans the month of every grid of a community and stores it: the work is that of one community, whatever the county.
 * A worker of two grids has both levelled together.
 */
export const planCommunity = async (
  ctx: Context,
  { _id: community, version }: Pick<Doc<'planMarks'>, '_id' | 'version'>,
  scheme: RiskScheme,
): Promise<number> => {
  const month = monthOf(ctx.today)
  const lastMonth = monthOf(addDays(firstOf(month), -1))
  const watched = await watchedIn(ctx, community, scheme)
  const ids = watched.map(({ household }) => household._id)
  const [doneAt, cards, stored] = await Promise.all([
    visitsOf(ctx, ids, addDays(ctx.today, -LOOK_BACK_DAYS)),
    openCards(ctx, ids),
    ctx.store.visitPlans.find({
      where: { areaCode: { prefix: community }, month: { in: [month, lastMonth] } },
      limit: 1000,
    }),
  ])
  const planOf = (areaCode: string, of: string) => stored.items.find(({ _id }) => _id === planIdOf(areaCode, of))
  const areas = [
    ...new Set([
      ...watched.map(({ household }) => household.areaCode),
      ...stored.items.filter((plan) => plan.month === month).map(({ areaCode }) => areaCode),
    ]),
  ].sort()
  const busy = new Map<string, Map<LocalDate, number>>()
  const plans: { areaCode: string; worker: Worker | null; entries: StoredEntry[] }[] = []
  for (const areaCode of areas) {
    const worker = await workerOf(ctx, areaCode)
    const load =
      busy.get(worker?.staffId ?? areaCode) ??
      (worker ? await otherCards(ctx, worker.staffId, new Set(ids)) : new Map<LocalDate, number>())
    busy.set(worker?.staffId ?? areaCode, load)
    const here = watched.filter(({ household }) => household.areaCode === areaCode)
    const homes = here.map(({ household, risk }): PlanHome => {
      const { every, intervalDays } = frequencyOf(risk, scheme)
      const { metOn, triedOn } = doneAt(household._id)
      const card = cards.get(household._id)
      return {
        householdId: household._id,
        every,
        intervalDays,
        knownSince: localDateOf(household.createdAt),
        metOn: [...new Set([...metOn, ...risk.metByFeed])],
        triedOn,
        neighbourhood: neighbourhoodOf(household.addressText),
        openTask: card ? { taskId: card._id, dueOn: localDateOf(card.dueAt) } : null,
      }
    })
    const before = planOf(areaCode, month)
    const said = before?.entries ?? planOf(areaCode, lastMonth)?.entries ?? []
    const riskOf = new Map(here.map(({ household, risk }) => [household._id, risk]))
    const metOf = new Map(homes.map((home) => [home.householdId, [...home.metOn].sort().at(-1) ?? null]))
    const entries = planMonth(homes, {
      month,
      today: ctx.today,
      graceDays: scheme.graceDays,
      fixed: load,
      before: before?.entries ?? [],
    }).flatMap((entry): StoredEntry[] => {
      const risk = riskOf.get(entry.householdId)
      if (!risk) return []
      const { id, every } = frequencyOf(risk, scheme)
      const late = carriedMarks(said, entry.householdId, metOf.get(entry.householdId) ?? null)
      return [{ ...entry, level: id, every, late }]
    })
    for (const [day, visits] of loadOf(entries)) load.set(day, (load.get(day) ?? 0) + visits)
    plans.push({ areaCode, worker, entries })
  }
  await ctx.commit(async (tx) => {
    for (const { areaCode, worker, entries } of plans) {
      // What was said meanwhile about late visits is not in this plan: it is made again.
      const seen = planOf(areaCode, month)?.version
      if ((await tx.visitPlans.get(planIdOf(areaCode, month)))?.version !== seen) return
      await tx.visitPlans.put({
        _id: planIdOf(areaCode, month),
        areaCode,
        month,
        workerStaffId: worker?.staffId ?? null,
        workerName: worker?.name ?? '',
        madeOn: ctx.today,
        lateAfter: lateAfterOf(entries),
        entries,
      })
    }
    // Marked again meanwhile: what changed is not in this plan yet.
    if ((await tx.planMarks.get(community))?.version !== version) return
    const all = plans.flatMap(({ entries }) => entries)
    const dueOn = plannedAgainOn(all, firstOf(nextMonth(month)), ctx.today)
    if (ids.length > 0) await tx.planMarks.put({ _id: community, areaCode: community, dueOn })
    else await tx.planMarks.remove(community)
  })
  return plans.reduce((sum, { entries }) => sum + entries.length, 0)
}
