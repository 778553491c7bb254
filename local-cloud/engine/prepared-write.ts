import type { Key } from 'lmdb'
import { requestFailed } from '../errors'
import type { Collection, Index } from './collections'
import { packRevision, type DocumentId, type StoredDocument } from './document'
import { entriesOf, idPart, type KeyPart } from './index-key'

/** What one index gains and loses by a write. */
export interface IndexChange {
  index: Index
  gone: KeyPart[][]
  fresh: KeyPart[][]
  /** The document holds an array there. */
  many: boolean
}

/** Everything one document's write will do; whatever can be wrong with it was found before anything is written. */
export interface PreparedWrite {
  collection: Collection
  id: DocumentId
  version: number
  packed: Buffer | null
  changes: IndexChange[]
}

/** Bytes of a key that lmdb takes, less a margin for how numbers and types are written. */
const mostKeyBytes = 1900

export function prepareWrite(
  version: number,
  collection: Collection,
  id: DocumentId,
  before: StoredDocument | undefined,
  after: StoredDocument | null,
): PreparedWrite {
  const packed = after && packRevision(version, after)
  const changes = collection.indexes.map((index) => {
    const old = before ? entriesOf(before, index).entries : []
    const { entries, many } = after ? entriesOf(after, index) : { entries: [], many: false }
    for (const entry of entries) checkKey(index, entry, id)
    return { index, gone: without(old, entries), fresh: without(entries, old), many }
  })
  return { collection, id, version, packed, changes }
}

export const entryKey = (collection: Collection, index: Index, entry: readonly KeyPart[], id: DocumentId): Key[] => {
  const key: Key[] = [collection.id, index.id]
  for (const [rank, value] of entry) key.push(rank, value)
  key.push(...idPart(id))
  return key
}

export const documentKey = (collection: Collection, id: DocumentId): Key[] => [collection.id, ...idPart(id)]

function without(entries: KeyPart[][], others: KeyPart[][]): KeyPart[][] {
  if (others.length === 0 || entries.length === 0) return entries
  const known = new Set(others.map((entry) => JSON.stringify(entry)))
  return entries.filter((entry) => !known.has(JSON.stringify(entry)))
}

function checkKey(index: Index, entry: readonly KeyPart[], id: DocumentId): void {
  let most = 3 * String(id).length
  for (const [, value] of entry) most += typeof value === 'string' ? 3 * value.length + 4 : 12
  if (most <= mostKeyBytes) return
  const bytes = entry.reduce(
    (sum, [, value]) => sum + Buffer.byteLength(String(value)) + 4,
    Buffer.byteLength(String(id)),
  )
  if (bytes > mostKeyBytes) {
    throw requestFailed(`[FailedOperation] the values of index ${index.name} are too long: ${bytes} bytes.`)
  }
}
