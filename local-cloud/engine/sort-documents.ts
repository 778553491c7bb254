import type { Document } from './document'
import { sortKeys } from './document-path'
import type { SortOrder } from './plan-query'
import { compareValues } from './value-order'

/** Sorts in place. An array sorts by its least element ascending, by its greatest descending; an empty one is first. */
export function sortDocuments(documents: Document[], sort: SortOrder): void {
  if (sort.length === 0) return
  const keyed = documents.map((document) => ({
    document,
    keys: sort.map(([field, direction]) => sortKey(document, field, direction)),
  }))
  keyed.sort((a, b) => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = compareKeys(a.keys[at], b.keys[at])
      if (order !== 0) return order * direction
    }
    return 0
  })
  for (const [at, { document }] of keyed.entries()) documents[at] = document
}

/** The key of an empty array, which stands before null. */
const empty = Symbol('empty array')

function sortKey(document: Document, field: string, direction: 1 | -1): unknown {
  const values = sortKeys(document, field, empty)
  return values.reduce((best, value) => (compareKeys(value, best) * direction < 0 ? value : best))
}

function compareKeys(a: unknown, b: unknown): number {
  if (a === empty || b === empty) return Number(a !== empty) - Number(b !== empty)
  return compareValues(a, b)
}
