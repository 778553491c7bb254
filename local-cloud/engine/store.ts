import { open, type Database, type Key, type RootDatabase, type Transaction } from 'lmdb'
import { packRevision, unpackRevision, type DocumentId, type Revision, type StoredDocument } from './document'
import { ABOVE, entriesOf, idPart, type KeyPart } from './index-key'
import type { Collection, Index } from './collections'
import { QueryLog } from './query-log'

/** A point in time to read from; `undefined` reads what is committed now. */
export type Snapshot = Transaction | undefined

interface Range {
  start: Key[]
  end: Key[]
  reverse?: boolean
}

/**
 * Documents and index entries on disk (lmdb). Knows nothing of queries, locks or transactions of the platform.
 * `write` runs its work inside lmdb's one write transaction: it reads what earlier writes did, whether flushed or not,
 * and resolves once everything is on disk. Writes of one moment share one flush.
 */
export class Store {
  readonly #root: RootDatabase
  readonly #documents: Database<Buffer, Key>
  readonly #entries: Database<Buffer, Key>
  readonly #facts: Database<unknown, Key>
  #version = Date.now() * 1000
  /** Queries that scanned or were slow. */
  readonly queries = new QueryLog()
  readonly #unflushed = new Map<string, { version: number | undefined; writers: number }>()

  constructor(path: string) {
    this.#root = open({ path, maxDbs: 8, maxReaders: 1024, encoding: 'binary' })
    this.#documents = this.#root.openDB({ name: 'documents', encoding: 'binary' })
    this.#entries = this.#root.openDB({ name: 'entries', encoding: 'binary' })
    this.#facts = this.#root.openDB({ name: 'facts', encoding: 'json' })
  }

  async close(): Promise<void> {
    await this.#root.flushed
    await this.#root.close()
  }

  /** A snapshot to read from; give it back with `release`. */
  snapshot(): Transaction {
    this.#root.resetReadTxn()
    return this.#root.useReadTransaction()
  }

  release(snapshot: Transaction): void {
    snapshot.done()
  }

  async write<T>(work: (writer: Writer) => T): Promise<T> {
    const touched = new Map<string, number | undefined>()
    try {
      const databases = { documents: this.#documents, entries: this.#entries, facts: this.#facts }
      return await this.#root.transaction(() => work(new Writer(this, databases, touched)))
    } finally {
      await this.#root.flushed
      for (const key of touched.keys()) {
        const pending = this.#unflushed.get(key)
        if (pending && --pending.writers === 0) this.#unflushed.delete(key)
      }
    }
  }

  nextVersion(): number {
    return ++this.#version
  }

  /** Remembers a write that readers cannot see yet, so that a transaction notices it. */
  markUnflushed(key: string, version: number | undefined, touched: Map<string, number | undefined>): void {
    const pending = this.#unflushed.get(key)
    if (pending) {
      pending.version = version
      if (!touched.has(key)) pending.writers++
    } else this.#unflushed.set(key, { version, writers: 1 })
    touched.set(key, version)
  }

  unflushed(key: string): { version: number | undefined } | undefined {
    return this.#unflushed.get(key)
  }

  read(collection: Collection, id: DocumentId, snapshot?: Snapshot): Revision | undefined {
    const packed = this.#documents.get([collection.id, ...idPart(id)], { transaction: snapshot })
    return packed && unpackRevision(packed)
  }

  /** Documents of a collection in the order of `_id`, between two bounds on it when given. */
  *scanDocuments(
    collection: Collection,
    bounds: { low?: KeyPart; high?: KeyPart; reverse?: boolean } = {},
    snapshot?: Snapshot,
  ): Generator<StoredDocument> {
    const range = rangeOf([collection.id], bounds)
    for (const { value } of this.#documents.getRange({ ...range, transaction: snapshot, snapshot: true })) {
      yield unpackRevision(value).document
    }
  }

  countDocuments(collection: Collection, snapshot?: Snapshot): number {
    return this.#documents.getKeysCount({ ...rangeOf([collection.id], {}), transaction: snapshot })
  }

  /** Entries of an index under a prefix, in order: the parts after the prefix, and the id. */
  *scanIndex(
    collection: Collection,
    index: Index,
    prefix: readonly KeyPart[],
    bounds: { low?: KeyPart; high?: KeyPart; reverse?: boolean } = {},
    snapshot?: Snapshot,
  ): Generator<{ id: DocumentId; key: readonly (string | number)[] }> {
    const range = rangeOf([collection.id, index.id, ...prefix.flat()], bounds)
    for (const found of this.#entries.getKeys({ ...range, transaction: snapshot, snapshot: true })) {
      const key = found as (string | number)[]
      yield { id: key[key.length - 1] as DocumentId, key }
    }
  }

  fact<T>(key: Key[]): T | undefined {
    return this.#facts.get(key) as T | undefined
  }

  facts<T>(...prefix: string[]): { key: string[]; value: T }[] {
    const range = this.#facts.getRange({ start: prefix, end: [...prefix, '\uffff'] })
    return [...range].map(({ key, value }) => ({ key: key as string[], value: value as T }))
  }

  async keepFact(key: Key[], value: unknown): Promise<void> {
    await this.#root.transaction(
      () => void (value === undefined ? this.#facts.remove(key) : this.#facts.put(key, value)),
    )
    await this.#root.flushed
  }

  /** Changes a fact by its present value, atomically. */
  async changeFact<T>(key: Key[], change: (present: T | undefined) => T): Promise<T> {
    const changed = await this.#root.transaction(() => {
      const next = change(this.#facts.get(key) as T | undefined)
      void this.#facts.put(key, next)
      return next
    })
    await this.#root.flushed
    return changed
  }
}

/** The write side, alive during one `write`. */
export class Writer {
  constructor(
    private readonly store: Store,
    private readonly databases: {
      documents: Database<Buffer, Key>
      entries: Database<Buffer, Key>
      facts: Database<unknown, Key>
    },
    private readonly touched: Map<string, number | undefined>,
  ) {}

  read(collection: Collection, id: DocumentId): Revision | undefined {
    return this.store.read(collection, id)
  }

  /** Replaces (or removes, with `null`) a document and its index entries. */
  put(collection: Collection, id: DocumentId, before: StoredDocument | undefined, after: StoredDocument | null): void {
    const version = this.store.nextVersion()
    const key = [collection.id, ...idPart(id)]
    const packed = after && packRevision(version, after)
    for (const index of collection.indexes) {
      const old = before ? entriesOf(before, index).entries : []
      const fresh = after ? entriesOf(after, index) : { entries: [], many: false }
      if (fresh.many) this.meetArray(collection, index)
      const kept = new Set(fresh.entries.map((entry) => JSON.stringify(entry)))
      const known = new Set(old.map((entry) => JSON.stringify(entry)))
      for (const entry of old) {
        if (!kept.has(JSON.stringify(entry))) void this.databases.entries.remove(entryKey(collection, index, entry, id))
        if (index.unique) this.mark(uniqueLock(collection, index, entry))
      }
      for (const entry of fresh.entries) {
        if (!known.has(JSON.stringify(entry))) {
          void this.databases.entries.put(entryKey(collection, index, entry, id), Buffer.alloc(0))
        }
        if (index.unique) this.mark(uniqueLock(collection, index, entry))
      }
    }
    if (packed) void this.databases.documents.put(key, packed)
    else void this.databases.documents.remove(key)
    this.store.markUnflushed(documentLock(collection, id), after ? version : undefined, this.touched)
  }

  putEntries(collection: Collection, index: Index, document: StoredDocument): void {
    const { entries, many } = entriesOf(document, index)
    if (many) this.meetArray(collection, index)
    for (const entry of entries) {
      void this.databases.entries.put(entryKey(collection, index, entry, document._id), Buffer.alloc(0))
    }
  }

  removeIndex(collection: Collection, index: Index): void {
    for (const { key } of [...this.store.scanIndex(collection, index, [])]) void this.databases.entries.remove([...key])
  }

  private meetArray(collection: Collection, index: Index): void {
    if (index.many) return
    index.many = true
    void this.databases.facts.put(['collection', collection.name], collection)
  }

  private mark(key: string): void {
    this.store.markUnflushed(key, undefined, this.touched)
  }
}

/** The name under which one document is locked. */
export const documentLock = (collection: Collection, id: DocumentId) => `${collection.id}/${typeof id}/${id}`

/** The name under which one value of a unique index is locked. */
export const uniqueLock = (collection: Collection, index: Index, entry: readonly KeyPart[]) =>
  `${collection.id}/unique/${index.id}/${JSON.stringify(entry)}`

const entryKey = (collection: Collection, index: Index, entry: readonly KeyPart[], id: DocumentId): Key[] => [
  collection.id,
  index.id,
  ...entry.flat(),
  ...idPart(id),
]

function rangeOf(prefix: Key[], bounds: { low?: KeyPart; high?: KeyPart; reverse?: boolean }): Range {
  const low = bounds.low ? [...prefix, ...bounds.low] : prefix
  const high = bounds.high ? [...prefix, ...bounds.high, ABOVE] : [...prefix, ABOVE]
  return bounds.reverse ? { start: high, end: low, reverse: true } : { start: low, end: high }
}
