import { ObjectId } from 'bson'
import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, isoYearStart, utc, weekOfYear } from './calendar'
import { formatDate } from './format-date'
import { parseDate } from './parse-date'
import { isNil, wholeOf, type Compile, type Expression, type LazyOperator, type Scope } from './scope'
import { momentOf, wallClock } from './time-zone'

export function dateOf(operator: string, value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw badQuery(`${operator}: can't convert from BSON type ${typeName(value)} to Date`)
}

/** `$op: date`, or `$op: { date, timezone }`. */
const part =
  (operator: string, read: (wall: Date) => number): LazyOperator =>
  (argument, compile) => {
    const given = Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown) : argument
    const named = isPlainObject(given) && 'date' in given
    const date = compile(named ? given.date : given)
    const zone = compile(named ? given.timezone : undefined)
    return (scope) => {
      const [value, where] = [date(scope), zone(scope)]
      if (isNil(value) || (named && 'timezone' in given && isNil(where))) return null
      return read(wallClock(dateOf(operator, value), where as string | undefined))
    }
  }

const parts = (argument: unknown, compile: Compile): Record<string, Expression> => {
  if (!isPlainObject(argument)) throw badQuery('a date operator needs an object of named arguments')
  return Object.fromEntries(Object.entries(argument).map(([name, source]) => [name, compile(source)]))
}

function fromParts(named: Record<string, Expression>, scope: Scope): Date | null {
  const iso = 'isoWeekYear' in named
  if (!iso && !('year' in named)) throw badQuery("$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  const names = [
    'isoWeekYear',
    'isoWeek',
    'isoDayOfWeek',
    'year',
    'month',
    'day',
    'hour',
    'minute',
    'second',
    'millisecond',
  ]
  const values = new Map(names.filter((name) => name in named).map((name) => [name, named[name]?.(scope)]))
  const zone = named.timezone?.(scope)
  if ([...values.values()].some(isNil) || ('timezone' in named && isNil(zone))) return null
  const number = (name: string, otherwise: number) =>
    values.has(name) ? wholeOf('$dateFromParts', values.get(name)) : otherwise
  const time = [number('hour', 0), number('minute', 0), number('second', 0), number('millisecond', 0)] as const
  const days = (number('isoWeek', 1) - 1) * 7 + number('isoDayOfWeek', 1) - 1
  const wall = iso
    ? isoYearStart(number('isoWeekYear', 1970)) + days * 86_400_000 + utc(1970, 0, 1, ...time)
    : utc(number('year', 1970), number('month', 1) - 1, number('day', 1), ...time)
  return momentOf(wall, zone as string | undefined)
}

function toParts(named: Record<string, Expression>, scope: Scope): Record<string, number> | null {
  const [date, zone] = [named.date?.(scope), named.timezone?.(scope)]
  if (isNil(date) || ('timezone' in named && isNil(zone))) return null
  const wall = wallClock(dateOf('$dateToParts', date), zone as string | undefined)
  const time = {
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  }
  if (named.iso8601?.(scope) === true) {
    return { isoWeekYear: isoWeekYear(wall), isoWeek: isoWeek(wall), isoDayOfWeek: isoDayOfWeek(wall), ...time }
  }
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), ...time }
}

export const lazyDates: Record<string, LazyOperator> = {
  $year: part('$year', (wall) => wall.getUTCFullYear()),
  $month: part('$month', (wall) => wall.getUTCMonth() + 1),
  $dayOfMonth: part('$dayOfMonth', (wall) => wall.getUTCDate()),
  $hour: part('$hour', (wall) => wall.getUTCHours()),
  $minute: part('$minute', (wall) => wall.getUTCMinutes()),
  $second: part('$second', (wall) => wall.getUTCSeconds()),
  $millisecond: part('$millisecond', (wall) => wall.getUTCMilliseconds()),
  $dayOfYear: part('$dayOfYear', dayOfYear),
  $dayOfWeek: part('$dayOfWeek', dayOfWeek),
  $week: part('$week', weekOfYear),
  $isoDayOfWeek: part('$isoDayOfWeek', isoDayOfWeek),
  $isoWeek: part('$isoWeek', isoWeek),
  $isoWeekYear: part('$isoWeekYear', isoWeekYear),
  $dateFromParts: (argument, compile) => {
    const named = parts(argument, compile)
    return (scope) => fromParts(named, scope)
  },
  $dateToParts: (argument, compile) => {
    const named = parts(argument, compile)
    return (scope) => toParts(named, scope)
  },
  $dateToString: (argument, compile) => {
    const named = parts(argument, compile)
    if (!named.date) throw badQuery("Missing 'date' parameter to $dateToString")
    return (scope) => {
      const [date, zone, format] = [named.date?.(scope), named.timezone?.(scope), named.format?.(scope)]
      if (isNil(date)) return named.onNull ? named.onNull(scope) : null
      if (('timezone' in named && isNil(zone)) || ('format' in named && isNil(format))) return null
      return formatDate(dateOf('$dateToString', date), format as string | undefined, zone as string | undefined)
    }
  },
  $dateFromString: (argument, compile) => {
    const named = parts(argument, compile)
    if (!named.dateString) throw badQuery("Missing 'dateString' parameter to $dateFromString")
    return (scope) => {
      const [text, zone, format] = [named.dateString?.(scope), named.timezone?.(scope), named.format?.(scope)]
      if (isNil(text)) return named.onNull ? named.onNull(scope) : null
      if (('timezone' in named && isNil(zone)) || ('format' in named && isNil(format))) return null
      try {
        return parseDate(text, format as string | undefined, zone as string | undefined)
      } catch (error) {
        if (!named.onError) throw error
        return named.onError(scope)
      }
    }
  },
}
