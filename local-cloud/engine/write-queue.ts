import { duplicateKey } from '../errors'
import { changedDocument, type Change } from './change-document'
import type { Collection } from './collections'
import type { Document, DocumentId, StoredDocument } from './document'
import { findDocuments } from './find-documents'
import { shownKey } from './index-key'
import { documentLock, LockedByTransaction, uniqueLock, type Locks } from './locks'
import { compileQuery } from './match/compile-query'
import type { IndexChange } from './prepared-write'
import type { Store } from './store'
import type { Writer } from './writer'

/**
 * Ordinary writes, outside any transaction. Each runs inside the store's one write at a time, one document after the
 * other; a document (or unique value) that a transaction holds makes the write wait and go on where it stopped.
 */
export class WriteQueue {
  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
  ) {}

  idTaken(collection: Collection, id: DocumentId) {
    return duplicateKey('Insert', collection.name, '_id_', { _id: id })
  }

  async insert(collection: Collection, documents: readonly StoredDocument[]): Promise<void> {
    let at = 0
    await this.untilFree((writer) => {
      for (let next = documents[at]; next; next = documents[++at]) {
        this.replace(writer, 'Insert', collection, next._id, undefined, next)
      }
    })
  }

  async set(collection: Collection, document: StoredDocument): Promise<boolean> {
    return this.untilFree((writer) => {
      const before = writer.read(collection, document._id)?.document
      this.replace(writer, before ? 'Update' : 'Insert', collection, document._id, before, document)
      return before === undefined
    })
  }

  async modify(collection: Collection, change: Change, many: boolean): Promise<number> {
    let changed = 0
    await this.eachMatch(collection, change.query, many, (writer, before) => {
      const after = changedDocument(before, change)
      if (!after) return
      this.replace(writer, 'Update', collection, before._id, before, after)
      changed++
    })
    return changed
  }

  async modifyAndReturn(collection: Collection, change: Change): Promise<StoredDocument | null> {
    let result: StoredDocument | null = null
    await this.eachMatch(collection, change.query, false, (writer, before) => {
      const after = changedDocument(before, change)
      if (after) this.replace(writer, 'Update', collection, before._id, before, after)
      result = after ?? before
    })
    return result
  }

  async remove(collection: Collection, query: Document, many: boolean): Promise<number> {
    let removed = 0
    await this.eachMatch(collection, query, many, (writer, before) => {
      this.replace(writer, 'Update', collection, before._id, before, null)
      removed++
    })
    return removed
  }

  /** Visits the documents that match when the write begins; after a wait each is read and tested again. */
  private async eachMatch(
    collection: Collection,
    query: Document,
    many: boolean,
    visit: (writer: Writer, document: StoredDocument) => void,
  ): Promise<void> {
    const matches = compileQuery(query)
    let waiting: DocumentId[] | undefined
    await this.untilFree((writer) => {
      // One match is chosen anew after a wait; of many, those chosen first are gone through to the end.
      if (!many || waiting === undefined) {
        waiting = findDocuments(this.store, collection, query, many ? {} : { limit: 1 }).map(({ _id }) => _id)
      }
      for (let id = waiting[0]; id !== undefined; id = waiting[0]) {
        this.checkFree(documentLock(collection, id))
        const present = writer.read(collection, id)?.document
        if (present && matches(present)) visit(writer, present)
        waiting.shift()
      }
    })
  }

  private async untilFree<T>(work: (writer: Writer) => T): Promise<T> {
    for (;;) {
      try {
        return await this.store.write(work)
      } catch (error) {
        if (!(error instanceof LockedByTransaction)) throw error
        await error.released
      }
    }
  }

  private replace(
    writer: Writer,
    operation: 'Insert' | 'Update',
    collection: Collection,
    id: DocumentId,
    before: StoredDocument | undefined,
    after: StoredDocument | null,
  ): void {
    if (!this.locks.isFree) this.checkFree(documentLock(collection, id))
    if (operation === 'Insert' && this.store.has(collection, id)) throw this.idTaken(collection, id)
    const prepared = writer.prepare(collection, id, before, after)
    for (const change of prepared.changes) {
      if (change.index.unique) this.checkUnique(operation, collection, id, change, after)
    }
    writer.apply(prepared)
  }

  private checkUnique(
    operation: 'Insert' | 'Update',
    collection: Collection,
    id: DocumentId,
    { index, gone, fresh }: IndexChange,
    after: StoredDocument | null,
  ): void {
    if (!this.locks.isFree) {
      for (const entry of [...gone, ...fresh]) this.checkFree(uniqueLock(collection, index, entry))
    }
    for (const entry of fresh) {
      if (!this.store.hasOwner(collection, index, entry)) continue
      for (const found of this.store.scanIndex(collection, index, entry)) {
        if (found.id !== id) throw duplicateKey(operation, collection.name, index.name, shownKey(index, after ?? {}))
      }
    }
  }

  private checkFree(key: string): void {
    if (this.locks.holder(key) !== undefined) throw new LockedByTransaction(this.locks.released())
  }
}
