import { ObjectId } from 'bson'
import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { isNil, taking, type LazyOperator, type ValueOperator } from './scope'
import { isTrue } from './truth'

const impossible = (value: unknown, to: string) =>
  badQuery(`Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`)

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw impossible(value, 'string')
}

function toNumber(value: unknown, to: string): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(value)) return Number(value)
  if (typeof value === 'string') throw badQuery(`Failed to parse number '${value}' in $convert with no onError value`)
  throw impossible(value, to)
}

function toWhole(value: unknown, to: 'int' | 'long'): number {
  const number = toNumber(value, to)
  if (typeof value === 'string' && !/^[-+]?\d+$/.test(value))
    throw badQuery(`Failed to parse number '${value}' in $convert`)
  if (!Number.isFinite(number)) throw badQuery(`Attempt to convert ${number} to an integer type in $convert`)
  const most = to === 'int' ? 2 ** 31 : 2 ** 63
  if (number < -most || number >= most) throw badQuery(`Conversion would overflow target type in $convert: ${number}`)
  return Math.trunc(number)
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  const date = new Date(typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : NaN)
  if (Number.isNaN(date.getTime())) throw impossible(value, 'date')
  return date
}

const conversions: Record<string, (value: unknown) => unknown> = {
  string: toText,
  double: (value) => toNumber(value, 'double'),
  decimal: (value) => toNumber(value, 'decimal'),
  int: (value) => toWhole(value, 'int'),
  long: (value) => toWhole(value, 'long'),
  bool: (value) => (typeof value === 'string' ? true : isTrue(value)),
  date: toDate,
  objectId: (value) => (value instanceof ObjectId ? value : new ObjectId(String(value))),
}

const converts = (to: string): ValueOperator =>
  taking(`$to${to}`, 1, 1, ([value]) => (isNil(value) ? null : conversions[to]?.(value)))

export const typeOperators: Record<string, ValueOperator> = {
  $type: taking('$type', 1, 1, ([value]) => typeName(value)),
  $isNumber: taking('$isNumber', 1, 1, ([value]) => typeof value === 'number'),
  $toString: converts('string'),
  $toInt: converts('int'),
  $toLong: converts('long'),
  $toDouble: converts('double'),
  $toDecimal: converts('decimal'),
  $toBool: converts('bool'),
  $toDate: converts('date'),
  $toObjectId: converts('objectId'),
}

export const lazyTypes: Record<string, LazyOperator> = {
  $convert: (argument, compile) => {
    if (!isPlainObject(argument)) throw badQuery('$convert expects an object of named arguments')
    const [input, to] = [compile(argument.input), compile(argument.to)]
    const [onError, onNull] = [compile(argument.onError), compile(argument.onNull)]
    return (scope) => {
      const value = input(scope)
      if (isNil(value)) return onNull(scope) ?? null
      const convert = conversions[String(to(scope))]
      if (!convert) throw badQuery(`Unknown type name: ${String(to(scope))}`)
      try {
        return convert(value)
      } catch (error) {
        if (!('onError' in argument)) throw error
        return onError(scope)
      }
    }
  },
}
