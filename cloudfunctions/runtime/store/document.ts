import { COLLECTIONS, type CollectionModel, type CollectionName } from './collections'
import type { RawDocument } from './database'
import type { BaseDocument } from './types'

const BASE_FIELDS = ['_id', 'schemaVersion', 'version', 'createdAt', 'updatedAt'] as const

/** The document without undefined fields, which the wire does not know. */
const withoutUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutUndefined(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, withoutUndefined(item)]),
  )
}

const modelOf = (collection: CollectionName): CollectionModel => COLLECTIONS[collection]

/** Checks a whole document against its model; a document that does not fit is a fault of ours, told by path only. */
export const checked = (collection: CollectionName, document: BaseDocument & Record<string, unknown>): RawDocument => {
  const parsed = modelOf(collection).model.safeParse(document)
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`)
    throw new Error(`${collection}: the document does not fit its model at ${paths.join(', ')}`)
  }
  const base = Object.fromEntries(BASE_FIELDS.map((field) => [field, document[field]]))
  return withoutUndefined({ ...(parsed.data as object), ...base }) as RawDocument
}

export const newDocument = (
  collection: CollectionName,
  fields: Record<string, unknown>,
  id: string,
  now: string,
): RawDocument =>
  checked(collection, {
    ...fields,
    _id: id,
    schemaVersion: modelOf(collection).schemaVersion,
    version: 1,
    createdAt: now,
    updatedAt: now,
  })

export const changedDocument = (
  collection: CollectionName,
  stored: RawDocument,
  patch: Record<string, unknown>,
  now: string,
): RawDocument => {
  const current = upcast(collection, stored)
  return checked(collection, {
    ...current,
    ...patch,
    _id: stored._id,
    schemaVersion: modelOf(collection).schemaVersion,
    version: Number(stored['version'] ?? 0) + 1,
    createdAt: String(stored['createdAt'] ?? now),
    updatedAt: now,
  })
}

/** Brings an older document to today's schema version. */
export const upcast = (collection: CollectionName, stored: RawDocument): RawDocument => {
  const { schemaVersion, upcasters } = modelOf(collection)
  const from = typeof stored['schemaVersion'] === 'number' ? stored['schemaVersion'] : 1
  if (from >= schemaVersion) return stored
  const raised = upcasters.slice(from - 1).reduce<Record<string, unknown>>((document, step) => step(document), stored)
  return { ...raised, _id: stored._id, schemaVersion }
}
