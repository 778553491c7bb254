import { addDays, dayOfWeek, toEpochDay, type LocalDate } from './dates'
import { FIRST_YEAR, HOLIDAYS, LAST_YEAR, MAKE_UP_WORKDAYS } from './holidays.generated'

const holidays = new Set(HOLIDAYS.map(toEpochDay))
const makeUpWorkdays = new Set(MAKE_UP_WORKDAYS.map(toEpochDay))

/** Whether the State Council has published the holidays of that year (as far as this version knows). */
export const isCalendarKnown = (date: LocalDate): boolean => {
  const year = Number(date.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** A working day by the State Council's notice, make-up workdays included; outside the known years, Monday to Friday. */
export const isWorkingDay = (date: LocalDate): boolean => {
  const epochDay = toEpochDay(date)
  if (makeUpWorkdays.has(epochDay)) return true
  if (holidays.has(epochDay)) return false
  const weekday = dayOfWeek(date)
  return weekday !== 0 && weekday !== 6
}

export interface WorkingDayDate {
  date: LocalDate
  /** False when any day counted lies in a year without a published calendar: show the date as provisional. */
  calendarKnown: boolean
}

/** The n-th working day after `from` (the day itself is not counted, 民法典第二百零一条); n = 0 gives `from`. */
export const addWorkingDays = (from: LocalDate, n: number): WorkingDayDate => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`working days to add: ${n}`)
  let date = from
  let calendarKnown = isCalendarKnown(from)
  for (let left = n; left > 0;) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) left -= 1
    calendarKnown &&= isCalendarKnown(date)
  }
  return { date, calendarKnown }
}

export interface WorkingDayCount {
  days: number
  calendarKnown: boolean
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Inverse of addWorkingDays. */
export const countWorkingDays = (from: LocalDate, to: LocalDate): WorkingDayCount => {
  let days = 0
  let calendarKnown = isCalendarKnown(from) && isCalendarKnown(to)
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) days += 1
    calendarKnown &&= isCalendarKnown(date)
  }
  return { days, calendarKnown }
}
