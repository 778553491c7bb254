/** Parts of a wall clock (a date whose UTC parts are the local ones), as MongoDB counts them. */
const day = 86_400_000

export const dayOfYear = (wall: Date): number =>
  Math.floor((Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()) - yearStart(wall)) / day) + 1

/** Sunday is 1. */
export const dayOfWeek = (wall: Date): number => wall.getUTCDay() + 1

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
export const weekOfYear = (wall: Date): number => Math.floor((dayOfYear(wall) + 7 - dayOfWeek(wall)) / 7)

/** Monday is 1. */
export const isoDayOfWeek = (wall: Date): number => ((wall.getUTCDay() + 6) % 7) + 1

/** The Thursday of a week says which year and week it is. */
const thursday = (wall: Date): Date => new Date(wall.getTime() + (4 - isoDayOfWeek(wall)) * day)

export const isoWeekYear = (wall: Date): number => thursday(wall).getUTCFullYear()

export const isoWeek = (wall: Date): number => Math.floor((dayOfYear(thursday(wall)) - 1) / 7) + 1

/** Midnight of the Monday of week 1. */
export function isoYearStart(year: number): number {
  const fourth = new Date(utc(year, 0, 4))
  return fourth.getTime() - (isoDayOfWeek(fourth) - 1) * day
}

/** `Date.UTC` without its reading of years below 100. */
export function utc(year: number, month: number, date: number, hour = 0, minute = 0, second = 0, ms = 0): number {
  const made = new Date(0)
  made.setUTCFullYear(year, month, date)
  made.setUTCHours(hour, minute, second, ms)
  return made.getTime()
}

const yearStart = (wall: Date): number => utc(wall.getUTCFullYear(), 0, 1)
