import { randomBytes } from 'node:crypto'
import { ObjectId, deserialize, serialize } from 'bson'
import { documentTooLarge, requestFailed } from '../errors'
import { MAX_DOCUMENT_BYTES, MAX_ID_BYTES } from '../limits'

export type DocumentId = string | number
export type Document = Record<string, unknown>
export type StoredDocument = Document & { _id: DocumentId }

/** A document as stored: the version of its last write, then BSON. */
export interface Revision {
  version: number
  document: StoredDocument
}

const versionBytes = 8

export function packRevision(version: number, document: StoredDocument): Buffer {
  const body = serialize(document, { ignoreUndefined: true })
  if (body.length > MAX_DOCUMENT_BYTES) throw documentTooLarge(body.length, MAX_DOCUMENT_BYTES)
  const packed = Buffer.allocUnsafe(versionBytes + body.length)
  packed.writeDoubleBE(version, 0)
  packed.set(body, versionBytes)
  return packed
}

export function unpackRevision(packed: Buffer): Revision {
  const document = deserialize(packed.subarray(versionBytes), { promoteBuffers: false }) as StoredDocument
  return { version: packed.readDoubleBE(0), document }
}

/** An id as the platform makes them: 32 hexadecimal digits. */
export const newDocumentId = () => randomBytes(16).toString('hex')

/** Accepts strings, numbers and ObjectIds (kept as their hexadecimal string). */
export function documentId(value: unknown): DocumentId {
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  if (typeof value === 'string') {
    if (Buffer.byteLength(value) > MAX_ID_BYTES) throw requestFailed('[FailedOperation] _id is too long.')
    return value
  }
  throw requestFailed('[FailedOperation] _id must be a string or a number.')
}

export function cloneDocument<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneDocument) as T
  if (value instanceof Date) return new Date(value) as T
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cloneDocument(item)])) as T
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
