import { badQuery } from '../match/bad-query'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which a time zone (an Olson name, `+08:00`, `+0800` or `+08`) is ahead of UTC at a moment. */
export function offsetOf(zone: string | undefined, moment: number): number {
  if (zone === undefined || zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  )
  return local - Math.floor(moment / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
    return format
  } catch {
    throw badQuery(`unrecognized time zone identifier: "${zone}"`)
  }
}

/** The moment as its wall clock reads in a zone: a date whose UTC parts are the local ones. */
export const wallClock = (date: Date, zone: string | undefined): Date =>
  new Date(date.getTime() + offsetOf(zone, date.getTime()))

/** The moment at which a zone's wall clock reads so. */
export function momentOf(wall: number, zone: string | undefined): Date {
  const first = wall - offsetOf(zone, wall)
  return new Date(wall - offsetOf(zone, first))
}
