import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { badQuery } from './bad-query'

const codes: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
}
const names = new Set([...Object.values(codes), 'number'])

/** MongoDB's name of a value's type. Whole numbers are `int` or `long` by size, as the SDK sends them. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'number':
      return numberType(value)
    case 'bigint':
      return 'long'
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
  }
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Uint8Array || value instanceof Binary) return 'binData'
  if (value instanceof Long) return 'long'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  return 'object'
}

function numberType(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
  if (value >= -(2 ** 31) && value < 2 ** 31) return 'int'
  return value >= -(2 ** 63) && value < 2 ** 63 ? 'long' : 'double'
}

/** The test of `$type`, which takes names and numbers, one or several. */
export function typeTest(wanted: unknown): (value: unknown) => boolean {
  const types = new Set((Array.isArray(wanted) ? wanted : [wanted]).map(typeOfArgument))
  const anyNumber = types.has('number')
  return (value) => {
    const name = typeName(value)
    return types.has(name) || (anyNumber && ['int', 'long', 'double', 'decimal'].includes(name))
  }
}

function typeOfArgument(argument: unknown): string {
  const name = typeof argument === 'number' ? codes[argument] : String(argument)
  if (name === undefined || !names.has(name)) throw badQuery(`Unknown type name alias: ${String(argument)}`)
  return name
}
