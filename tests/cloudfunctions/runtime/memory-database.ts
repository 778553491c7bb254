import type { Database, RawDocument, RawTransaction } from '../../../cloudfunctions/runtime/store/database'
import type { FieldCondition, Filter } from '../../../cloudfunctions/runtime/store/filter'
import { SdkError } from '../../../cloudfunctions/runtime/store/sdk-error'
import type { Storage } from '../../../cloudfunctions/runtime/store/storage'

type Comparable = string | number

const holds = (value: unknown, condition: FieldCondition): boolean => {
  if (Array.isArray(value)) return value.some((item) => holds(item, condition))
  if ('is' in condition) return (value ?? null) === (condition.is ?? null)
  if ('in' in condition) return condition.in.includes(value)
  if ('not' in condition) return value !== condition.not
  if (value == null) return false
  if ('prefix' in condition) return String(value).startsWith(condition.prefix)
  const { gt, gte, lt, lte } = condition as Record<string, Comparable | undefined>
  const [one] = [value as Comparable]
  return (
    (gt === undefined || one > gt) &&
    (gte === undefined || one >= gte) &&
    (lt === undefined || one < lt) &&
    (lte === undefined || one <= lte)
  )
}

const matches = (document: RawDocument, { fields, after }: Filter): boolean => {
  if (!fields.every(([path, condition]) => holds(document[path], condition))) return false
  if (!after) return true
  const [value, bound] = [document[after.by] as Comparable, after.value as Comparable]
  const way = after.direction === 'asc' ? 1 : -1
  const key =
    value === bound ? (document._id > after.id ? 1 : document._id < after.id ? -1 : 0) : value > bound ? 1 : -1
  return key * way > 0
}

/** A database in memory for unit tests: same port, plain maps, conflicts and failures on demand. */
export class MemoryDatabase implements Database {
  readonly #collections = new Map<string, Map<string, RawDocument>>()
  /** How many of the next commits meet a write conflict. */
  conflicts = 0
  begun = 0

  all(collection: string): RawDocument[] {
    return [...this.#of(collection).values()]
  }

  #of(collection: string): Map<string, RawDocument> {
    const known = this.#collections.get(collection) ?? new Map<string, RawDocument>()
    this.#collections.set(collection, known)
    return known
  }

  #insert(collection: string, document: RawDocument): void {
    if (this.#of(collection).has(document._id)) throw new SdkError('duplicate', 'DATABASE_REQUEST_FAILED')
    this.#of(collection).set(document._id, structuredClone(document))
  }

  get = async (collection: string, id: string) => structuredClone(this.#of(collection).get(id) ?? null)

  find: Database['find'] = async (collection, filter, order, limit) =>
    this.all(collection)
      .filter((document) => matches(document, filter))
      .sort((a, b) => {
        for (const [field, direction] of order) {
          const [one, other] = [a[field] as Comparable, b[field] as Comparable]
          if (one !== other) return (one > other ? 1 : -1) * (direction === 'asc' ? 1 : -1)
        }
        return 0
      })
      .slice(0, limit)
      .map((document) => structuredClone(document))

  count: Database['count'] = async (collection, filter) =>
    this.all(collection).filter((document) => matches(document, filter)).length

  add: Database['add'] = async (collection, document) => this.#insert(collection, document)

  updateWhere: Database['updateWhere'] = async (collection, filter, fields) => {
    const found = this.all(collection).filter((document) => matches(document, filter))
    for (const document of found) Object.assign(document, fields)
    return found.length
  }

  removeWhere: Database['removeWhere'] = async (collection, filter) => {
    const found = this.all(collection).filter((document) => matches(document, filter))
    for (const document of found) this.#of(collection).delete(document._id)
    return found.length
  }

  increment: Database['increment'] = async (collection, id, field) => {
    const document = this.#of(collection).get(id)
    if (!document) return undefined
    document[field] = Number(document[field]) + 1
    return Number(document[field])
  }

  begin = async (): Promise<RawTransaction> => {
    this.begun += 1
    const writes: (() => void)[] = []
    const pending = new Map<string, RawDocument | null>()
    const get = async (collection: string, id: string): Promise<RawDocument | null> => {
      const own = pending.get(`${collection}/${id}`)
      return own === undefined ? this.get(collection, id) : structuredClone(own)
    }
    const add = async (collection: string, document: RawDocument): Promise<void> => {
      if (this.#of(collection).has(document._id)) throw new SdkError('duplicate', 'DATABASE_REQUEST_FAILED')
      pending.set(`${collection}/${document._id}`, document)
      writes.push(() => this.#insert(collection, document))
    }
    return {
      get,
      getMany: async (collection, ids) =>
        (await Promise.all(ids.map((id) => get(collection, id)))).flatMap((document) => document ?? []),
      add,
      addMany: async (collection, documents) => {
        for (const document of documents) await add(collection, document)
      },
      set: async (collection, document) => {
        pending.set(`${collection}/${document._id}`, document)
        writes.push(() => this.#of(collection).set(document._id, structuredClone(document)))
      },
      remove: async (collection, id) => {
        pending.set(`${collection}/${id}`, null)
        writes.push(() => this.#of(collection).delete(id))
      },
      commit: async () => {
        if (this.conflicts > 0) {
          this.conflicts -= 1
          throw new SdkError('conflict', 'DATABASE_TRANSACTION_CONFLICT')
        }
        for (const write of writes) write()
      },
      rollback: async () => undefined,
    }
  }
}

/** Storage in memory; `removed` tells what was deleted. */
export class MemoryStorage implements Storage {
  readonly files = new Map<string, Buffer>()
  readonly removed: string[] = []

  uploadTicket = async (cloudPath: string) => ({ url: `memory://${cloudPath}`, headers: {}, fileId: cloudPath })
  download = async (fileId: string) => {
    const bytes = this.files.get(fileId)
    if (!bytes) throw new SdkError('missing', 'STORAGE_FILE_NONEXIST')
    return bytes
  }
  read = async (fileId: string, from: number, bytes: number) => {
    const whole = await this.download(fileId)
    return { bytes: whole.subarray(from, from + bytes), total: whole.length }
  }
  upload = async (cloudPath: string, bytes: Buffer) => {
    this.files.set(cloudPath, bytes)
    return cloudPath
  }
  remove = async (fileIds: readonly string[]) => void this.removed.push(...fileIds)
  temporaryUrl = async (fileId: string) => `memory://${fileId}`
}
