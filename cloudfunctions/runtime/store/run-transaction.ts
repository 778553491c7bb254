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
    add: (collection, document) => queued(() => transaction.add(collection, document)),
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
    add: async (collection, document) => {
      await transaction.add(collection, document)
      keep(collection, document._id, structuredClone(document))
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
      const isConflict = error instanceof SdkError && error.failure === 'conflict'
      if (!isConflict || attempt >= policy.attempts) throw error
      await pause(policy.firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}
