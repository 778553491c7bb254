import { requestFailed } from '../errors'
import { cloneDocument, type Document, type StoredDocument } from './document'
import { applyUpdate } from './update/compile-update'
import { isSameValue } from './value-order'

export interface Change {
  /** Update operators (`merge`), or the whole new content. */
  data: Document
  merge: boolean
  query: Document
  /** The cloud's time, for `$currentDate`. */
  nowMs?: number
}

/** The document after a change, or `undefined` when nothing changed. */
export function changedDocument(
  before: StoredDocument,
  { data, merge, query, nowMs = Date.now() }: Change,
): StoredDocument | undefined {
  if (!merge) return { ...cloneDocument(data), _id: before._id }
  if (Object.keys(data).length === 0) return undefined
  const after = cloneDocument(before)
  try {
    applyUpdate(after, data, { query, nowMs })
  } catch (error) {
    throw updateFailed((error as Error).message)
  }
  if (!isSameValue(after._id, before._id)) {
    throw updateFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return isSameValue(after, before) ? undefined : after
}

/** The document an upsert makes where nothing matched. */
export function upsertedDocument(seed: StoredDocument, { data, query, nowMs = Date.now() }: Change): StoredDocument {
  const made = cloneDocument(seed)
  try {
    applyUpdate(made, data, { query, nowMs, inserting: true })
  } catch (error) {
    throw updateFailed((error as Error).message)
  }
  return made
}

const updateFailed = (message: string) =>
  requestFailed(`[FailedOperation.Update] multiple write errors: [{write errors: [{${message}}]}, {<nil>}].`)

export function checkFieldNames(document: Document): void {
  const bad = Object.keys(document).find((field) => field.startsWith('$'))
  if (bad !== undefined) throw requestFailed(`[FailedOperation.Insert] field name ${bad} is not valid.`)
}
