import { requestFailed } from '../errors'
import { cloneDocument, type Document, type StoredDocument } from './document'
import { applyOperators } from './operators'

export interface Change {
  /** Update operators (`merge`), or the whole new content. */
  data: Document
  merge: boolean
  query: Document
}

/** The document after a change, or `undefined` when nothing changed. */
export function changedDocument(before: StoredDocument, { data, merge, query }: Change): StoredDocument | undefined {
  if (!merge) return { ...cloneDocument(data), _id: before._id }
  const operators = Object.keys(data)
  if (operators.length === 0) return undefined
  const unknown = operators.find((operator) => !operator.startsWith('$'))
  if (unknown !== undefined) throw requestFailed(`[FailedOperation.Update] unknown update operator ${unknown}.`)
  const after = cloneDocument(before)
  let changed: string[]
  try {
    changed = applyOperators(after, data, query)
  } catch (error) {
    throw requestFailed(`[FailedOperation.Update] ${(error as Error).message}.`)
  }
  if (after._id !== before._id) throw requestFailed('[FailedOperation.Update] the _id of a document is immutable.')
  return changed.length > 0 ? after : undefined
}

export function checkFieldNames(document: Document): void {
  const bad = Object.keys(document).find((field) => field.startsWith('$'))
  if (bad !== undefined) throw requestFailed(`[FailedOperation.Insert] field name ${bad} is not valid.`)
}
