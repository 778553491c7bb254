import type { z } from 'zod'
import type { COLLECTIONS, CollectionName } from './collections'

/** What the store adds to every document. Instants are `YYYY-MM-DDTHH:mm:ss.SSS+08:00`. */
export interface BaseDocument {
  _id: string
  schemaVersion: number
  version: number
  createdAt: string
  updatedAt: string
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Model<N extends CollectionName> = (typeof COLLECTIONS)[N]['model']

/** A stored document of collection `N`. */
export type Doc<N extends CollectionName> = z.output<Model<N>> & BaseDocument
/** What an insert needs; `_id` is a new ULID when left out. */
export type NewDoc<N extends CollectionName> = DistributiveOmit<z.input<Model<N>>, keyof BaseDocument> & {
  _id?: string
}
/** Fields to change; a field given as `undefined` is removed. */
export type Patch<N extends CollectionName> = Partial<DistributiveOmit<z.input<Model<N>>, keyof BaseDocument>>
/** The version of a document that the writer has seen. */
export type Seen = Pick<BaseDocument, '_id' | 'version'>

type Element<V> = V extends readonly (infer E)[] ? E : V

/** A value, or bounds on it. A condition on a list field holds when one element meets it. */
export type Condition<V> =
  V | { in: readonly V[] } | { not: V } | { prefix: string } | { gt?: V; gte?: V; lt?: V; lte?: V }

/** All conditions hold. Nested fields by dotted path: `'contact.phone'`. */
export type Where<N extends CollectionName> = {
  [K in keyof Doc<N>]?: Condition<Element<NonNullable<Doc<N>[K]>>> | (null extends Doc<N>[K] ? null : never)
} & { [path: `${string}.${string}`]: Condition<string | number | boolean | null> | undefined }

export interface Query<N extends CollectionName> {
  where?: Where<N>
  /** Defaults to `_id` (for ULIDs: oldest first). The field must be present on every document found. */
  order?: { by: keyof Doc<N> & string; direction?: 'asc' | 'desc' }
  /** 1 to 1000, default 50. */
  limit?: number
  /** `next` of the page before. */
  after?: string | null | undefined
}

export interface Page<T> {
  items: T[]
  /** Give it as `after` to get the page that follows; null on the last one. */
  next: string | null
}

/** Reading, outside transactions. */
export interface StoreCollection<N extends CollectionName> {
  get(id: string): Promise<Doc<N> | null>
  /** Documents in the order of `ids`, missing ones left out. */
  getMany(ids: readonly string[]): Promise<Doc<N>[]>
  find(query?: Query<N>): Promise<Page<Doc<N>>>
  first(query?: Query<N>): Promise<Doc<N> | null>
  /** All pages, one after another. */
  iterate(query?: Query<N>): AsyncIterable<Doc<N>>
  count(where?: Where<N>): Promise<number>
}

/** Writing, inside a transaction: documents by id only, because a query inside a CloudBase transaction protects nothing. */
export interface TxCollection<N extends CollectionName> {
  get(id: string): Promise<Doc<N> | null>
  /** Documents in the order of `ids`, missing ones left out; one request for all of them. */
  getMany(ids: readonly string[]): Promise<Doc<N>[]>
  /** Throws CONFLICT when the `_id` exists. */
  insert(document: NewDoc<N>): Promise<Doc<N>>
  /** One request for all of them. Throws CONFLICT when one of the `_id`s exists. */
  insertMany(documents: readonly NewDoc<N>[]): Promise<void>
  /** For deterministic ids: inserts, or hands back the one that is there already. */
  insertOnce(document: NewDoc<N> & { _id: string }): Promise<{ inserted: boolean; document: Doc<N> }>
  /** Throws CONFLICT when the stored version is not the one seen, NOT_FOUND when the document is gone. */
  update(seen: Seen, patch: Patch<N>): Promise<Doc<N>>
  /** Writes the whole document whatever stood there: for derived documents with deterministic ids. */
  put(document: NewDoc<N> & { _id: string }): Promise<Doc<N>>
  remove(id: string): Promise<void>
}

/** Whom an action concerned; what `谁看过` and the audit index by. */
export interface AuditSubjects {
  householdId?: string
  householdIds?: readonly string[]
  personIds?: readonly string[]
  areaCode?: string
  /** A short code or sentence without personal data. */
  note?: string
}

export interface OutboxMessage {
  /** Unique for ever: a second message of the same key is dropped. */
  key: string
  kind: string
  payload: Record<string, unknown>
  /** Not before this instant; at once when left out. */
  dueAt?: string
}

export type Store = { readonly [N in CollectionName]: StoreCollection<N> }

export type Tx = { readonly [N in CollectionName]: TxCollection<N> } & {
  /** Adds to the audit entry that is written with this transaction. */
  audit(subjects: AuditSubjects): void
  /** Writes an outbox row with this transaction. */
  enqueue(message: OutboxMessage): void
}
