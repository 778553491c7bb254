import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { isNil, listOf, taking, type LazyOperator, type ValueOperator } from './scope'

function merge(values: unknown[]): unknown {
  // One array given is taken for its objects.
  const parts = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values
  return parts.reduce<Record<string, unknown>>((merged, part) => {
    if (isNil(part)) return merged
    if (!isPlainObject(part))
      throw badQuery(`$mergeObjects requires object inputs, but input is of type ${typeName(part)}`)
    return { ...merged, ...part }
  }, {})
}

function toObject([list]: unknown[]): unknown {
  if (isNil(list)) return null
  const pairs = listOf('$arrayToObject', list).map((item): [string, unknown] => {
    const [key, value] = Array.isArray(item) ? (item as unknown[]) : pairOf(item)
    if (typeof key !== 'string') throw badQuery('$arrayToObject requires keys of type string')
    return [key, value]
  })
  return Object.fromEntries(pairs)
}

function pairOf(item: unknown): [unknown, unknown] {
  if (isPlainObject(item) && 'k' in item && 'v' in item && Object.keys(item).length === 2) return [item.k, item.v]
  throw badQuery('$arrayToObject requires an array of key-value pairs')
}

function toList([value]: unknown[]): unknown {
  if (isNil(value)) return null
  if (!isPlainObject(value)) throw badQuery(`$objectToArray requires a document input, found: ${typeName(value)}`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
}

export const objectOperators: Record<string, ValueOperator> = {
  $arrayToObject: taking('$arrayToObject', 1, 1, toObject),
  $mergeObjects: merge,
  $objectToArray: taking('$objectToArray', 1, 1, toList),
}

export const lazyObjects: Record<string, LazyOperator> = {
  $getField: (argument, compile) => {
    const [field, input] =
      isPlainObject(argument) && 'field' in argument ? [argument.field, argument.input] : [argument]
    const from = input === undefined ? compile('$$CURRENT') : compile(input)
    return (scope) => {
      const value = from(scope)
      return isPlainObject(value) && Object.hasOwn(value, String(field)) ? value[String(field)] : undefined
    }
  },
}
