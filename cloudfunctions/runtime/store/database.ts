import { ask } from './sdk-error'
import { connect } from './sdk'
import { toSdkQuery, type Filter } from './filter'

/** A document as it lies in the database. */
export type RawDocument = { _id: string } & Record<string, unknown>

/** Documents by id inside one transaction. */
export interface RawTransaction {
  get(collection: string, id: string): Promise<RawDocument | null>
  /** Several with one request, in no order; those that do not exist are left out. */
  getMany(collection: string, ids: readonly string[]): Promise<RawDocument[]>
  add(collection: string, document: RawDocument): Promise<void>
  /** Several with one request: all of them or none. */
  addMany(collection: string, documents: readonly RawDocument[]): Promise<void>
  set(collection: string, document: RawDocument): Promise<void>
  remove(collection: string, id: string): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** The few database operations the runtime is built on. Failures are `SdkError`s. */
export interface Database {
  get(collection: string, id: string): Promise<RawDocument | null>
  find(
    collection: string,
    filter: Filter,
    order: readonly (readonly [field: string, direction: 'asc' | 'desc'])[],
    limit: number,
  ): Promise<RawDocument[]>
  count(collection: string, filter: Filter): Promise<number>
  add(collection: string, document: RawDocument): Promise<void>
  /** Sets fields of every document found; answers how many. Outside transactions by nature of the platform. */
  updateWhere(collection: string, filter: Filter, fields: Record<string, unknown>): Promise<number>
  removeWhere(collection: string, filter: Filter): Promise<number>
  /** Adds one to a number and answers the new value; undefined when there is no such document. */
  increment(collection: string, id: string, field: string): Promise<number | undefined>
  begin(): Promise<RawTransaction>
}

type Reply = { data?: unknown; total?: number; updated?: number; deleted?: number | string; doc?: unknown }

/** The part of the SDK's transaction that is used; its declarations leave it untyped. */
interface SdkTransaction {
  collection(name: string): {
    add(document: object | readonly object[]): Promise<Reply>
    where(query: object): { limit(count: number): { get(): Promise<Reply> } }
    doc(id: string): { get(): Promise<Reply>; set(fields: object): Promise<Reply>; remove(): Promise<Reply> }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

const withoutId = ({ _id, ...rest }: RawDocument): Record<string, unknown> => {
  void _id
  return rest
}

/** The database of the function's environment, through the SDK. */
export const cloudDatabase: Database = {
  get: async (collection, id) => {
    const app = await connect()
    const reply = (await ask(app.database({}).collection(collection).doc(id).get())) as Reply
    return ((reply.data as RawDocument[] | undefined) ?? [])[0] ?? null
  },
  find: async (collection, filter, order, limit) => {
    const db = (await connect()).database({})
    let query = db.collection(collection).where(toSdkQuery(db.command, filter))
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    const reply = (await ask(query.limit(limit).get())) as Reply
    return (reply.data as RawDocument[] | undefined) ?? []
  },
  count: async (collection, filter) => {
    const db = (await connect()).database({})
    const reply = (await ask(db.collection(collection).where(toSdkQuery(db.command, filter)).count())) as Reply
    return reply.total ?? 0
  },
  add: async (collection, document) => {
    await ask((await connect()).database({}).collection(collection).add(document))
  },
  updateWhere: async (collection, filter, fields) => {
    const db = (await connect()).database({})
    const query = db.collection(collection).where(toSdkQuery(db.command, filter))
    const reply = (await ask(query.update(fields))) as Reply
    return reply.updated ?? 0
  },
  removeWhere: async (collection, filter) => {
    const db = (await connect()).database({})
    const query = db.collection(collection).where(toSdkQuery(db.command, filter))
    const reply = (await ask(query.remove())) as Reply
    return Number(reply.deleted ?? 0)
  },
  increment: async (collection, id, field) => {
    const db = (await connect()).database({})
    const reply = (await ask(
      db
        .collection(collection)
        .where({ _id: id })
        .updateAndReturn({ [field]: db.command.inc(1) }),
    )) as Reply
    const value = (reply.doc as Record<string, unknown> | undefined)?.[field]
    return typeof value === 'number' ? value : undefined
  },
  begin: async () => {
    const started = (await connect()).database({}).startTransaction() as Promise<SdkTransaction>
    const transaction = await ask(started)
    return {
      get: async (collection, id) => {
        const reply = await ask(transaction.collection(collection).doc(id).get())
        const data = reply.data as RawDocument | RawDocument[] | null | undefined
        return (Array.isArray(data) ? data[0] : data) ?? null
      },
      getMany: async (collection, ids) => {
        const { command } = (await connect()).database({})
        const query = transaction.collection(collection).where({ _id: command.in([...ids]) })
        const reply = await ask(query.limit(ids.length).get())
        return (reply.data as RawDocument[] | undefined) ?? []
      },
      add: async (collection, document) => {
        await ask(transaction.collection(collection).add(document))
      },
      addMany: async (collection, documents) => {
        await ask(transaction.collection(collection).add(documents))
      },
      set: async (collection, document) => {
        await ask(transaction.collection(collection).doc(document._id).set(withoutId(document)))
      },
      remove: async (collection, id) => {
        await ask(transaction.collection(collection).doc(id).remove())
      },
      commit: async () => {
        await ask(transaction.commit())
      },
      rollback: async () => {
        await ask(transaction.rollback())
      },
    }
  },
}
