import { z } from 'zod'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string
/** A moment, ISO 8601 with the zone of the county: `2026-11-23T08:00:00.000+08:00`. */
export type Instant = string

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?\+08:00$/
const DAY_MS = 86_400_000
const ZONE_MS = 8 * 3_600_000

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

export const isLocalDate = (text: string): boolean => {
  const match = DATE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

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

const two = (n: number): string => String(n).padStart(2, '0')
const fromParts = ({ year, month, day }: Civil): LocalDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** Days since 1970-01-01 (Howard Hinnant's civil calendar), so that dates subtract without a clock or a zone. */
export const toEpochDay = (date: LocalDate): number => {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export const fromEpochDay = (epochDay: number): LocalDate => {
  const z = epochDay + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return fromParts({ year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day })
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from)

/** Same day of a later (or earlier) month; the last day of that month where it has no such day (民法典第二百零二条). */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return fromParts({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) })
}

export const startOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`

/** 0 = Sunday … 6 = Saturday. */
export const dayOfWeek = (date: LocalDate): number => (((toEpochDay(date) + 4) % 7) + 7) % 7

/**
 * Full years of age (周岁) on a day; `undefined` before birth. A person born on 29 February turns a year older on
 * 28 February of a common year: a month without the day ends on its last day (民法典第二百零二条).
 */
export const ageOn = (birthDate: LocalDate, on: LocalDate): number | undefined => {
  if (on < birthDate) return undefined
  const birth = partsOf(birthDate)
  const today = partsOf(on)
  const birthday = Math.min(birth.day, daysInMonth(today.year, birth.month))
  const before = today.month < birth.month || (today.month === birth.month && today.day < birthday)
  return today.year - birth.year - (before ? 1 : 0)
}

/** Milliseconds since the epoch of an instant with any zone or `Z`. */
export const instantToMs = (instant: Instant): number => Date.parse(instant)

export const instantFromMs = (ms: number): Instant => {
  const local = ms + ZONE_MS
  const epochDay = Math.floor(local / DAY_MS)
  const rest = local - epochDay * DAY_MS
  const [h, m, s] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60]
  const millis = String(Math.floor(rest % 1000)).padStart(3, '0')
  return `${fromEpochDay(epochDay)}T${two(h)}:${two(m)}:${two(s)}.${millis}+08:00`
}

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
