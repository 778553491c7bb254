import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import { badQuery } from '../match/bad-query'
import type { Variables } from '../match/compile-query'
import { compareValues, compareWithMissing, typeRank } from '../value-order'
import { compileAccumulator } from './group'

const counting = { count: { $sum: 1 } }

function outputs(spec: Document) {
  const fields = isPlainObject(spec.output) ? spec.output : counting
  const made = Object.entries(fields).map(([field, each]) => [field, compileAccumulator(field, each)] as const)
  return (documents: Document[], variables: Variables) =>
    Object.fromEntries(made.map(([field, accumulate]) => [field, accumulate(documents, variables)]))
}

/** `$bucket`: from each boundary up to the next; what lies outside goes to the default or is an error. */
export function bucket(documents: Document[], argument: unknown, variables: Variables): Document[] {
  if (!isPlainObject(argument) || !('groupBy' in argument) || !Array.isArray(argument.boundaries)) {
    throw badQuery("$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const boundaries = boundariesOf(argument.boundaries)
  const [lowest, highest] = [boundaries[0], boundaries[boundaries.length - 1]]
  if ('default' in argument && within(argument.default, lowest, highest)) {
    throw badQuery("The $bucket 'default' field must be less than the lowest boundary or not less than the highest.")
  }
  const by = compileExpression(argument.groupBy)
  const output = outputs(argument)
  const buckets = new Map<number, Document[]>()
  for (const root of documents) {
    const value = by({ root, variables })
    let at = -1
    if (within(value, lowest, highest)) {
      at = boundaries.findLastIndex((boundary) => compareValues(value, boundary) >= 0)
    } else if (!('default' in argument)) {
      throw badQuery('$switch could not find a matching branch for an input, and no default was specified.')
    }
    buckets.set(at, [...(buckets.get(at) ?? []), root])
  }
  const made = [...buckets].map(([at, members]) => ({
    _id: at < 0 ? argument.default : boundaries[at],
    ...output(members, variables),
  }))
  return made.sort((a, b) => compareValues(a._id, b._id))
}

const within = (value: unknown, low: unknown, high: unknown) =>
  compareWithMissing(value, low) >= 0 && compareWithMissing(value, high) < 0

function boundariesOf(list: unknown[]): unknown[] {
  const boundaries = list.map((each) => compileExpression(each)({ root: {}, variables: {} }))
  if (boundaries.length < 2) throw badQuery("The $bucket 'boundaries' field must have at least 2 values")
  for (const [at, value] of boundaries.entries()) {
    if (at === 0) continue
    if (typeRank(value) !== typeRank(boundaries[0]))
      throw badQuery("All values in 'boundaries' must have the same type")
    if (compareValues(boundaries[at - 1], value) >= 0)
      throw badQuery("The 'boundaries' must be sorted in ascending order")
  }
  return boundaries
}

/** `$bucketAuto`: about as many documents in each bucket; equal values stay together. */
export function bucketAuto(documents: Document[], argument: unknown, variables: Variables): Document[] {
  if (!isPlainObject(argument) || !('groupBy' in argument) || !('buckets' in argument)) {
    throw badQuery("$bucketAuto requires 'groupBy' and 'buckets' to be specified.")
  }
  const count = argument.buckets
  if (!Number.isInteger(count) || (count as number) <= 0)
    throw badQuery("The $bucketAuto 'buckets' field must be greater than 0")
  if ('granularity' in argument) throw badQuery('$bucketAuto granularity is not offered by the stand-in')
  const by = compileExpression(argument.groupBy)
  const output = outputs(argument)
  const sorted = documents
    .map((root) => ({ root, value: by({ root, variables }) ?? null }))
    .sort((a, b) => compareValues(a.value, b.value))
  const size = Math.max(1, Math.round(sorted.length / (count as number)))
  const made: { min: unknown; max: unknown; members: Document[] }[] = []
  for (let at = 0; at < sorted.length;) {
    let end = made.length === (count as number) - 1 ? sorted.length : Math.min(at + size, sorted.length)
    while (end < sorted.length && compareValues(sorted[end]?.value, sorted[end - 1]?.value) === 0) end++
    const part = sorted.slice(at, end)
    made.push({ min: part[0]?.value, max: sorted[end]?.value, members: part.map(({ root }) => root) })
    at = end
  }
  const greatest = sorted[sorted.length - 1]?.value
  return made.map(({ min, max, members }) => ({
    _id: { min, max: max === undefined ? greatest : max },
    ...output(members, variables),
  }))
}
