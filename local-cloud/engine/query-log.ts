import { isPlainObject, type Document } from './document'
import type { Plan } from './plan-query'

/** How one query went: its shape without its values, the plan, and what it cost. */
export interface QueryNote {
  collection: string
  shape: string
  plan: string
  /** No index narrowed it: every document was looked at. */
  scan: boolean
  examined: number
  returned: number
  milliseconds: number
}

const kept = 200
const slowMs = 100
/** A scan of fewer documents is not worth a word. */
const smallScan = 200

/** Remembers the last queries that scanned or were slow; each shape is told to the listener once. */
export class QueryLog {
  onNote: ((note: QueryNote) => void) | undefined
  readonly #recent: QueryNote[] = []
  readonly #told = new Set<string>()

  note(
    collection: string,
    query: Document,
    plan: Plan,
    cost: Omit<QueryNote, 'collection' | 'shape' | 'plan' | 'scan'>,
  ): void {
    const scan = isScan(plan)
    if (cost.milliseconds < slowMs && !(scan && cost.examined > Math.max(smallScan, cost.returned))) return
    const note = { collection, shape: JSON.stringify(shapeOf(query)), plan: nameOf(plan), scan, ...cost }
    this.#recent.push(note)
    if (this.#recent.length > kept) this.#recent.shift()
    const key = `${collection} ${note.shape}`
    if (this.#told.has(key)) return
    if (this.#told.size < kept) this.#told.add(key)
    this.onNote?.(note)
  }

  /** The latest notes, newest last. */
  recent(): readonly QueryNote[] {
    return this.#recent
  }
}

const nameOf = (plan: Plan): string =>
  plan.kind === 'ids'
    ? 'by _id'
    : plan.kind === 'index'
      ? `index ${plan.index.name}`
      : isScan(plan)
        ? 'scan'
        : '_id range'

export function isScan(plan: Plan): boolean {
  if (plan.kind === 'ids') return false
  const bounded = plan.low !== undefined || plan.high !== undefined
  return !bounded && (plan.kind === 'documents' || plan.prefixes.every((prefix) => prefix.length === 0))
}

/** A query without its values, which may be anybody's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isPlainObject) ? value.map(shapeOf) : ['?']
  if (!isPlainObject(value)) return '?'
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]))
}
