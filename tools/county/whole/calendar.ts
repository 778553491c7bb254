import { fromEpochDay, toEpochDay } from '@shared/kernel/dates'

const texts: string[] = []

/** Days are counted from 1900-01-01 so that each is written once and kept. */
const FIRST = -25_567

/** `YYYY-MM-DD` of an epoch day from 1900 on. */
export const dayText = (epochDay: number): string => (texts[epochDay - FIRST] ??= fromEpochDay(epochDay))

export const epochDayOf = (date: string): number => toEpochDay(date)

/** The county's day, with what is asked of it all the time. */
export interface Calendar {
  today: string
  day: number
  year: number
  /** The twelve months up to this one, newest first, `YYYY-MM`. */
  months: readonly string[]
  /** Epoch day of the birthday on which somebody born today would be so old. */
  birthdayOf: (age: number) => number
}

export const calendarOf = (today: string): Calendar => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const birthdays: number[] = []
  return {
    today,
    day: epochDayOf(today),
    year,
    months: Array.from({ length: 12 }, (_, back) => {
      const at = year * 12 + month - 1 - back
      return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    }),
    birthdayOf: (age) =>
      (birthdays[age] ??= Math.floor(
        Date.UTC(year - age, month - 1, Math.min(Number(today.slice(8)), 28)) / 86_400_000,
      )),
  }
}
