import { cloneDocument, isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'
import { compileQuery, isOperators } from '../match/compile-query'
import { typeName } from '../match/type-names'
import { equals } from '../match/value-tests'
import { sortDocuments } from '../sort-documents'
import { compareValues, isSameValue } from '../value-order'
import type { FieldOperator, Where } from './field-operators'

function listOf(present: unknown, { path, document }: Where): unknown[] {
  if (present === undefined) return []
  if (Array.isArray(present)) return present
  throw badQuery(
    `The field '${path}' must be an array but is of type ${typeName(present)} in document {_id: ${JSON.stringify(document._id)}}`,
  )
}

const push: FieldOperator = (present, argument, where) => {
  const list = listOf(present, where)
  const spec = isPlainObject(argument) && '$each' in argument ? argument : { $each: [argument] }
  const { $each: each, $position: position, $sort: sort, $slice: slice, ...others } = spec as Document
  const odd = Object.keys(others)[0]
  if (odd !== undefined) throw badQuery(`Unrecognized clause in $push: ${odd}`)
  if (!Array.isArray(each))
    throw badQuery(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`)
  const grown = [...list]
  grown.splice(positionOf(position, list.length), 0, ...each.map(cloneDocument))
  if (sort !== undefined) sortElements(grown, sort)
  return sliced(grown, slice)
}

function positionOf(position: unknown, length: number): number {
  if (position === undefined) return length
  if (!Number.isInteger(position)) throw badQuery('The value for $position must be an integer value')
  const at = position as number
  return at < 0 ? Math.max(0, length + at) : Math.min(at, length)
}

function sliced(list: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return list
  if (!Number.isInteger(slice)) throw badQuery('The value for $slice must be an integer value')
  const count = slice as number
  return count < 0 ? list.slice(count) : list.slice(0, count)
}

function sortElements(list: unknown[], sort: unknown): void {
  if (sort === 1 || sort === -1) {
    list.sort((a, b) => compareValues(a, b) * sort)
    return
  }
  if (!isPlainObject(sort) || Object.keys(sort).length === 0)
    throw badQuery('The $sort is invalid: use 1/-1 or an object')
  const order = Object.entries(sort).map(([field, way]) => {
    if (way !== 1 && way !== -1) throw badQuery('The $sort element value must be either 1 or -1')
    return [field, way] as const
  })
  // Elements that are no objects have none of the fields.
  const wrapped = list.map((item) => (isPlainObject(item) ? { key: item, item } : { key: {}, item }))
  const keys = wrapped.map(({ key, item }) => ({ ...key, [original]: item }))
  sortDocuments(keys, order)
  for (const [at, each] of keys.entries()) list[at] = (each as Record<symbol, unknown>)[original]
}

const original = Symbol('the element itself')

const addToSet: FieldOperator = (present, argument, where) => {
  const list = [...listOf(present, where)]
  const several = isPlainObject(argument) && '$each' in argument
  const each = several ? argument.$each : [argument]
  if (!Array.isArray(each)) throw badQuery('The argument to $each in $addToSet must be an array')
  for (const value of each) if (!list.some((item) => isSameValue(item, value))) list.push(cloneDocument(value))
  return list
}

const pull: FieldOperator = (present, argument) => {
  if (!Array.isArray(present)) throw badQuery('Cannot apply $pull to a non-array value')
  const goes = pulled(argument)
  return present.filter((item) => !goes(item))
}

/** Operators are asked of the element, fields of an element that is an object; anything else must be equal. */
function pulled(argument: unknown): (item: unknown) => boolean {
  if (isOperators(argument)) {
    const test = compileQuery({ item: { $elemMatch: argument } })
    return (item) => test({ item: [item] })
  }
  if (!isPlainObject(argument)) return equals(argument)
  const test = compileQuery(argument)
  return (item) => isPlainObject(item) && test(item)
}

const pullAll: FieldOperator = (present, argument) => {
  if (!Array.isArray(argument)) throw badQuery('$pullAll requires an array argument')
  if (!Array.isArray(present)) throw badQuery('Cannot apply $pull to a non-array value')
  return present.filter((item) => !argument.some((value) => isSameValue(item, value)))
}

const pop: FieldOperator = (present, argument, { path }) => {
  if (argument !== 1 && argument !== -1) throw badQuery(`$pop expects 1 or -1, found: ${String(argument)}`)
  if (!Array.isArray(present))
    throw badQuery(`Path '${path}' contains an element of non-array type '${typeName(present)}'`)
  return argument === 1 ? present.slice(0, -1) : present.slice(1)
}

export const arrayOperators: Record<string, FieldOperator> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
}
