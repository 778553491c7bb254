import { badQuery } from '../match/bad-query'
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, weekOfYear } from './calendar'
import { offsetOf, wallClock } from './time-zone'

const padded = (value: number, digits: number) => String(value).padStart(digits, '0')

const specifiers: Record<string, (wall: Date, offsetMs: number) => string> = {
  Y: (wall) => padded(wall.getUTCFullYear(), 4),
  m: (wall) => padded(wall.getUTCMonth() + 1, 2),
  d: (wall) => padded(wall.getUTCDate(), 2),
  H: (wall) => padded(wall.getUTCHours(), 2),
  M: (wall) => padded(wall.getUTCMinutes(), 2),
  S: (wall) => padded(wall.getUTCSeconds(), 2),
  L: (wall) => padded(wall.getUTCMilliseconds(), 3),
  j: (wall) => padded(dayOfYear(wall), 3),
  w: (wall) => String(dayOfWeek(wall)),
  u: (wall) => String(isoDayOfWeek(wall)),
  U: (wall) => padded(weekOfYear(wall), 2),
  V: (wall) => padded(isoWeek(wall), 2),
  G: (wall) => padded(isoWeekYear(wall), 4),
  z: (_wall, offset) => `${offset < 0 ? '-' : '+'}${hours(offset)}${minutes(offset)}`,
  Z: (_wall, offset) => String(Math.trunc(offset / 60_000)),
  '%': () => '%',
}

const hours = (offset: number) => padded(Math.floor(Math.abs(offset) / 3_600_000), 2)
const minutes = (offset: number) => padded(Math.floor(Math.abs(offset) / 60_000) % 60, 2)

/** `$dateToString`. Without a format: ISO with milliseconds, and a `Z` where no zone was named. */
export function formatDate(date: Date, format: string | undefined, zone: string | undefined): string {
  const pattern = format ?? (zone === undefined || zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  const [wall, offset] = [wallClock(date, zone), offsetOf(zone, date.getTime())]
  return pattern.replace(/%(.?)/gs, (_whole, letter: string) => {
    const write = specifiers[letter]
    if (!write) throw badQuery(`Invalid format character '%${letter}' in format string`)
    return write(wall, offset)
  })
}
