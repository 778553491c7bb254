import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { isoYearStart, utc } from './calendar'
import { momentOf } from './time-zone'

const readers: Record<string, string> = {
  Y: '\\d{4}',
  m: '\\d{1,2}',
  d: '\\d{1,2}',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  L: '\\d{1,3}',
  G: '\\d{4}',
  V: '\\d{1,2}',
  u: '[1-7]',
  j: '\\d{1,3}',
  z: '[+-]\\d{2}:?\\d{2}|Z',
  Z: '[+-]?\\d+',
}

/** `$dateFromString`: by a format, or an ISO date with or without time and offset. */
export function parseDate(text: unknown, format: string | undefined, zone: string | undefined): Date {
  if (typeof text !== 'string')
    throw badQuery(`$dateFromString requires that 'dateString' be a string, found: ${typeName(text)}`)
  const read = format === undefined ? readIso(text) : readFormat(text, format)
  if (!read) throw badQuery(`Error parsing date string '${text}'`)
  if (read.offsetMs !== undefined) {
    if (zone !== undefined)
      throw badQuery('you cannot pass in a date/time string with time zone information and a timezone')
    return new Date(read.wall - read.offsetMs)
  }
  return momentOf(read.wall, zone)
}

interface Reading {
  wall: number
  offsetMs?: number
}

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/

function readIso(text: string): Reading | undefined {
  const found = iso.exec(text.trim())
  if (!found) return undefined
  const [, year, month, date, hour = 0, minute = 0, second = 0, fraction = '', offset] = found
  const ms = Number(`${fraction}000`.slice(0, 3))
  const parts = [year, month, date, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return reading(parts, ms, offset)
}

function reading(
  [year, month, date, hour, minute, second]: [number, number, number, number, number, number],
  ms: number,
  offset: string | undefined,
): Reading | undefined {
  const wall = utc(year, month - 1, date, hour, minute, second, ms)
  const made = new Date(wall)
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date || hour > 23 || minute > 59 || second > 59) {
    return undefined
  }
  return { wall, offsetMs: offset === undefined ? undefined : offsetMs(offset) }
}

function offsetMs(offset: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) * 60_000
}

function readFormat(text: string, format: string): Reading | undefined {
  const letters: string[] = []
  const pattern = format.replace(/%(.)|[\\^$.*+?()[\]{}|]/gs, (whole, letter?: string) => {
    if (letter === undefined) return `\\${whole}`
    if (letter === '%') return '%'
    const reader = readers[letter]
    if (!reader) throw badQuery(`Invalid format character '%${letter}' in format string`)
    letters.push(letter)
    return `(${reader})`
  })
  const found = new RegExp(`^${pattern}$`, 's').exec(text)
  if (!found) return undefined
  const values = new Map(letters.map((letter, at) => [letter, found[at + 1] as string]))
  const number = (letter: string, otherwise: number) => Number(values.get(letter) ?? otherwise)
  const ms = number('L', 0)
  const minutes = values.get('Z')
  const offset = values.get('z') ?? undefined
  const time = [number('H', 0), number('M', 0), number('S', 0)] as const
  if (values.has('G')) {
    const days = (number('V', 1) - 1) * 7 + number('u', 1) - 1
    const wall = isoYearStart(number('G', 1970)) + days * 86_400_000 + utc(1970, 0, 1, ...time, ms)
    return { wall, offsetMs: offset === undefined ? undefined : offsetMs(offset) }
  }
  const base = reading([number('Y', 1970), number('m', 1), number('d', 1), ...time], ms, offset)
  if (!base) return undefined
  if (values.has('j')) base.wall += (number('j', 1) - 1) * 86_400_000
  return minutes === undefined ? base : { ...base, offsetMs: Number(minutes) * 60_000 }
}
