import { addDays, diffDays, type LocalDate } from '../../kernel/dates'
import type { VisitPeriod } from '../risk/levels'
import { firstOf, lastOf, monthOf, nextMonth, periodOf, weeksOf, type Month, type Span } from './periods'

/** A household as the plan of a grid sees it. */
export interface PlanHome {
  householdId: string
  every: VisitPeriod
  intervalDays: number
  /** Since when it is looked after: the count begins here until somebody is met. */
  knownSince: LocalDate
  /** Days on which somebody of it was met, in any order, as far back as a half-year. */
  metOn: readonly LocalDate[]
  /** The last day on which somebody stood at the door and met nobody who would talk. */
  triedOn: LocalDate | null
  /** The street or hamlet: neighbours are visited on one day. */
  neighbourhood: string
  /** A visit that is sent already, and until when it is due. */
  openTask: { taskId: string; dueOn: LocalDate } | null
}

/** One visit that a month asks for. */
export interface Demand {
  householdId: string
  /** The calendar period it is for, clipped to nothing: a visit on any of its days is this visit. */
  span: Span
  /** Not later than this, from the last time somebody was met. */
  latestOn: LocalDate
  /** Not before this: whoever was seen lately is later. */
  earliestOn: LocalDate
  madeOn: LocalDate | null
}

/** The last day somebody was met before a day, or since when the household is known. */
const metBefore = ({ metOn, knownSince }: PlanHome, day: LocalDate): LocalDate =>
  metOn.filter((met) => met < day).reduce((last, met) => (met > last ? met : last), knownSince)

const metIn = ({ metOn }: PlanHome, { from, to }: Span): LocalDate | null =>
  [...metOn].sort().find((day) => from <= day && day <= to) ?? null

/** A number from a text, the same on every machine (FNV-1a). */
const spread = (text: string): number => {
  let hash = 0x81_1c_9d_c5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  return hash
}

/** Months of a period, first to last. */
const monthsIn = (span: Span): Month[] => {
  const months: Month[] = []
  for (let month = monthOf(span.from); firstOf(month) <= span.to; month = nextMonth(month)) months.push(month)
  return months
}

/**
 * Whether a household of a longer period is visited in this month: when its interval is over, in its own month of the
 * period (so that a town's households spread), and at the latest in the last one.
 */
const isItsMonth = (home: PlanHome, month: Month, span: Span): boolean => {
  const months = monthsIn(span)
  const last = metBefore(home, firstOf(month))
  const ends = lastOf(month)
  if (addDays(last, home.intervalDays) <= ends || months.at(-1) === month) return true
  const own = months[spread(home.householdId) % months.length] ?? month
  return own <= month && addDays(last, Math.ceil(home.intervalDays / 2)) <= ends
}

/** Nobody stands at a door again on the day after. */
const TRY_AGAIN_DAYS = 3

const demand = (home: PlanHome, span: Span, graceDays: number): Demand => {
  const last = metBefore(home, span.from)
  const rested = addDays(last, Math.ceil(home.intervalDays / 2))
  const again = home.triedOn === null ? rested : addDays(home.triedOn, TRY_AGAIN_DAYS)
  return {
    householdId: home.householdId,
    span,
    latestOn: addDays(last, home.intervalDays + graceDays),
    earliestOn: again > rested ? again : rested,
    madeOn: metIn(home, span),
  }
}

/** Became known in the second half of a period (or after it), and nobody was met: the first visit is of the next one. */
const isTooNew = (home: PlanHome, { from, to }: Span): boolean =>
  !home.metOn.some((day) => day <= to) && 2 * diffDays(from, home.knownSince) >= diffDays(from, to) + 1

/** The visits that a month asks for at a household: exactly as often as its frequency says, those already made included. */
export const demandsOf = (home: PlanHome, month: Month, graceDays: number, today: LocalDate): Demand[] => {
  if (home.every === 'week') {
    const weeks = weeksOf(month).filter((week) => !isTooNew(home, week))
    const next = weeks.find((week) => week.to >= today && metIn(home, week) === null)
    return weeks.map((week) => {
      const asked = demand(home, week, graceDays)
      // The week after the next visit is counted from that visit: any day of it will do.
      return next && week.from > next.from ? { ...asked, earliestOn: week.from, latestOn: week.to } : asked
    })
  }
  const span = periodOf(home.every, month)
  if (isTooNew(home, span)) return []
  const made = metIn(home, span)
  // Made in another month of the period: nothing more is asked for.
  if (made !== null && monthOf(made) !== month) return []
  if (made === null && !isItsMonth(home, month, span)) return []
  return [demand(home, span, graceDays)]
}
