import type { Database } from './engine/database'
import type { Document, DocumentId, StoredDocument } from './engine/document'
import type { SortOrder } from './engine/plan-query'

/** Direct access for tests and tools: plain values, no SDK, no limits but a document's size. */
export class AdminAccess {
  constructor(private readonly database: Database) {}

  collections(): string[] {
    return this.database.collections.names()
  }

  get(collection: string, id: DocumentId): StoredDocument | undefined {
    return this.find(collection, { _id: id })[0]
  }

  /** Every match, in the order of `sort` (`[['createdAt', -1]]`), or of the index used. */
  find(
    collection: string,
    query: Document = {},
    options: { sort?: SortOrder; skip?: number; limit?: number } = {},
  ): StoredDocument[] {
    return this.database.find({ collection, query }, options)
  }

  count(collection: string, query: Document = {}): number {
    return this.database.count({ collection, query })
  }

  insert(collection: string, documents: Document | readonly Document[]): Promise<DocumentId[]> {
    return this.database.insert(collection, Array.isArray(documents) ? documents : [documents])
  }

  /** `operators` are MongoDB's: `{ $set: {…} }`. Returns how many changed. */
  update(collection: string, query: Document, operators: Document): Promise<number> {
    return this.database.modify({ collection, query }, { data: operators, merge: true, query }, true)
  }

  set(collection: string, id: DocumentId, document: Document): Promise<DocumentId | null> {
    return this.database.set(collection, id, document)
  }

  remove(collection: string, query: Document): Promise<number> {
    return this.database.remove({ collection, query }, true)
  }
}
