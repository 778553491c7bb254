import { setTimeout as pause } from 'node:timers/promises'
import type { Database, RawDocument, RawTransaction } from './database'
import { SdkError } from './sdk-error'

export interface RetryPolicy {
  attempts: number
  firstPauseMs: number
}

export const RETRY: RetryPolicy = { attempts: 7, firstPauseMs: 8 }

/** Database operations of one transaction go one after another, whatever a handler does in parallel. */
const inTurn = (transaction: RawTransaction): RawTransaction => {
  let last: Promise<unknown> = Promise.resolve()
  const queued = <T>(operation: () => Promise<T>): Promise<T> => {
    const next = last.then(operation, operation)
    last = next
    return next
  }
  return {
    get: (collection, id) => queued(() => transaction.get(collection, id)),
    getMany: (collection, ids) => queued(() => transaction.getMany(collection, ids)),
    add: (collection, document) => queued(() => transaction.add(collection, document)),
    addMany: (collection, documents) => queued(() => transaction.addMany(collection, documents)),
    set: (collection, document) => queued(() => transaction.set(collection, document)),
    remove: (collection, id) => queued(() => transaction.remove(collection, id)),
    commit: () => queued(() => transaction.commit()),
    rollback: () => queued(() => transaction.rollback()),
  }
}

/** A transaction sees one state of the data: what it has read or written once it need not ask for again. */
const remembering = (transaction: RawTransaction): RawTransaction => {
  const known = new Map<string, RawDocument | null>()
  const keep = (collection: string, id: string, document: RawDocument | null): void =>
    void known.set(`${collection}/${id}`, document)
  return {
    ...transaction,
    get: async (collection, id) => {
      const seen = known.get(`${collection}/${id}`)
      if (seen !== undefined) return seen && structuredClone(seen)
      const document = await transaction.get(collection, id)
      keep(collection, id, document && structuredClone(document))
      return document
    },
    getMany: async (collection, ids) => {
      const asked = [...new Set(ids)]
      const fresh = asked.filter((id) => !known.has(`${collection}/${id}`))
      const found = new Map<string, RawDocument>()
      if (fresh.length > 0)
        for (const document of await transaction.getMany(collection, fresh)) found.set(document._id, document)
      for (const id of fresh) keep(collection, id, found.get(id) ?? null)
      return asked.flatMap((id) => {
        const document = known.get(`${collection}/${id}`)
        return document ? [structuredClone(document)] : []
      })
    },
    add: async (collection, document) => {
      await transaction.add(collection, document)
      keep(collection, document._id, structuredClone(document))
    },
    addMany: async (collection, documents) => {
      if (documents.length === 0) return
      await transaction.addMany(collection, documents)
      for (const document of documents) keep(collection, document._id, structuredClone(document))
    },
    set: async (collection, document) => {
      await transaction.set(collection, document)
      keep(collection, document._id, structuredClone(document))
    },
    remove: async (collection, id) => {
      await transaction.remove(collection, id)
      keep(collection, id, null)
    },
  }
}

/**
 * Runs `work` in a transaction and commits. On a write conflict the whole of it runs again after a growing, jittered
 * pause; any other error rolls back and leaves. A conflict that outlasts every attempt leaves as it is.
 */
export const runTransaction = async <T>(
  database: Database,
  work: (transaction: RawTransaction) => Promise<T>,
  policy: RetryPolicy = RETRY,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    const transaction = remembering(inTurn(await database.begin()))
    try {
      const result = await work(transaction)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      // Two that insert one id at once: the later one learns it only when it commits.
      const isConflict = error instanceof SdkError && ['conflict', 'duplicate'].includes(error.failure)
      if (!isConflict || attempt >= policy.attempts) throw error
      await pause(policy.firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}
