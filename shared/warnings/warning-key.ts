import { addDays, addMonths, dayOfWeek, startOfMonth, type LocalDate } from '../kernel/dates'
import type { WarningRule } from './rule-model'

const halfOf = (date: LocalDate): string => `${date.slice(0, 4)}H${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`

const quarterOf = (date: LocalDate): string => `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
/** Weeks are counted from Monday; the key is that Monday. */
const weekOf = (date: LocalDate): string => addDays(date, -((dayOfWeek(date) + 6) % 7))

const periodOf = (rule: WarningRule, on: LocalDate): string => {
  switch (rule.period) {
    case 'year':
      return on.slice(0, 4)
    case 'half':
      return halfOf(on)
    case 'quarter':
      return quarterOf(on)
    case 'month':
      return on.slice(0, 7)
    case 'week':
      return weekOf(on)
    case 'event':
      return on
    case 'once':
      return 'once'
  }
}

const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const

/** The day on which a rule that still holds may be raised anew; undefined for one that is raised once, or once an event. */
export const nextPeriodStart = ({ period }: Pick<WarningRule, 'period'>, on: LocalDate): LocalDate | undefined => {
  if (period === 'once' || period === 'event') return undefined
  if (period === 'week') return addDays(weekOf(on), 7)
  const months = MONTHS[period]
  const passed = (Number(on.slice(5, 7)) - 1) % months
  return addMonths(startOfMonth(on), months - passed)
}

/**
 * The id of the one warning a rule raises for a subject in a period: raising it again finds it there. `on` is today;
 * for a rule of events, the day of the event.
 */
export const warningKey = (rule: WarningRule, subjectId: string, on: LocalDate): string =>
  `${rule.id}:${subjectId}:${periodOf(rule, on)}`

/** Steps back that reach every period of a kind at least once. */
const STEP_DAYS = { half: 28, quarter: 28, month: 28, week: 7 } as const

/**
 * Ids of warnings of earlier periods that may still keep this one quiet: the periods inside the cool-down, newest first.
 * A month's rule with a cool-down of 60 days looks back over the last two or three months. A rule of events has none:
 * each event is a matter of its own.
 */
export const earlierKeys = (rule: WarningRule, subjectId: string, on: LocalDate): string[] => {
  if (rule.period === 'year' || rule.period === 'once' || rule.period === 'event') return []
  const step = STEP_DAYS[rule.period]
  const own = warningKey(rule, subjectId, on)
  const keys = new Set<string>()
  // The span is the cool-down and the period that could be open.
  for (let back = step; back <= Math.max(rule.coolDownDays, 31) + 31; back += step)
    keys.add(warningKey(rule, subjectId, addDays(on, -back)))
  keys.delete(own)
  return [...keys]
}

/** Whether an earlier warning still speaks for the subject: not closed yet, or closed within the cool-down. */
export const keepsQuiet = (
  rule: WarningRule,
  earlier: { status: string; closedOn: LocalDate | null },
  on: LocalDate,
): boolean =>
  earlier.status !== 'closed' || (earlier.closedOn !== null && addDays(earlier.closedOn, rule.coolDownDays) > on)
