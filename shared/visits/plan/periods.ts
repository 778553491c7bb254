import { addDays, addMonths, dayOfWeek, type LocalDate } from '../../kernel/dates'
import { isWorkingDay } from '../../kernel/working-days'
import type { VisitPeriod } from '../risk/levels'

/** `2026-11` */
export type Month = string

export interface Span {
  from: LocalDate
  to: LocalDate
}

export const monthOf = (date: LocalDate): Month => date.slice(0, 7)
export const firstOf = (month: Month): LocalDate => `${month}-01`
export const lastOf = (month: Month): LocalDate => addDays(addMonths(firstOf(month), 1), -1)
export const nextMonth = (month: Month): Month => monthOf(addMonths(firstOf(month), 1))

const daysIn = ({ from, to }: Span): LocalDate[] => {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

export const workingDaysIn = (span: Span): LocalDate[] => daysIn(span).filter(isWorkingDay)

/** Monday to Sunday. */
const weekOf = (date: LocalDate): Span => {
  const monday = addDays(date, -((dayOfWeek(date) + 6) % 7))
  return { from: monday, to: addDays(monday, 6) }
}

/**
 * The weeks of a month, each week in exactly one month: the one that has more of its working days, the later one of two
 * with as many. A week without a working day (a long holiday) is in none.
 */
export const weeksOf = (month: Month): Span[] => {
  const weeks: Span[] = []
  for (let week = weekOf(firstOf(month)); week.from <= lastOf(month); week = weekOf(addDays(week.to, 1))) {
    const days = workingDaysIn(week)
    const here = days.filter((day) => monthOf(day) === month).length
    const earlier = days.filter((day) => monthOf(day) < month).length
    const later = days.length - here - earlier
    if (here > 0 && here >= earlier && here > later) weeks.push(week)
  }
  return weeks
}

const MONTHS: Record<Exclude<VisitPeriod, 'week'>, number> = { month: 1, quarter: 3, halfYear: 6 }

/** The month, quarter or half-year that a month lies in, whole. */
export const periodOf = (every: Exclude<VisitPeriod, 'week'>, month: Month): Span => {
  const months = MONTHS[every]
  const before = (Number(month.slice(5, 7)) - 1) % months
  const from = addMonths(firstOf(month), -before)
  return { from, to: addDays(addMonths(from, months), -1) }
}
