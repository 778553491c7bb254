import { createHash } from 'node:crypto'
import { serialize } from 'bson'
import type { Document, DocumentId } from './document'
import { indexedValues, valueAt } from './document-path'
import { cellsAt } from './geo-cells'
import { typeRank } from './value-order'

/** One component of a key: the type's rank, then a primitive that sorts within the type. */
export type KeyPart = [rank: number, value: number | string]
/** How entries are written; an index of another format is built anew. 2: an empty array has an entry of its own. */
export const ENTRY_FORMAT = 2
/** Above every rank: closes a range. */
export const ABOVE = 99

const longString = 120

export function keyPart(value: unknown): KeyPart {
  const rank = typeRank(value)
  switch (rank) {
    case 1:
      return [1, 0]
    case 2: {
      const number = Number(value)
      return [2, Number.isNaN(number) ? -Infinity : number === 0 ? 0 : number]
    }
    case 3:
      return [3, shorten(value as string)]
    case 8:
      return [8, value === true ? 1 : 0]
    case 9:
      return [9, (value as Date).getTime()]
    case 7:
    case 11:
      return [rank, String(value)]
    default:
      return [rank, digest(serialize({ value }))]
  }
}

/** True when the key keeps a string's beginning only, so that its order says nothing beyond it. */
export const isShortened = (part: string | number) => typeof part === 'string' && part.length > longString

export const idPart = (id: DocumentId): KeyPart => [typeof id === 'number' ? 2 : 3, id]

/** An array of none has an entry of its own, below null: it does not collide with what is missing. */
const EMPTY_ARRAY = Symbol('[]')
const emptyPart: KeyPart = [0, 0]

/** Every entry a document has in an index; more than one where a field holds an array. */
export function entriesOf(
  document: Document,
  { fields, geo }: { fields: readonly string[]; geo?: readonly string[] },
): { entries: KeyPart[][]; many: boolean } {
  let entries: KeyPart[][] = [[]]
  let many = false
  for (const field of fields) {
    const found = geo?.includes(field) ? cellValues(document, field) : indexedValues(document, field, EMPTY_ARRAY)
    many ||= found.many
    if (found.values.length === 1) {
      const part = found.values[0] === EMPTY_ARRAY ? emptyPart : keyPart(found.values[0])
      for (const entry of entries) entry.push(part)
    } else {
      const parts = new Map<string, KeyPart>()
      for (const value of found.values) {
        const part = value === EMPTY_ARRAY ? emptyPart : keyPart(value)
        parts.set(JSON.stringify(part), part)
      }
      entries = entries.flatMap((entry) => [...parts.values()].map((part) => [...entry, part]))
    }
  }
  return { entries, many }
}

function cellValues(document: Document, field: string): { values: unknown[]; many: boolean } {
  const cells = cellsAt(document, field)
  return { values: cells ?? [undefined], many: cells !== undefined && cells.length > 1 }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 32)

const shorten = (text: string) => (text.length <= longString ? text : beginning(text) + digest(Buffer.from(text)))

/** The first characters of a long string, never half a surrogate pair. */
const beginning = (text: string) => text.slice(0, longString).replace(/[\ud800-\udbff]$/, ' ')

/** A bound for a range: below (or above) every string that begins as a long one does. */
export function boundPart(value: unknown, end: 'low' | 'high'): KeyPart {
  if (typeof value !== 'string' || value.length <= longString) return keyPart(value)
  const start = beginning(value).slice(0, -1)
  return [3, end === 'low' ? start : `${start}\u{10ffff}`]
}

/** The values of an index's fields, as the message of a duplicate shows them. */
export function shownKey(index: { fields: readonly string[] }, document: Document): Record<string, unknown> {
  return Object.fromEntries(index.fields.map((field) => [field, valueAt(document, field) ?? null]))
}
