import type { Database, RawDocument, RawTransaction } from '../../../cloudfunctions/runtime/store/database'
import type { FieldCondition, Filter } from '../../../cloudfunctions/runtime/store/filter'
import { SdkError } from '../../../cloudfunctions/runtime/store/sdk-error'
import type { Storage } from '../../../cloudfunctions/runtime/store/storage'

const valueAt = (document: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)

const bound = (value: unknown, { gt, gte, lt, lte }: Record<string, unknown>): boolean => {
  const v = value as string
  return (
    value !== undefined &&
    (gt === undefined || v > (gt as string)) &&
    (gte === undefined || v >= (gte as string)) &&
    (lt === undefined || v < (lt as string)) &&
    (lte === undefined || v <= (lte as string))
  )
}

const holds = (value: unknown, condition: FieldCondition): boolean => {
  if (Array.isArray(value) && !('is' in condition && Array.isArray(condition.is)))
    return value.some((one) => holds(one, condition))
  if ('is' in condition) return value === condition.is
  if ('in' in condition) return condition.in.includes(value)
  if ('not' in condition) return value !== condition.not
  if ('prefix' in condition) return typeof value === 'string' && value.startsWith(condition.prefix)
  return bound(value, condition as Record<string, unknown>)
}

/** A document as it is stored; one that the platform would refuse for its size is refused here too. */
const stored = (document: RawDocument): string => {
  const text = JSON.stringify(document)
  if (Buffer.byteLength(text) > 512 * 1024) throw new SdkError('other', 'DATABASE_REQUEST_FAILED')
  return text
}

/** How often the machine stops: called before and after each commit; throwing is being killed there. */
export type Fate = (at: 'before' | 'after') => void

/** The database port over a map: whole documents, snapshot transactions, write conflicts, and a fate to be killed by. */
export class MemoryDatabase implements Database {
  readonly documents = new Map<string, string>()
  fate: Fate = () => undefined

  private key = (collection: string, id: string): string => `${collection}/${id}`

  all(collection: string): RawDocument[] {
    return [...this.documents].flatMap(([key, text]) =>
      key.startsWith(`${collection}/`) ? [JSON.parse(text) as RawDocument] : [],
    )
  }

  insert(collection: string, ...documents: RawDocument[]): void {
    for (const document of documents) this.documents.set(this.key(collection, document._id), JSON.stringify(document))
  }

  /** Everything stored, as one text: for looking for what must not be there. */
  everything(): string {
    return [...this.documents].join('\n')
  }

  async get(collection: string, id: string): Promise<RawDocument | null> {
    const text = this.documents.get(this.key(collection, id))
    return text === undefined ? null : (JSON.parse(text) as RawDocument)
  }

  async find(
    collection: string,
    { fields, after }: Filter,
    order: readonly (readonly [string, 'asc' | 'desc'])[],
    limit: number,
  ): Promise<RawDocument[]> {
    const compare = (a: RawDocument, b: RawDocument): number => {
      for (const [field, direction] of order) {
        const [x, y] = [valueAt(a, field) as string, valueAt(b, field) as string]
        if (x !== y) return (x < y ? -1 : 1) * (direction === 'asc' ? 1 : -1)
      }
      return 0
    }
    const behind = (document: RawDocument): boolean => {
      if (!after) return true
      const value = valueAt(document, after.by) as string
      if (value !== after.value)
        return after.direction === 'asc' ? value > String(after.value) : value < String(after.value)
      return after.direction === 'asc' ? document._id > after.id : document._id < after.id
    }
    return this.all(collection)
      .filter((document) => fields.every(([path, condition]) => holds(valueAt(document, path), condition)))
      .filter(behind)
      .sort(compare)
      .slice(0, limit)
  }

  async count(collection: string, filter: Filter): Promise<number> {
    return (await this.find(collection, filter, [], Infinity)).length
  }

  async add(collection: string, document: RawDocument): Promise<void> {
    const key = this.key(collection, document._id)
    if (this.documents.has(key)) throw new SdkError('duplicate', 'E11000')
    this.documents.set(key, JSON.stringify(document))
  }

  async updateWhere(collection: string, filter: Filter, patch: Record<string, unknown>): Promise<number> {
    const found = await this.find(collection, filter, [], Infinity)
    for (const document of found) this.insert(collection, { ...document, ...patch })
    return found.length
  }

  async removeWhere(collection: string, filter: Filter): Promise<number> {
    const found = await this.find(collection, filter, [], Infinity)
    for (const document of found) this.documents.delete(this.key(collection, document._id))
    return found.length
  }

  async increment(collection: string, id: string, field: string): Promise<number | undefined> {
    const document = await this.get(collection, id)
    if (!document) return undefined
    const value = Number(document[field] ?? 0) + 1
    this.insert(collection, { ...document, [field]: value })
    return value
  }

  async begin(): Promise<RawTransaction> {
    const seen = new Map<string, string | undefined>()
    const written = new Map<string, string | undefined>()
    const look = (key: string): string | undefined => {
      if (written.has(key)) return written.get(key)
      if (!seen.has(key)) seen.set(key, this.documents.get(key))
      return seen.get(key)
    }
    const get = async (collection: string, id: string): Promise<RawDocument | null> => {
      const text = look(this.key(collection, id))
      return text === undefined ? null : (JSON.parse(text) as RawDocument)
    }
    const add = async (collection: string, document: RawDocument): Promise<void> => {
      const key = this.key(collection, document._id)
      if (look(key) !== undefined) throw new SdkError('duplicate', 'E11000')
      written.set(key, stored(document))
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
        const key = this.key(collection, document._id)
        look(key)
        written.set(key, stored(document))
      },
      remove: async (collection, id) => {
        const key = this.key(collection, id)
        look(key)
        written.set(key, undefined)
      },
      commit: async () => {
        this.fate('before')
        for (const [key, text] of seen)
          if (this.documents.get(key) !== text) throw new SdkError('conflict', 'WriteConflict')
        for (const [key, text] of written)
          if (text === undefined) this.documents.delete(key)
          else this.documents.set(key, text)
        this.fate('after')
      },
      rollback: async () => undefined,
    }
  }
}

/** Storage over a map. */
export class MemoryStorage implements Storage {
  readonly files = new Map<string, Buffer>()
  uploadTicket = async (cloudPath: string) => ({ url: `memory:${cloudPath}`, headers: {}, fileId: `file:${cloudPath}` })
  download = async (fileId: string): Promise<Buffer> => {
    const bytes = this.files.get(fileId)
    if (!bytes) throw new SdkError('missing', 'STORAGE_FILE_NONEXIST')
    return bytes
  }
  read = async (fileId: string, from: number, bytes: number) => {
    const whole = await this.download(fileId)
    return { bytes: whole.subarray(from, from + bytes), total: whole.length }
  }
  upload = async (cloudPath: string, bytes: Buffer): Promise<string> => {
    this.files.set(`file:${cloudPath}`, bytes)
    return `file:${cloudPath}`
  }
  remove = async (fileIds: readonly string[]): Promise<void> => fileIds.forEach((id) => this.files.delete(id))
  temporaryUrl = async (fileId: string) => `memory:${fileId}`
}
