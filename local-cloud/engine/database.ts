import { MAX_DOCUMENTS_PER_GET, TRANSACTION_LIFETIME_MS } from '../limits'
import type { CollectionSpec } from '../manifest'
import { changedDocument, type Change } from './change-document'
import { Collections } from './collections'
import {
  cloneDocument,
  newDocumentId,
  documentId,
  type Document,
  type DocumentId,
  type StoredDocument,
} from './document'
import { findDocuments, type FindOptions, type View } from './find-documents'
import { Locks } from './locks'
import type { PipelineContext } from './pipeline/pipeline-context'
import { runStages } from './pipeline/stages'
import { geoNear } from './geo-near'
import type { Store } from './store'
import { Transactions } from './transactions'
import { WriteQueue } from './write-queue'

export interface Selection {
  collection: string
  query: Document
  transactionId?: string
}

/** The database as CloudBase offers it, over plain values. `protocol/` puts it on the wire. */
export class Database {
  readonly collections: Collections
  readonly #locks = new Locks()
  readonly #transactions: Transactions
  readonly #writes: WriteQueue

  constructor(
    readonly store: Store,
    transactionLifetimeMs = TRANSACTION_LIFETIME_MS,
  ) {
    this.collections = new Collections(store)
    this.#transactions = new Transactions(store, this.#locks, transactionLifetimeMs)
    this.#writes = new WriteQueue(store, this.#locks)
  }

  apply(manifest: readonly CollectionSpec[]): Promise<void> {
    return this.collections.apply(manifest)
  }

  /** Ordinary inserts stop at the first failure and keep what went before, as MongoDB does. */
  async insert(collection: string, documents: readonly Document[], transactionId?: string): Promise<DocumentId[]> {
    const target = this.collections.get(collection)
    const complete = documents.map((document) => {
      const _id = document._id === undefined ? newDocumentId() : documentId(document._id)
      return { ...document, _id } as StoredDocument
    })
    if (transactionId === undefined) await this.#writes.insert(target, complete)
    else {
      for (const document of complete) {
        if (this.read(transactionId, collection, document._id)) throw this.#writes.idTaken(target, document._id)
        const write = { collection: target, id: document._id, before: undefined, document }
        this.#transactions.put(transactionId, 'Insert', write)
      }
    }
    return complete.map(({ _id }) => _id)
  }

  find({ collection, query, transactionId }: Selection, options: FindOptions = {}): StoredDocument[] {
    return findDocuments(
      this.store,
      this.collections.get(collection),
      query,
      options,
      this.view(collection, transactionId),
    )
  }

  count({ collection, query, transactionId }: Selection): number {
    const target = this.collections.get(collection)
    if (Object.keys(query).length === 0 && transactionId === undefined) return this.store.countDocuments(target)
    return this.find({ collection, query, transactionId }).length
  }

  /** Runs a pipeline; its first `$match` (or `$geoNear`) may use an index. `nowMs` is the cloud's time. */
  aggregate(name: string, stages: Document[], transactionId?: string, nowMs = Date.now()): Document[] {
    const collection = (other: string, query: Document = {}) =>
      this.find({ collection: other, query, transactionId }) as Document[]
    const context: PipelineContext = { collection, variables: { NOW: new Date(nowMs) } }
    const [first, ...rest] = stages
    if (first && '$geoNear' in first) {
      return runStages(
        geoNear((query) => this.find({ collection: name, query, transactionId }), first.$geoNear),
        rest,
        context,
      )
    }
    if (first && '$match' in first) return runStages(collection(name, first.$match as Document), rest, context)
    return runStages(collection(name), stages, context)
  }

  /** Changes one document (the first that matches) or all of them; returns how many changed. */
  async modify(selection: Selection, change: Change, many: boolean): Promise<number> {
    const target = this.collections.get(selection.collection)
    const { transactionId } = selection
    if (transactionId === undefined) return this.#writes.modify(target, change, many)
    const found = this.find(selection, many ? {} : { limit: 1 })
    let changed = 0
    for (const before of found) {
      const document = changedDocument(before, change)
      if (!document) continue
      this.#transactions.put(transactionId, 'Update', { collection: target, id: before._id, before, document })
      changed++
    }
    return changed
  }

  /** `doc(id).set()`: replaces a document or creates it. Returns the id when it was created. */
  async set(collection: string, id: DocumentId, data: Document, transactionId?: string): Promise<DocumentId | null> {
    const target = this.collections.get(collection)
    const document: StoredDocument = { ...cloneDocument(data), _id: documentId(id) }
    if (transactionId === undefined) return (await this.#writes.set(target, document)) ? document._id : null
    const before = this.read(transactionId, collection, document._id)
    this.#transactions.put(transactionId, before ? 'Update' : 'Insert', {
      collection: target,
      id: document._id,
      before,
      document,
    })
    return before ? null : document._id
  }

  /** Changes the first match and returns it as it is afterwards. */
  async modifyAndReturn(selection: Selection, change: Change): Promise<StoredDocument | null> {
    const target = this.collections.get(selection.collection)
    const { transactionId } = selection
    if (transactionId === undefined) return this.#writes.modifyAndReturn(target, change)
    const [before] = this.find(selection, { limit: 1 })
    if (!before) return null
    const document = changedDocument(before, change)
    if (document) {
      this.#transactions.put(transactionId, 'Update', { collection: target, id: before._id, before, document })
    }
    return document ?? before
  }

  async remove(selection: Selection, many: boolean): Promise<number> {
    const target = this.collections.get(selection.collection)
    const { transactionId } = selection
    if (transactionId === undefined) return this.#writes.remove(target, selection.query, many)
    const found = this.find(selection, many ? {} : { limit: 1 })
    for (const before of found) {
      this.#transactions.put(transactionId, 'Update', { collection: target, id: before._id, before, document: null })
    }
    return found.length
  }

  startTransaction(): string {
    return this.#transactions.start()
  }

  commitTransaction(id: string): Promise<void> {
    return this.#transactions.commit(id)
  }

  abortTransaction(id: string): void {
    this.#transactions.abort(id)
  }

  async close(): Promise<void> {
    this.#transactions.abortAll()
    await this.store.close()
  }

  private view(collection: string, transactionId: string | undefined): View {
    if (transactionId === undefined) return {}
    const { snapshot, writes } = this.#transactions.get(transactionId)
    return { snapshot, overlay: writes.get(collection) }
  }

  private read(transactionId: string, collection: string, id: DocumentId): StoredDocument | undefined {
    return this.find({ collection, query: { _id: id }, transactionId }, { limit: MAX_DOCUMENTS_PER_GET })[0]
  }
}
