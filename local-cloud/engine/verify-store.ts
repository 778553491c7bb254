import type { Collection, Index } from './collections'
import { unpackRevision, type DocumentId, type StoredDocument } from './document'
import { entriesOf } from './index-key'
import { entryKey } from './prepared-write'
import type { Snapshot, Store } from './store'

export interface CollectionCounts {
  name: string
  documents: number
  indexes: { name: string; entries: number }[]
}

/** What was counted, and every fault found; only the first faults of a kind are described. */
export interface StoreReport {
  collections: CollectionCounts[]
  faults: number
  problems: string[]
}

const mostDescribed = 50

/**
 * Reads everything at one point in time: each document decodes and lies under its own id, each index is what building it
 * from the documents would make, no value of a unique index belongs to two, nothing lies about that belongs to nothing.
 */
export function verifyStore(store: Store): StoreReport {
  const report: StoreReport = { collections: [], faults: 0, problems: [] }
  const snapshot = store.snapshot()
  try {
    const collections = store.facts<Collection>('collection').map(({ value }) => value)
    for (const collection of collections) report.collections.push(verifyCollection(store, collection, snapshot, report))
    const all = store.countAll(snapshot)
    const documents = sum(report.collections.map((each) => each.documents))
    const entries = sum(report.collections.flatMap((each) => each.indexes.map((index) => index.entries)))
    if (all.documents !== documents) fault(report, `${all.documents - documents} documents belong to no collection`)
    if (all.entries !== entries) fault(report, `${all.entries - entries} index entries belong to no index`)
  } finally {
    store.release(snapshot)
  }
  return report
}

function verifyCollection(
  store: Store,
  collection: Collection,
  snapshot: Snapshot,
  report: StoreReport,
): CollectionCounts {
  const expected = new Map(collection.indexes.map((index) => [index, 0]))
  let documents = 0
  for (const { id, packed } of store.scanPacked(collection, snapshot)) {
    documents++
    const document = decoded(packed)
    const where = `${collection.name} ${JSON.stringify(id)}`
    if (!document) fault(report, `${where}: does not decode`)
    else if (document._id !== id) fault(report, `${where}: holds the document ${JSON.stringify(document._id)}`)
    else {
      for (const index of collection.indexes) {
        const { entries, many } = entriesOf(document, index)
        expected.set(index, (expected.get(index) ?? 0) + entries.length)
        if (many && !index.many) fault(report, `${where}: index ${index.name} does not know of its array`)
        for (const entry of entries) {
          if (!store.hasEntry(entryKey(collection, index, entry, id), snapshot)) {
            fault(report, `${where}: is not in index ${index.name}`)
          }
        }
      }
    }
  }
  const indexes = collection.indexes.map((index) => {
    const entries = store.countEntries(collection, index, snapshot)
    // Each document's entries are there: more than that belong to no document.
    if (entries > (expected.get(index) ?? 0)) describeStrays(store, collection, index, snapshot, report)
    if (index.unique) verifyUnique(store, collection, index, snapshot, report)
    return { name: index.name, entries }
  })
  return { name: collection.name, documents, indexes }
}

function describeStrays(store: Store, collection: Collection, index: Index, snapshot: Snapshot, report: StoreReport) {
  for (const { id, key } of store.scanIndex(collection, index, [], {}, snapshot)) {
    const document = readable(store, collection, id, snapshot)
    const own = document ? entriesOf(document, index).entries : []
    const shown = JSON.stringify(key.slice(2, -2))
    if (own.some((entry) => JSON.stringify(entry.flat()) === shown)) continue
    fault(report, `${collection.name}: index ${index.name} holds ${shown} of ${JSON.stringify(id)}, which has it not`)
  }
}

function verifyUnique(store: Store, collection: Collection, index: Index, snapshot: Snapshot, report: StoreReport) {
  let before = ''
  for (const { id, key } of store.scanIndex(collection, index, [], {}, snapshot)) {
    const value = JSON.stringify(key.slice(2, -2))
    if (value === before) {
      fault(report, `${collection.name}: ${value} of unique index ${index.name} belongs to ${JSON.stringify(id)} too`)
    }
    before = value
  }
}

function readable(store: Store, collection: Collection, id: DocumentId, snapshot: Snapshot) {
  try {
    return store.read(collection, id, snapshot)?.document
  } catch {
    return undefined
  }
}

function decoded(packed: Buffer): StoredDocument | undefined {
  try {
    return unpackRevision(packed).document
  } catch {
    return undefined
  }
}

function fault(report: StoreReport, problem: string): void {
  if (report.faults++ < mostDescribed) report.problems.push(problem)
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
