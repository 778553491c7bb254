import { randomUUID } from 'node:crypto'
import type { Transaction as ReadTransaction } from 'lmdb'
import { duplicateKey, transactionConflict, transactionGone } from '../errors'
import type { Collection, Index } from './collections'
import type { DocumentId, StoredDocument } from './document'
import { overlayKey } from './find-documents'
import { entriesOf, shownKey, type KeyPart } from './index-key'
import { documentLock, uniqueLock, type Locks } from './locks'
import type { Store } from './store'

interface Write {
  collection: Collection
  id: DocumentId
  before: StoredDocument | undefined
  document: StoredDocument | null
}

export interface Transaction {
  id: string
  /** Taken by the first operation, not by the start. */
  snapshot: ReadTransaction | undefined
  writes: Map<string, Map<string, Write>>
  expiry: NodeJS.Timeout
}

/**
 * Multi-document transactions: snapshot isolation from the first operation on; the first writer of a document wins and
 * the second is told of a conflict at once. Whatever is uncommitted lives in memory only.
 */
export class Transactions {
  readonly #open = new Map<string, Transaction>()

  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly lifetimeMs: number,
  ) {}

  start(): string {
    const id = randomUUID()
    const expiry = setTimeout(() => this.end(id), this.lifetimeMs)
    expiry.unref()
    this.#open.set(id, { id, snapshot: undefined, writes: new Map(), expiry })
    return id
  }

  get(id: string): Transaction & { snapshot: ReadTransaction } {
    const transaction = this.#open.get(id)
    if (!transaction) throw transactionGone()
    transaction.snapshot ??= this.store.snapshot()
    return transaction as Transaction & { snapshot: ReadTransaction }
  }

  /** Puts a write into the transaction, taking the locks it needs. A conflict ends the transaction. */
  put(id: string, operation: 'Insert' | 'Update', write: Write): void {
    const transaction = this.get(id)
    const { collection, document } = write
    const own = transaction.writes.get(collection.name)?.get(overlayKey(write.id))
    const before = own ? own.before : this.store.read(collection, write.id, transaction.snapshot)?.document
    this.lockDocument(transaction, collection, write.id)
    for (const index of collection.indexes.filter((each) => each.unique)) {
      const previous = own ? own.document : before
      const old = previous ? entriesOf(previous, index).entries : []
      const known = new Set(old.map((entry) => JSON.stringify(entry)))
      for (const entry of document ? entriesOf(document, index).entries : []) {
        if (!known.has(JSON.stringify(entry))) this.claim(transaction, operation, write, index, entry)
      }
      for (const entry of old) this.locks.take(uniqueLock(collection, index, entry), id)
    }
    const written = transaction.writes.get(collection.name) ?? new Map<string, Write>()
    written.set(overlayKey(write.id), { ...write, before })
    transaction.writes.set(collection.name, written)
  }

  async commit(id: string): Promise<void> {
    const transaction = this.get(id)
    clearTimeout(transaction.expiry)
    const writes = [...transaction.writes.values()].flatMap((written) => [...written.values()])
    try {
      if (writes.length === 0) return
      await this.store.write((writer) => {
        // Everything is prepared before anything is written: what cannot be stored leaves nothing half done.
        const prepared = writes
          .filter(({ before, document }) => before !== undefined || document !== null)
          .map(({ collection, id: documentId, before, document }) =>
            writer.prepare(collection, documentId, before, document),
          )
        for (const each of prepared) writer.apply(each)
      })
    } finally {
      this.end(id)
    }
  }

  abort(id: string): void {
    this.get(id)
    this.end(id)
  }

  abortAll(): void {
    for (const id of [...this.#open.keys()]) this.end(id)
  }

  private end(id: string): void {
    const transaction = this.#open.get(id)
    if (!transaction) return
    clearTimeout(transaction.expiry)
    this.#open.delete(id)
    if (transaction.snapshot) this.store.release(transaction.snapshot)
    this.locks.releaseAll(id)
  }

  private conflict(id: string): never {
    this.end(id)
    throw transactionConflict()
  }

  private lockDocument({ id, snapshot }: Transaction, collection: Collection, documentId: DocumentId): void {
    const key = documentLock(collection, documentId)
    const holder = this.locks.holder(key)
    if (holder === id) return
    const pending = this.store.unflushed(key)
    const present = pending ? pending.version : this.store.read(collection, documentId)?.version
    const seen = this.store.read(collection, documentId, snapshot)?.version
    if (holder !== undefined || present !== seen) this.conflict(id)
    this.locks.take(key, id)
  }

  /** Takes one value of a unique index, or says who has it. */
  private claim(
    transaction: Transaction,
    operation: 'Insert' | 'Update',
    { collection, id, document }: Write,
    index: Index,
    entry: readonly KeyPart[],
  ): void {
    const key = uniqueLock(collection, index, entry)
    const holder = this.locks.holder(key)
    if (holder !== undefined && holder !== transaction.id) this.conflict(transaction.id)
    const written = transaction.writes.get(collection.name)
    const duplicate = () => duplicateKey(operation, collection.name, index.name, shownKey(index, document ?? {}))
    for (const other of written?.values() ?? []) {
      if (other.id === id || !other.document) continue
      const taken = entriesOf(other.document, index).entries.map((each) => JSON.stringify(each))
      if (taken.includes(JSON.stringify(entry))) throw duplicate()
    }
    const owners = (snapshot?: ReadTransaction) =>
      [...this.store.scanIndex(collection, index, entry, {}, snapshot)]
        .map((found) => found.id)
        .filter((owner) => owner !== id && !written?.has(overlayKey(owner)))
    if (owners(transaction.snapshot).length > 0) throw duplicate()
    if (owners().length > 0 || (holder === undefined && this.store.unflushed(key))) this.conflict(transaction.id)
    this.locks.take(key, transaction.id)
  }
}
