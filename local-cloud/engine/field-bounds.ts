import { isPlainObject } from './document'
import { cellsOfCondition } from './geo-cells'
import { compareValues, typeRank } from './value-order'

/** What a query says about one field, as far as an index can use it. */
export interface FieldBounds {
  /** The field equals one of these. */
  anyOf?: unknown[]
  low?: unknown
  high?: unknown
  /** Where a shape may lie, for a geo index. */
  cells?: string[]
}

/** Numbers, strings, booleans, dates and null: what an index finds by value. */
const isIndexable = (value: unknown) => [1, 2, 3, 8, 9].includes(typeRank(value))
const isRangeable = (value: unknown) => [2, 3, 9].includes(typeRank(value))

/**
 * Reads the bounds that every matching document must satisfy. A field that is absent from the result may hold anything;
 * a bound is a superset of what matches, so the query itself must still be tested.
 */
export function fieldBounds(query: Record<string, unknown>): Map<string, FieldBounds> {
  const bounds = new Map<string, FieldBounds>()
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) narrowAll(bounds, fieldBounds(part as Record<string, unknown>))
    } else if (field === '$or' && Array.isArray(condition)) {
      narrowAll(bounds, hull(condition.map((part) => fieldBounds(part as Record<string, unknown>))))
    } else if (!field.startsWith('$')) {
      const read = boundsOf(condition)
      if (read) narrow(bounds, field, read)
    }
  }
  return bounds
}

function boundsOf(condition: unknown): FieldBounds | undefined {
  if (condition instanceof RegExp) return undefined
  if (!isPlainObject(condition)) return isIndexable(condition) ? { anyOf: [condition] } : undefined
  const read: FieldBounds = {}
  const cells = cellsOfCondition(condition)
  if (cells) read.cells = cells
  for (const [operator, value] of Object.entries(condition)) {
    if (!operator.startsWith('$')) return undefined
    if (operator === '$eq' && isIndexable(value)) read.anyOf = [value]
    if (operator === '$in' && Array.isArray(value) && value.every(isIndexable)) read.anyOf ??= value
    if ((operator === '$gt' || operator === '$gte') && isRangeable(value)) read.low = value
    if ((operator === '$lt' || operator === '$lte') && isRangeable(value)) read.high = value
  }
  return Object.keys(read).length > 0 ? read : undefined
}

function narrowAll(bounds: Map<string, FieldBounds>, more: Map<string, FieldBounds>): void {
  for (const [field, read] of more) narrow(bounds, field, read)
}

function narrow(bounds: Map<string, FieldBounds>, field: string, more: FieldBounds): void {
  const present = bounds.get(field)
  if (!present) {
    bounds.set(field, { ...more })
    return
  }
  if (more.anyOf && (!present.anyOf || more.anyOf.length < present.anyOf.length)) present.anyOf = more.anyOf
  present.low ??= more.low
  present.high ??= more.high
  present.cells ??= more.cells
}

/** What holds in each branch of an `$or`: the span from the lowest to the highest value named. */
function hull(branches: Map<string, FieldBounds>[]): Map<string, FieldBounds> {
  const joined = new Map<string, FieldBounds>()
  for (const field of branches[0]?.keys() ?? []) {
    const spans = branches.map((branch) => span(branch.get(field)))
    const lows = spans.map((each) => each?.low)
    const highs = spans.map((each) => each?.high)
    const read: FieldBounds = {}
    if (sameType(lows)) read.low = lows.reduce((a, b) => (compareValues(a, b) <= 0 ? a : b))
    if (sameType(highs)) read.high = highs.reduce((a, b) => (compareValues(a, b) >= 0 ? a : b))
    if (sameType([...lows, ...highs].filter((value) => value !== undefined)) && (read.low ?? read.high) !== undefined) {
      joined.set(field, read)
    }
  }
  return joined
}

const sameType = (values: unknown[]) =>
  values.length > 0 && values.every((value) => isRangeable(value) && typeRank(value) === typeRank(values[0]))

function span(bounds: FieldBounds | undefined): { low?: unknown; high?: unknown } | undefined {
  if (!bounds?.anyOf) return bounds
  if (bounds.anyOf.length === 0) return undefined
  const ordered = [...bounds.anyOf].sort(compareValues)
  return { low: ordered[0], high: ordered[ordered.length - 1] }
}
