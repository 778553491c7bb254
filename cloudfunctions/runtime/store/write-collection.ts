import { KoumenError } from '@shared/kernel/errors'
import type { CollectionName } from './collections'
import type { RawDocument, RawTransaction } from './database'
import { changedDocument, newDocument, upcast } from './document'
import { SdkError } from './sdk-error'
import type { Doc, TxCollection } from './types'

/** What writing needs beside the transaction. */
export interface WriteMeans {
  now: string
  newId(): string
}

export const insertRaw = async (
  transaction: RawTransaction,
  name: CollectionName,
  ...documents: RawDocument[]
): Promise<void> => {
  const [only, ...more] = documents
  try {
    if (only && more.length === 0) await transaction.add(name, only)
    else if (only) await transaction.addMany(name, documents)
  } catch (error) {
    if (error instanceof SdkError && error.failure === 'duplicate') throw new KoumenError('CONFLICT')
    throw error
  }
}

/** One collection inside a transaction: single documents by id. */
export const writeCollection = <N extends CollectionName>(
  transaction: RawTransaction,
  name: N,
  means: WriteMeans,
): TxCollection<N> => {
  const typed = (raw: RawDocument) => upcast(name, raw) as unknown as Doc<N>
  const fresh = (document: object): RawDocument => {
    const fields = document as Record<string, unknown> & { _id?: string }
    return newDocument(name, fields, fields._id ?? means.newId(), means.now)
  }
  return {
    get: async (id) => {
      const raw = await transaction.get(name, id)
      return raw && typed(raw)
    },
    getMany: async (ids) => {
      const found = new Map((await transaction.getMany(name, ids)).map((raw) => [raw._id, typed(raw)]))
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    insert: async (document) => {
      const raw = fresh(document)
      await insertRaw(transaction, name, raw)
      return typed(raw)
    },
    insertMany: (documents) => insertRaw(transaction, name, ...documents.map(fresh)),
    insertOnce: async (document) => {
      const stored = await transaction.get(name, document._id)
      if (stored) return { inserted: false, document: typed(stored) }
      const raw = fresh(document)
      await insertRaw(transaction, name, raw)
      return { inserted: true, document: typed(raw) }
    },
    update: async (seen, patch) => {
      const stored = await transaction.get(name, seen._id)
      if (!stored) throw new KoumenError('NOT_FOUND')
      if (stored['version'] !== seen.version) throw new KoumenError('CONFLICT')
      const raw = changedDocument(name, stored, patch as Record<string, unknown>, means.now)
      await transaction.set(name, raw)
      return typed(raw)
    },
    put: async (document) => {
      const stored = await transaction.get(name, document._id)
      if (!stored) {
        const raw = fresh(document)
        await insertRaw(transaction, name, raw)
        return typed(raw)
      }
      const keep = { _id: stored._id, version: stored['version'], createdAt: stored['createdAt'] } as RawDocument
      const raw = changedDocument(name, keep, document as Record<string, unknown>, means.now)
      await transaction.set(name, raw)
      return typed(raw)
    },
    remove: async (id) => {
      await transaction.remove(name, id)
    },
  }
}
