import { COLLECTIONS, type CollectionName } from './collections'
import { readCursor, writeCursor } from './cursor'
import type { Database, RawDocument } from './database'
import { upcast } from './document'
import { readWhere } from './filter'
import type { Doc, Page, Query, Store, StoreCollection } from './types'

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 1000

const readCollection = <N extends CollectionName>(database: Database, name: N): StoreCollection<N> => {
  // The one place where raw documents become typed ones: everything stored went through `checked`.
  const typed = (raw: RawDocument) => upcast(name, raw) as unknown as Doc<N>

  const find = async (query: Query<N> = {}): Promise<Page<Doc<N>>> => {
    const by = query.order?.by ?? '_id'
    const direction = query.order?.direction ?? 'asc'
    const limit = Math.max(1, Math.min(query.limit ?? DEFAULT_LIMIT, MAX_LIMIT))
    const filter = {
      fields: readWhere(query.where),
      ...(query.after ? { after: { by, direction, ...readCursor(query.after) } } : {}),
    }
    const order =
      by === '_id'
        ? ([['_id', direction]] as const)
        : ([
            [by, direction],
            ['_id', direction],
          ] as const)
    // One more than asked tells whether there is a next page; at the platform's ceiling a full page says "maybe".
    const asked = Math.min(limit + 1, MAX_LIMIT)
    const found = await database.find(name, filter, order, asked)
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const more = found.length > limit || (limit === MAX_LIMIT && found.length === MAX_LIMIT)
    return { items: items.map(typed), next: more && last ? writeCursor(last[by], last._id) : null }
  }

  return {
    get: async (id) => {
      const raw = await database.get(name, id)
      return raw && typed(raw)
    },
    getMany: async (ids) => {
      const wanted = [...new Set(ids)]
      const found = new Map<string, Doc<N>>()
      for (let start = 0; start < wanted.length; start += 200) {
        const slice = wanted.slice(start, start + 200)
        const raws = await database.find(name, { fields: [['_id', { in: slice }]] }, [], slice.length)
        for (const raw of raws) found.set(raw._id, typed(raw))
      }
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    find,
    first: async (query = {}) => (await find({ ...query, limit: 1 })).items[0] ?? null,
    iterate: async function* (query = {}) {
      let after = query.after ?? null
      do {
        const page: Page<Doc<N>> = await find({ ...query, limit: query.limit ?? MAX_LIMIT, after })
        yield* page.items
        after = page.next
      } while (after !== null)
    },
    count: (where) => database.count(name, { fields: readWhere(where) }),
  }
}

/** Typed reading of every collection, outside transactions. */
export const readStore = (database: Database): Store =>
  Object.fromEntries(
    (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [name, readCollection(database, name)]),
  ) as unknown as Store
