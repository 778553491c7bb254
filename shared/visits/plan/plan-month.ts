import type { LocalDate } from '../../kernel/dates'
import { addWorkingDays } from '../../kernel/working-days'
import { demandsOf, type Demand, type PlanHome } from './demand'
import { levelDays, type Slot } from './level-days'
import { firstOf, lastOf, workingDaysIn, type Month } from './periods'

/** One visit of a month's plan. */
export interface PlanEntry {
  householdId: string
  /** Begins the calendar period the visit is for: with the household it names the entry. */
  periodFrom: LocalDate
  periodTo: LocalDate
  /** Until when, counted from the last time somebody was met. */
  latestOn: LocalDate
  /** The working day it is given; null where the month has none left for it. */
  plannedOn: LocalDate | null
  madeOn: LocalDate | null
  /** `missed`: its week is over and nobody was met. */
  state: 'planned' | 'made' | 'missed'
  taskId: string | null
}

export interface PlanOn {
  month: Month
  today: LocalDate
  graceDays: number
  /** Visits of each day that are not this plan's: other grids of the worker, cards of people outside it. */
  fixed?: ReadonlyMap<LocalDate, number>
  /** The plan as it was: what is not made keeps its day where that costs nothing. */
  before?: readonly Pick<PlanEntry, 'householdId' | 'periodFrom' | 'plannedOn'>[]
}

/** Whoever is late is visited within so many working days, however many there are. */
const LATE_WITHIN = 5

const keyOf = ({ householdId, periodFrom }: Pick<PlanEntry, 'householdId' | 'periodFrom'>): string =>
  `${householdId}/${periodFrom}`

interface Open {
  demand: Demand
  home: PlanHome
  entry: PlanEntry
}

const entryOf = ({ householdId, span, latestOn, madeOn }: Demand, today: LocalDate): PlanEntry => ({
  householdId,
  periodFrom: span.from,
  periodTo: span.to,
  latestOn: latestOn < span.to ? latestOn : span.to,
  plannedOn: madeOn,
  madeOn,
  state: madeOn !== null ? 'made' : span.to < today ? 'missed' : 'planned',
  taskId: null,
})

/** A card that is out is for the next visit of its household, not for those after it. */
const withTasks = (open: readonly Open[]): Open[] => {
  const served = new Set<string>()
  return open.map((one) => {
    const { home, entry } = one
    if (home.openTask === null || served.has(home.householdId)) return one
    served.add(home.householdId)
    return { ...one, entry: { ...entry, taskId: home.openTask.taskId } }
  })
}

/** The working days that will do: in its period, not late, not too soon after the last time; the late ones at once. */
const daysFor = ({ demand, home, entry }: Open, days: readonly LocalDate[], today: LocalDate): LocalDate[] => {
  const within = days.filter((day) => entry.periodFrom <= day && day <= entry.periodTo)
  const task = entry.taskId === null ? null : home.openTask
  const due = task && task.dueOn < entry.latestOn ? task.dueOn : entry.latestOn
  const byCard = within.filter((day) => day <= due)
  // A card that is late makes nobody late who is not.
  const inTime = byCard.length > 0 ? byCard : within.filter((day) => day <= entry.latestOn)
  if (inTime.length === 0) {
    const soon = addWorkingDays(today, LATE_WITHIN).date
    const again = within.filter((day) => home.triedOn === null || day >= demand.earliestOn)
    const late = again.filter((day) => day <= soon)
    return late.length > 0 ? late : (again.length > 0 ? again : within).slice(0, 1)
  }
  const rested = inTime.filter((day) => day >= demand.earliestOn)
  return task || rested.length === 0 ? inTime : rested
}

/** Nearest deadline first, then whoever was not seen for longest, then by id: the order in which days are chosen. */
const byUrgency = (a: Open, b: Open): number =>
  compare(a.entry.latestOn, b.entry.latestOn) ||
  compare(a.demand.earliestOn, b.demand.earliestOn) ||
  compare(a.entry.householdId, b.entry.householdId) ||
  compare(a.entry.periodFrom, b.entry.periodFrom)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The visits of one grid in one month, levelled over its working days from today on. Pure and deterministic. What was
 * made stays as it was made; what was not is given a day anew.
 */
export const planMonth = (homes: readonly PlanHome[], on: PlanOn): PlanEntry[] => {
  const { month, today } = on
  const opensOn = firstOf(month) > today ? firstOf(month) : today
  const days = workingDaysIn({ from: opensOn, to: lastOf(month) })
  const had = new Map((on.before ?? []).map((entry) => [keyOf(entry), entry.plannedOn]))
  const all = homes.flatMap((home) =>
    demandsOf(home, month, on.graceDays, today).map((demand): Open => ({
      demand,
      home,
      entry: entryOf(demand, today),
    })),
  )
  const open = withTasks(
    all
      .filter(({ entry }) => entry.state === 'planned')
      .sort((a, b) => compare(a.entry.periodFrom, b.entry.periodFrom)),
  ).sort(byUrgency)
  const slots = open.map((one): Slot => ({
    key: keyOf(one.entry),
    days: daysFor(one, days, opensOn),
    group: one.home.neighbourhood,
    before: had.get(keyOf(one.entry)) ?? null,
  }))
  // A visit made today is part of today's load.
  const settled = all.flatMap(({ entry }) => (entry.state === 'planned' ? [] : [entry]))
  const fixed = loadOf(settled)
  for (const [day, visits] of on.fixed ?? []) fixed.set(day, (fixed.get(day) ?? 0) + visits)
  const given = levelDays(slots, days, fixed)
  const planned = open.map(({ entry }) => ({ ...entry, plannedOn: given.get(keyOf(entry)) ?? null }))
  return [...settled, ...planned].sort(
    (a, b) =>
      compare(a.plannedOn ?? '9', b.plannedOn ?? '9') ||
      compare(a.householdId, b.householdId) ||
      compare(a.periodFrom, b.periodFrom),
  )
}

/** How many visits each day holds, made ones included. */
export const loadOf = (entries: readonly Pick<PlanEntry, 'plannedOn' | 'state'>[]): Map<LocalDate, number> => {
  const load = new Map<LocalDate, number>()
  for (const { plannedOn, state } of entries)
    if (plannedOn !== null && state !== 'missed') load.set(plannedOn, (load.get(plannedOn) ?? 0) + 1)
  return load
}
