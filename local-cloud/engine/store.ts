import type { Key, Transaction } from 'lmdb'
import type { Collection, Index } from './collections'
import { LmdbDisk, type Disk } from './disk'
import { unpackRevision, type DocumentId, type Revision, type StoredDocument } from './document'
import { GroupCommit } from './group-commit'
import { ABOVE, type KeyPart } from './index-key'
import { documentKey } from './prepared-write'
import { QueryLog } from './query-log'
import { Unflushed } from './unflushed'
import { Writer } from './writer'

/** A point in time to read from; `undefined` reads what is committed now. */
export type Snapshot = Transaction | undefined

interface Bounds {
  low?: KeyPart
  high?: KeyPart
  reverse?: boolean
}

/**
 * Documents and index entries on disk. Knows nothing of queries, locks or transactions of the platform.
 * `write` runs its work inside the one write at a time: it reads what earlier writes did, whether flushed or not, and
 * resolves once everything is on disk. Writes of one moment share one flush.
 */
export class Store {
  readonly #disk: Disk
  readonly #commits: GroupCommit
  #version = Date.now() * 1000
  /** Queries that scanned or were slow. */
  readonly queries = new QueryLog()
  readonly #unflushed = new Set<Unflushed>()
  readonly #keptMany = new WeakSet<Index>()

  constructor(where: string | Disk) {
    this.#disk = typeof where === 'string' ? new LmdbDisk(where) : where
    this.#commits = new GroupCommit(this.#disk)
  }

  async close(): Promise<void> {
    await this.#commits.idle()
    await this.#disk.close()
  }

  /** A consistent copy of everything, made while writing goes on. */
  copyTo(path: string): Promise<void> {
    return this.#disk.copyTo(path)
  }

  /** A snapshot to read from; give it back with `release`. */
  snapshot(): Transaction {
    return this.#disk.snapshot()
  }

  release(snapshot: Transaction): void {
    snapshot.done()
  }

  async write<T>(work: (writer: Writer) => T): Promise<T> {
    const written = new Unflushed()
    const writer = new Writer(this, this.#disk, written, this.#keptMany)
    this.#unflushed.add(written)
    try {
      const result = await this.#commits.run(() => work(writer))
      for (const index of written.metArrays) this.#keptMany.add(index)
      return result
    } finally {
      this.#unflushed.delete(written)
    }
  }

  nextVersion(): number {
    return ++this.#version
  }

  /** What writes under way, which readers cannot see yet, did to a document or a unique value. */
  unflushed(key: string): { version: number | undefined } | undefined {
    let last: { version: number | undefined } | undefined
    for (const written of this.#unflushed) last = written.at(key) ?? last
    return last
  }

  read(collection: Collection, id: DocumentId, snapshot?: Snapshot): Revision | undefined {
    const packed = this.#disk.documents.get(documentKey(collection, id), { transaction: snapshot })
    return packed && unpackRevision(packed)
  }

  has(collection: Collection, id: DocumentId): boolean {
    return this.#disk.documents.doesExist(documentKey(collection, id))
  }

  hasEntry(key: Key[], snapshot?: Snapshot): boolean {
    return this.#disk.entries.get(key, { transaction: snapshot }) !== undefined
  }

  /** Documents of a collection in the order of `_id`, between two bounds on it when given. */
  *scanDocuments(collection: Collection, bounds: Bounds = {}, snapshot?: Snapshot): Generator<StoredDocument> {
    const range = rangeOf([collection.id], bounds)
    for (const { value } of this.#disk.documents.getRange({ ...range, transaction: snapshot, snapshot: true })) {
      yield unpackRevision(value).document
    }
  }

  /** Documents as they lie on the disk, under the ids they are filed by. */
  *scanPacked(collection: Collection, snapshot?: Snapshot): Generator<{ id: DocumentId; packed: Buffer }> {
    const range = rangeOf([collection.id], {})
    for (const { key, value } of this.#disk.documents.getRange({ ...range, transaction: snapshot, snapshot: true })) {
      yield { id: (key as DocumentId[]).at(-1) as DocumentId, packed: value }
    }
  }

  /** Everything there is, whatever it belongs to. */
  countAll(snapshot?: Snapshot): { documents: number; entries: number } {
    const options = { transaction: snapshot }
    return {
      documents: this.#disk.documents.getKeysCount(options),
      entries: this.#disk.entries.getKeysCount(options),
    }
  }

  countDocuments(collection: Collection, snapshot?: Snapshot): number {
    return this.#disk.documents.getKeysCount({ ...rangeOf([collection.id], {}), transaction: snapshot })
  }

  countEntries(collection: Collection, index: Index, snapshot?: Snapshot): number {
    return this.#disk.entries.getKeysCount({ ...rangeOf([collection.id, index.id], {}), transaction: snapshot })
  }

  /** True when some document has this very entry. */
  hasOwner(collection: Collection, index: Index, entry: readonly KeyPart[]): boolean {
    const start: Key[] = [collection.id, index.id]
    for (const [rank, value] of entry) start.push(rank, value)
    return this.#disk.entries.getKeysCount({ start, end: [...start, ABOVE], limit: 1 }) > 0
  }

  /** Entries of an index under a prefix, in order: the parts after the prefix, and the id. */
  *scanIndex(
    collection: Collection,
    index: Index,
    prefix: readonly KeyPart[],
    bounds: Bounds = {},
    snapshot?: Snapshot,
  ): Generator<{ id: DocumentId; key: readonly (string | number)[] }> {
    const range = rangeOf([collection.id, index.id, ...prefix.flat()], bounds)
    for (const found of this.#disk.entries.getKeys({ ...range, transaction: snapshot, snapshot: true })) {
      const key = found as (string | number)[]
      yield { id: key[key.length - 1] as DocumentId, key }
    }
  }

  fact<T>(key: Key[]): T | undefined {
    return this.#disk.facts.get(key) as T | undefined
  }

  facts<T>(...prefix: string[]): { key: string[]; value: T }[] {
    const range = this.#disk.facts.getRange({ start: prefix, end: [...prefix, '\uffff'] })
    return [...range].map(({ key, value }) => ({ key: key as string[], value: value as T }))
  }

  keepFact(key: string[], value: unknown): Promise<void> {
    return this.write((writer) => writer.putFact(key, value))
  }

  /** Changes a fact by its present value, atomically. */
  changeFact<T>(key: string[], change: (present: T | undefined) => T): Promise<T> {
    return this.write((writer) => {
      const next = change(this.fact<T>(key))
      writer.putFact(key, next)
      return next
    })
  }
}

function rangeOf(prefix: Key[], bounds: Bounds): { start: Key[]; end: Key[]; reverse?: boolean } {
  const low = bounds.low ? [...prefix, ...bounds.low] : prefix
  const high = bounds.high ? [...prefix, ...bounds.high, ABOVE] : [...prefix, ABOVE]
  return bounds.reverse ? { start: high, end: low, reverse: true } : { start: low, end: high }
}
