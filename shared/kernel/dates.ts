import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { z } from 'zod'

dayjs.extend(utc)

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string
/** A moment, ISO 8601 with the zone of the county: `2026-11-23T08:00:00.000+08:00`. */
export type Instant = string

const DATE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?\+08:00$/
const DAY_MS = 86_400_000
/** Minutes east of Greenwich: the whole country keeps one time. */
const ZONE_MINUTES = 480
const DAY_FORMAT = 'YYYY-MM-DD'

/** Days are counted in UTC, so that no zone and no summer time of the machine can move them. */
const day = (date: LocalDate) => dayjs.utc(date)

export const isLocalDate = (text: string): boolean => DATE.test(text) && day(text).format(DAY_FORMAT) === text

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
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Days since 1970-01-01. */
export const toEpochDay = (date: LocalDate): number => {
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date}`)
  return day(date).valueOf() / DAY_MS
}

export const fromEpochDay = (epochDay: number): LocalDate => dayjs.utc(epochDay * DAY_MS).format(DAY_FORMAT)

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from)

/** Same day of a later (or earlier) month; the last day of that month where it has no such day (民法典第二百零二条). */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  day(date).add(months, 'month').format(DAY_FORMAT)

export const startOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`

/** 0 = Sunday … 6 = Saturday. */
export const dayOfWeek = (date: LocalDate): number => day(date).day()

/**
 * Full years of age (周岁) on a day; `undefined` before birth. A person born on 29 February turns a year older on
 * 28 February of a common year: a month without the day ends on its last day (民法典第二百零二条).
 */
export const ageOn = (birthDate: LocalDate, on: LocalDate): number | undefined => {
  if (on < birthDate) return undefined
  const years = partsOf(on).year - partsOf(birthDate).year
  const birthday = day(birthDate).add(years, 'year').format(DAY_FORMAT)
  return birthday > on ? years - 1 : years
}

/** Milliseconds since the epoch of an instant with any zone or `Z`. */
export const instantToMs = (instant: Instant): number => Date.parse(instant)

export const instantFromMs = (ms: number): Instant =>
  dayjs.utc(ms).utcOffset(ZONE_MINUTES).format('YYYY-MM-DDTHH:mm:ss.SSSZ')

/** `instantOn('2026-11-23', '18:00')` → `2026-11-23T18:00:00.000+08:00`. */
export const instantOn = (date: LocalDate, time: string): Instant => `${date}T${time}:00.000+08:00`

/** The day in the county of an instant, whatever zone it is written in. */
export const localDateOf = (instant: Instant): LocalDate => instantFromMs(instantToMs(instant)).slice(0, 10)

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
