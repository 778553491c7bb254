import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { z } from 'zod'

dayjs.extend(utc)

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string
/** A moment, ISO 8601 with the zone of the county: `2026-11-23T08:00:00.000+08:00`. */
export type Instant = string

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?\+08:00$/
const DAY_MS = 86_400_000
/** Minutes east of Greenwich: the whole country keeps one time. */
const ZONE_MINUTES = 480
const DAY_FORMAT = 'YYYY-MM-DD'

/** Days are counted in UTC, so that no zone and no summer time of the machine can move them. */
const day = (date: LocalDate) => dayjs.utc(date)

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** Years that a date can name: what is written with fewer digits is no year. */
const [FIRST_YEAR, LAST_YEAR] = [100, 9999]

const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (MONTH_DAYS[month - 1] ?? 0)

/** The number in `length` digits from `at`; NaN where something else stands there. */
const digits = (text: string, at: number, length: number): number => {
  let value = 0
  for (let i = at; i < at + length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** `2026-11-23` → 20261123; 0 where it is no such day. One number, because dates are read more often than anything. */
const packed = (text: string): number => {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return 0
  const [year, month, date] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)]
  const isDay = year >= FIRST_YEAR && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)
  return isDay ? year * 10_000 + month * 100 + date : 0
}

/** Days since 1970-01-01 in the Gregorian calendar, counted from March so that a leap day is the last of its year. */
const countDays = (year: number, month: number, date: number): number => {
  const years = month <= 2 ? year - 1 : year
  const sinceMarch = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + sinceMarch - 719_468
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)
const write = (year: number, month: number, date: number): LocalDate =>
  `${year < 1000 ? `0${year}` : year}-${two(month)}-${two(date)}`

const [FIRST_DAY, LAST_DAY] = [countDays(FIRST_YEAR, 1, 1), countDays(LAST_YEAR, 12, 31)]

export const isLocalDate = (text: string): boolean => packed(text) !== 0

export const LocalDate = z.string().refine(isLocalDate, { error: '日期要写成 2026-11-23 这样，并且真有这一天' })

export const Instant = z
  .string()
  .refine((text) => isLocalDate(INSTANT.exec(text)?.[1] ?? ''), { error: '时间要写成 2026-11-23T08:00:00+08:00 这样' })

interface Civil {
  year: number
  month: number
  day: number
}

/** The parts of a valid date. Throws RangeError on anything else: dates are parsed at the edge. */
export const partsOf = (date: LocalDate): Civil => {
  const known = packed(date)
  if (known === 0) throw new RangeError(`not a date: ${date}`)
  return { year: Math.floor(known / 10_000), month: Math.floor(known / 100) % 100, day: known % 100 }
}

/** Days since 1970-01-01. */
export const toEpochDay = (date: LocalDate): number => {
  const known = packed(date)
  if (known === 0) throw new RangeError(`not a date: ${date}`)
  return countDays(Math.floor(known / 10_000), Math.floor(known / 100) % 100, known % 100)
}

export const fromEpochDay = (epochDay: number): LocalDate => {
  if (!Number.isInteger(epochDay) || epochDay < FIRST_DAY || epochDay > LAST_DAY)
    return dayjs.utc(epochDay * DAY_MS).format(DAY_FORMAT)
  const sinceEra = epochDay + 719_468
  const era = Math.floor(sinceEra / 146_097)
  const ofEra = sinceEra - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const sinceMarch = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const place = Math.floor((5 * sinceMarch + 2) / 153)
  const month = place < 10 ? place + 3 : place - 9
  const date = sinceMarch - Math.floor((153 * place + 2) / 5) + 1
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from)

/** Same day of a later (or earlier) month; the last day of that month where it has no such day (民法典第二百零二条). */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const known = packed(date)
  const counted = Math.floor(known / 10_000) * 12 + (Math.floor(known / 100) % 100) - 1 + months
  const [year, month] = [Math.floor(counted / 12), (counted % 12) + 1]
  if (known === 0 || !Number.isInteger(counted) || year < FIRST_YEAR || year > LAST_YEAR)
    return day(date).add(months, 'month').format(DAY_FORMAT)
  return write(year, month, Math.min(known % 100, daysIn(year, month)))
}

export const startOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`

/** 0 = Sunday … 6 = Saturday. */
export const dayOfWeek = (date: LocalDate): number =>
  isLocalDate(date) ? (((toEpochDay(date) + 4) % 7) + 7) % 7 : day(date).day()

/**
 * Full years of age (周岁) on a day; `undefined` before birth. A person born on 29 February turns a year older on
 * 28 February of a common year: a month without the day ends on its last day (民法典第二百零二条).
 */
export const ageOn = (birthDate: LocalDate, on: LocalDate): number | undefined => {
  if (on < birthDate) return undefined
  const years = partsOf(on).year - partsOf(birthDate).year
  const birthday = addMonths(birthDate, years * 12)
  return birthday > on ? years - 1 : years
}

/** Milliseconds since the epoch of an instant with any zone or `Z`. */
export const instantToMs = (instant: Instant): number => Date.parse(instant)

export const instantFromMs = (ms: number): Instant =>
  dayjs.utc(ms).utcOffset(ZONE_MINUTES).format('YYYY-MM-DDTHH:mm:ss.SSSZ')

/** `instantOn('2026-11-23', '18:00')` → `2026-11-23T18:00:00.000+08:00`. */
export const instantOn = (date: LocalDate, time: string): Instant => `${date}T${time}:00.000+08:00`

/** The day in the county of an instant, whatever zone it is written in. */
export const localDateOf = (instant: Instant): LocalDate => {
  const epochDay = Math.floor((instantToMs(instant) + ZONE_MINUTES * 60_000) / DAY_MS)
  return Number.isNaN(epochDay) ? instantFromMs(NaN).slice(0, 10) : fromEpochDay(epochDay)
}

/** `18:00` in the county. */
export const timeOf = (instant: Instant): string => instantFromMs(instantToMs(instant)).slice(11, 16)

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantFromMs(instantToMs(instant) + minutes * 60_000)

/** `11月30日`; with the year where it is not the year of `today`. */
export const formatDate = (date: LocalDate, today: LocalDate): string => {
  const { year, month, day } = partsOf(date)
  return `${year === partsOf(today).year ? '' : `${year}年`}${month}月${day}日`
}

const NEAR_DAYS: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** `今天18:00`, `明天09:30`, `11月30日18:00`: how a person would say it at `now`. */
export const formatInstant = (instant: Instant, now: Instant): string => {
  const [day, today] = [localDateOf(instant), localDateOf(now)]
  return `${NEAR_DAYS[diffDays(today, day)] ?? formatDate(day, today)}${timeOf(instant)}`
}
