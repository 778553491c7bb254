import { isSameValue } from '../value-order'
import { badQuery } from '../match/bad-query'
import { isNil, listOf, taking, type ValueOperator } from './scope'
import { isTrue } from './truth'

/** Each value once, in the order of first appearance. */
export function distinct(values: readonly unknown[]): unknown[] {
  const kept: unknown[] = []
  const texts = new Set<unknown>()
  for (const value of values) {
    if (typeof value === 'string') {
      if (texts.has(value)) continue
      texts.add(value)
    } else if (kept.some((other) => isSameValue(other, value))) continue
    kept.push(value)
  }
  return kept
}

const has = (list: readonly unknown[], value: unknown) => list.some((item) => isSameValue(item, value))

function listsOf(operator: string, values: unknown[]): unknown[][] {
  return values.map((value) => {
    if (!Array.isArray(value)) throw badQuery(`All operands of ${operator} must be arrays.`)
    return value as unknown[]
  })
}

function intersection(values: unknown[]): unknown {
  if (values.some(isNil)) return null
  const [first = [], ...others] = listsOf('$setIntersection', values)
  return distinct(first.filter((item) => others.every((list) => has(list, item))))
}

function equalSets(values: unknown[]): boolean {
  if (values.length < 2) throw badQuery('$setEquals needs at least two arguments')
  const [first = [], ...others] = listsOf('$setEquals', values)
  return others.every((list) => first.every((item) => has(list, item)) && list.every((item) => has(first, item)))
}

export const setOperators: Record<string, ValueOperator> = {
  $allElementsTrue: taking('$allElementsTrue', 1, 1, ([list]) => listOf('$allElementsTrue', list).every(isTrue)),
  $anyElementTrue: taking('$anyElementTrue', 1, 1, ([list]) => listOf('$anyElementTrue', list).some(isTrue)),
  $setDifference: taking('$setDifference', 2, 2, (values) => {
    if (values.some(isNil)) return null
    const [from = [], without = []] = listsOf('$setDifference', values)
    return distinct(from.filter((item) => !has(without, item)))
  }),
  $setEquals: equalSets,
  $setIntersection: intersection,
  $setIsSubset: taking('$setIsSubset', 2, 2, (values) => {
    const [part = [], whole = []] = listsOf('$setIsSubset', values)
    return part.every((item) => has(whole, item))
  }),
  $setUnion: (values) => (values.some(isNil) ? null : distinct(listsOf('$setUnion', values).flat())),
}
