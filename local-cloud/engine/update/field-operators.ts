import { isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { compareValues } from '../value-order'
import { arrayOperators } from './array-operators'

/** From the value at a path (`undefined`: nothing there) to the new one; the same value means no change. */
export type FieldOperator = (present: unknown, argument: unknown, where: Where) => unknown

export interface Where {
  path: string
  document: Document
  nowMs: number
}

function numeric(
  operator: string,
  work: (present: number, argument: number) => number,
  missing: (by: number) => number,
) {
  return (present: unknown, argument: unknown, { path, document }: Where): unknown => {
    if (typeof argument !== 'number') {
      throw badQuery(`Cannot ${operator} with non-numeric argument: {${path}: ${JSON.stringify(argument)}}`)
    }
    if (present === undefined) return missing(argument)
    if (typeof present === 'number') return work(present, argument)
    throw badQuery(
      `Cannot apply ${operator === 'increment' ? '$inc' : '$mul'} to a value of non-numeric type. {_id: ${JSON.stringify(document._id)}} has the field '${path}' of non-numeric type ${typeName(present)}`,
    )
  }
}

const keeps =
  (direction: 1 | -1): FieldOperator =>
  (present, argument) =>
    present === undefined || compareValues(argument, present) * direction > 0 ? argument : present

function bits(present: unknown, argument: unknown, { path, document }: Where): unknown {
  if (!isPlainObject(argument) || Object.keys(argument).length === 0) {
    throw badQuery(`The $bit modifier needs an object with and, or or xor: {${path}: ${JSON.stringify(argument)}}`)
  }
  if (present !== undefined && !Number.isInteger(present)) {
    throw badQuery(
      `Cannot apply $bit to a value of non-integral type. {_id: ${JSON.stringify(document._id)}} has the field ${path} of non-integer type ${typeName(present)}`,
    )
  }
  return Object.entries(argument).reduce(
    (value, [operation, operand]) => {
      if (!Number.isInteger(operand)) throw badQuery(`The $bit modifier field must be an Integer: ${String(operand)}`)
      return bitwise(value, operation, operand as number)
    },
    (present as number | undefined) ?? 0,
  )
}

function bitwise(value: number, operation: string, operand: number): number {
  const [a, b] = [BigInt(value), BigInt(operand)]
  if (operation === 'and') return Number(a & b)
  if (operation === 'or') return Number(a | b)
  if (operation === 'xor') return Number(a ^ b)
  throw badQuery(`The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}'`)
}

/** The operators of an update that work at one path. `$unset` and `$rename` are told apart before. */
export const fieldOperators: Record<string, FieldOperator> = {
  $set: (_present, argument) => argument,
  $inc: numeric(
    'increment',
    (present, by) => present + by,
    (by) => by,
  ),
  $mul: numeric(
    'multiply',
    (present, by) => present * by + 0,
    () => 0,
  ),
  $max: keeps(1),
  $min: keeps(-1),
  $bit: bits,
  $currentDate: (_present, _argument, { nowMs }) => new Date(nowMs),
  ...arrayOperators,
}

/** Operators that change nothing where nothing is. */
export const needsPresence = new Set(['$pull', '$pullAll', '$pop'])
