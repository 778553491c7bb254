import type { Collection, Index } from './collections'
import type { DocumentId } from './document'
import { fieldBounds, type FieldBounds } from './field-bounds'
import { boundPart, keyPart, type KeyPart } from './index-key'
import { typeRank } from './value-order'

export type SortOrder = readonly (readonly [field: string, direction: 1 | -1])[]

export type Plan =
  | { kind: 'ids'; ids: DocumentId[]; ordered: boolean }
  | { kind: 'documents'; low?: KeyPart; high?: KeyPart; reverse: boolean; ordered: boolean }
  | {
      kind: 'index'
      index: Index
      prefixes: KeyPart[][]
      low?: KeyPart
      high?: KeyPart
      reverse: boolean
      /** The index hands documents out in the order asked for. */
      ordered: boolean
    }

const maxPrefixes = 500

/** Chooses how to find candidates. Whatever is chosen, the query is still tested on each candidate. */
export function planQuery(collection: Collection, query: Record<string, unknown>, sort: SortOrder): Plan {
  const bounds = fieldBounds(query)
  const ids = bounds.get('_id')?.anyOf
  if (ids?.every((id) => typeof id === 'string' || typeof id === 'number')) {
    return { kind: 'ids', ids: [...new Set(ids as DocumentId[])], ordered: sort.length === 0 }
  }
  let best: { plan: Plan; score: number } = { plan: documentsPlan(bounds.get('_id'), sort), score: 0 }
  if (best.plan.kind === 'documents') {
    best.score = (best.plan.ordered && sort.length > 0 ? 3 : 0) + ((best.plan.low ?? best.plan.high) ? 4 : 0)
  }
  for (const index of collection.indexes) {
    const candidate = indexPlan(index, bounds, sort)
    if (candidate.score > best.score) best = candidate
  }
  return best.plan
}

function documentsPlan(bounds: FieldBounds | undefined, sort: SortOrder): Plan {
  const [first] = sort
  const ordered = sort.length === 0 || (first?.[0] === '_id' && sort.length === 1)
  return { kind: 'documents', ...rangeParts(bounds, false), reverse: ordered && first?.[1] === -1, ordered }
}

function indexPlan(index: Index, bounds: Map<string, FieldBounds>, sort: SortOrder): { plan: Plan; score: number } {
  let prefixes: KeyPart[][] = [[]]
  let depth = 0
  for (const field of index.fields) {
    const isGeo = index.geo?.includes(field) ?? false
    const values: unknown[] | undefined = isGeo ? bounds.get(field)?.cells : bounds.get(field)?.anyOf
    if (!values || values.length === 0 || prefixes.length * values.length > maxPrefixes) break
    if (index.many && values.some((value) => typeRank(value) === 1)) break
    const parts = [...new Map(values.map((value) => [JSON.stringify(keyPart(value)), keyPart(value)])).values()]
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => [...prefix, part]))
    depth++
  }
  const next = index.fields[depth]
  const range = next === undefined || index.geo?.includes(next) ? {} : rangeParts(bounds.get(next), index.many)
  const direction = sortDirection(index, depth, sort, bounds)
  const ordered = sort.length === 0 || (!index.many && prefixes.length === 1 && direction !== undefined)
  const score =
    depth * 10 +
    (range.low || range.high ? 4 : 0) +
    (ordered && sort.length > 0 ? 3 : 0) +
    (index.unique && depth === index.fields.length ? 100 : 0)
  return { plan: { kind: 'index', index, prefixes, ...range, reverse: ordered && direction === -1, ordered }, score }
}

/** The direction in which an index satisfies a sort after `depth` equal fields; `undefined` when it does not. */
function sortDirection(
  index: Index,
  depth: number,
  sort: SortOrder,
  bounds: Map<string, FieldBounds>,
): 1 | -1 | undefined {
  const equal = new Set(index.fields.slice(0, depth).filter((field) => bounds.get(field)?.anyOf?.length === 1))
  if (index.geo?.length) return undefined
  const wanted = sort.filter(([field]) => !equal.has(field))
  if (wanted.length === 0) return sort.length > 0 ? 1 : undefined
  const offered = [...index.fields.slice(depth), '_id']
  const direction = wanted[0]?.[1]
  return wanted.every(([field, each], at) => field === offered[at] && each === direction) ? direction : undefined
}

/** Both ends of a range stay within the type of the value named, as MongoDB compares. */
function rangeParts(bounds: FieldBounds | undefined, many: boolean): { low?: KeyPart; high?: KeyPart } {
  if (!bounds || (bounds.low === undefined && bounds.high === undefined)) return {}
  const rank = typeRank(bounds.low ?? bounds.high)
  const floor = (bounds.low === undefined ? [rank] : boundPart(bounds.low, 'low')) as KeyPart
  const ceiling = (bounds.high === undefined ? [rank, ...topOf(rank)] : boundPart(bounds.high, 'high')) as KeyPart
  // One document's array may satisfy the two ends with two elements, so with arrays only one end narrows.
  if (many && bounds.low !== undefined && bounds.high !== undefined) return { low: floor }
  return { low: floor, high: ceiling }
}

const topOf = (rank: number): (number | string)[] => (rank === 3 ? ['\u{10ffff}'] : [Infinity])
