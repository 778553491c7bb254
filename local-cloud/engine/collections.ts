import { collectionExists, collectionMissing, duplicateKey, requestFailed } from '../errors'
import { MAX_INDEXES_PER_COLLECTION } from '../limits'
import type { CollectionSpec, IndexSpec } from '../manifest'
import type { DocumentId } from './document'
import { ENTRY_FORMAT, entriesOf, shownKey } from './index-key'
import type { Store } from './store'

export interface Index {
  id: number
  name: string
  fields: string[]
  directions: number[]
  /** Those of the fields that hold shapes. */
  geo?: string[]
  unique: boolean
  /** Some document holds an array there: one document, several entries. Decided on write, never taken back. */
  many: boolean
  /** How its entries are written; see `ENTRY_FORMAT`. */
  format?: number
}

export interface Collection {
  id: number
  name: string
  indexes: Index[]
}

/** Which collections exist and how they are indexed; kept in the data folder. */
export class Collections {
  readonly #known = new Map<string, Collection>()

  constructor(private readonly store: Store) {
    for (const { value } of store.facts<Collection>('collection')) {
      this.#known.set(value.name, value)
    }
  }

  /** Creates what the manifest names and makes the indexes of each collection equal to it. */
  async apply(manifest: readonly CollectionSpec[]): Promise<void> {
    for (const spec of manifest) {
      const collection = this.#known.get(spec.name) ?? (await this.create(spec.name))
      await this.applyIndexes(collection, spec.indexes)
    }
  }

  get(name: string): Collection {
    const collection = this.#known.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  async add(name: string): Promise<void> {
    if (this.#known.has(name)) throw collectionExists()
    await this.create(name)
  }

  names(): string[] {
    return [...this.#known.keys()]
  }

  private async create(name: string): Promise<Collection> {
    if (!/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(name)) throw requestFailed(`[InvalidParameter] invalid collection name.`)
    const id = 1 + Math.max(0, ...[...this.#known.values()].map((collection) => collection.id))
    const collection: Collection = { id, name, indexes: [] }
    this.#known.set(name, collection)
    try {
      await this.store.keepFact(factKey(name), collection)
    } catch (error) {
      this.#known.delete(name)
      throw error
    }
    return collection
  }

  private async applyIndexes(collection: Collection, specs: readonly IndexSpec[]): Promise<void> {
    if (specs.length > MAX_INDEXES_PER_COLLECTION) {
      throw new Error(`${collection.name}: more than ${MAX_INDEXES_PER_COLLECTION} indexes`)
    }
    const wanted = new Map(specs.map((spec) => [spec.name, spec]))
    const unchanged = collection.indexes.filter((index) => sameIndex(index, wanted.get(index.name)))
    const stale = collection.indexes.filter((index) => !unchanged.includes(index))
    const missing = specs.filter((spec) => !unchanged.some((index) => index.name === spec.name))
    if (stale.length === 0 && missing.length === 0) return
    let nextId = 1 + Math.max(0, ...collection.indexes.map((index) => index.id))
    const fresh = missing.map((spec) => indexFrom(nextId++, spec))
    this.checkUnique(collection, fresh)
    const indexes = [...unchanged, ...fresh]
    // Entries and the list of indexes change together: a crash leaves the old state or the new one.
    await this.store.write((writer) => {
      for (const index of [...stale, ...fresh]) writer.removeEntries(collection, index)
      for (const document of this.store.scanDocuments(collection)) {
        for (const index of fresh) writer.putEntries(collection, index, document)
      }
      writer.putFact(factKey(collection.name), { ...collection, indexes })
    })
    collection.indexes = indexes
  }

  /** A unique index over documents that collide is not built. */
  private checkUnique(collection: Collection, fresh: readonly Index[]): void {
    for (const index of fresh.filter((each) => each.unique)) {
      const seen = new Map<string, DocumentId>()
      for (const document of this.store.scanDocuments(collection)) {
        for (const entry of entriesOf(document, index).entries) {
          const key = JSON.stringify(entry)
          if (seen.has(key) && seen.get(key) !== document._id) {
            throw duplicateKey('Insert', collection.name, index.name, shownKey(index, document))
          }
          seen.set(key, document._id)
        }
      }
    }
  }
}

const factKey = (name: string) => ['collection', name]

const indexFrom = (id: number, spec: IndexSpec): Index => ({
  id,
  name: spec.name,
  fields: Object.keys(spec.keys),
  directions: Object.values(spec.keys).map((way) => (way === '2dsphere' ? 1 : way)),
  geo: geoFields(spec),
  unique: spec.unique ?? false,
  many: false,
  format: ENTRY_FORMAT,
})

const geoFields = (spec: IndexSpec) => Object.keys(spec.keys).filter((field) => spec.keys[field] === '2dsphere')

const sameIndex = (index: Index, spec: IndexSpec | undefined) =>
  spec !== undefined &&
  index.format === ENTRY_FORMAT &&
  index.unique === (spec.unique ?? false) &&
  JSON.stringify(index.fields) === JSON.stringify(Object.keys(spec.keys)) &&
  JSON.stringify(index.geo ?? []) === JSON.stringify(geoFields(spec))
