import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { isSameValue } from '../value-order'
import { isNil, listOf, taking, wholeOf, type LazyOperator, type Scope, type ValueOperator } from './scope'
import { isTrue } from './truth'

function elementAt([list, position]: unknown[]): unknown {
  if (isNil(list) || isNil(position)) return null
  const [items, at] = [listOf('$arrayElemAt', list), wholeOf('$arrayElemAt', position)]
  return items[at < 0 ? items.length + at : at]
}

function concatLists(values: unknown[]): unknown {
  if (values.some(isNil)) return null
  return values.flatMap((value) => listOf('$concatArrays', value))
}

function contains([wanted, list]: unknown[]): boolean {
  if (!Array.isArray(list)) throw badQuery('$in requires an array as a second argument')
  return list.some((item) => isSameValue(item, wanted))
}

function indexOf([list, wanted, start, end]: unknown[]): unknown {
  if (isNil(list)) return null
  const items = listOf('$indexOfArray', list)
  const from = start === undefined ? 0 : natural('$indexOfArray', start)
  const to = end === undefined ? items.length : Math.min(natural('$indexOfArray', end), items.length)
  for (let at = from; at < to; at++) if (isSameValue(items[at], wanted)) return at
  return -1
}

function natural(operator: string, value: unknown): number {
  const number = wholeOf(operator, value)
  if (number < 0) throw badQuery(`${operator} requires a nonnegative position, found: ${number}`)
  return number
}

function range([start, end, step = 1]: unknown[]): number[] {
  const [from, to, by] = [wholeOf('$range', start), wholeOf('$range', end), wholeOf('$range', step)]
  if (by === 0) throw badQuery('$range requires a non-zero step value')
  const numbers: number[] = []
  for (let at = from; by > 0 ? at < to : at > to; at += by) numbers.push(at)
  return numbers
}

function slice([list, first, second]: unknown[]): unknown {
  if (isNil(list) || isNil(first) || (second !== undefined && isNil(second))) return null
  const items = listOf('$slice', list)
  const n = wholeOf('$slice', first)
  if (second === undefined) return n < 0 ? items.slice(n) : items.slice(0, n)
  const count = wholeOf('$slice', second)
  if (count <= 0) throw badQuery('Third argument to $slice must be positive')
  const from = n < 0 ? Math.max(0, items.length + n) : n
  return items.slice(from, from + count)
}

const ofList = (operator: string, work: (items: unknown[]) => unknown): ValueOperator =>
  taking(operator, 1, 1, ([list]) => (isNil(list) ? null : work(listOf(operator, list))))

export const arrayOperators: Record<string, ValueOperator> = {
  $arrayElemAt: taking('$arrayElemAt', 2, 2, elementAt),
  $concatArrays: concatLists,
  $in: taking('$in', 2, 2, contains),
  $indexOfArray: taking('$indexOfArray', 2, 4, indexOf),
  $isArray: taking('$isArray', 1, 1, ([value]) => Array.isArray(value)),
  $range: taking('$range', 2, 3, range),
  $reverseArray: ofList('$reverseArray', (items) => [...items].reverse()),
  $size: taking('$size', 1, 1, ([list]) => {
    if (!Array.isArray(list)) throw badQuery('The argument to $size must be an array')
    return list.length
  }),
  $slice: taking('$slice', 2, 3, slice),
}

const withNamed = (scope: Scope, named: Record<string, unknown>): Scope => ({
  ...scope,
  variables: { ...scope.variables, ...named },
})

function partsOf(operator: string, argument: unknown, required: string[]): Record<string, unknown> {
  if (!isPlainObject(argument)) throw badQuery(`${operator} only supports an object as its argument`)
  for (const part of required) if (!(part in argument)) throw badQuery(`Missing '${part}' parameter to ${operator}`)
  return argument
}

export const lazyArrayOperators: Record<string, LazyOperator> = {
  $filter: (argument, compile) => {
    const parts = partsOf('$filter', argument, ['input', 'cond'])
    const [input, condition, limit] = [compile(parts.input), compile(parts.cond), compile(parts.limit)]
    const name = (parts.as as string | undefined) ?? 'this'
    return (scope) => {
      const list = input(scope)
      if (isNil(list)) return null
      const kept = listOf('$filter', list).filter((item) => isTrue(condition(withNamed(scope, { [name]: item }))))
      const most = limit(scope)
      return isNil(most) ? kept : kept.slice(0, wholeOf('$filter', most))
    }
  },
  $map: (argument, compile) => {
    const parts = partsOf('$map', argument, ['input', 'in'])
    const [input, inside] = [compile(parts.input), compile(parts.in)]
    const name = (parts.as as string | undefined) ?? 'this'
    return (scope) => {
      const list = input(scope)
      if (isNil(list)) return null
      return listOf('$map', list).map((item) => inside(withNamed(scope, { [name]: item })) ?? null)
    }
  },
  $reduce: (argument, compile) => {
    const parts = partsOf('$reduce', argument, ['input', 'initialValue', 'in'])
    const [input, initial, inside] = [compile(parts.input), compile(parts.initialValue), compile(parts.in)]
    return (scope) => {
      const list = input(scope)
      if (isNil(list)) return null
      return listOf('$reduce', list).reduce<unknown>(
        (value, item) => inside(withNamed(scope, { value, this: item })),
        initial(scope),
      )
    }
  },
  $zip: (argument, compile) => {
    const parts = partsOf('$zip', argument, ['inputs'])
    if (!Array.isArray(parts.inputs)) throw badQuery('inputs must be an array of expressions')
    const inputs = parts.inputs.map(compile)
    const defaults = Array.isArray(parts.defaults) ? parts.defaults.map(compile) : undefined
    const longest = parts.useLongestLength === true
    if (defaults && !longest) throw badQuery('cannot specify defaults unless useLongestLength is true')
    return (scope) => {
      const lists = inputs.map((input) => input(scope))
      if (lists.some(isNil)) return null
      const lengths = lists.map((list) => listOf('$zip', list).length)
      const length = longest ? Math.max(...lengths) : Math.min(...lengths)
      return Array.from({ length }, (_, at) =>
        lists.map((list, which) =>
          at < (list as unknown[]).length ? ((list as unknown[])[at] ?? null) : (defaults?.[which]?.(scope) ?? null),
        ),
      )
    }
  },
}
