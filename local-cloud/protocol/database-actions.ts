import { checkFieldNames, upsertedDocument } from '../engine/change-document'
import type { Database } from '../engine/database'
import type { Document, DocumentId } from '../engine/document'
import { newDocumentId } from '../engine/document'
import { compileProjection } from '../engine/pipeline/project'
import type { SortOrder } from '../engine/plan-query'
import { CloudError, invalidParam, replyTooLarge, requestFailed } from '../errors'
import { DEFAULT_DOCUMENTS_PER_GET, MAX_DOCUMENTS_PER_GET, MAX_REPLY_BYTES } from '../limits'
import type { ActionHandler, ActionBody } from './admin-endpoint'
import { decode, decodeStageValue, encode } from './wire'

type DatabaseAction = (database: Database, body: ActionBody, nowMs: number) => unknown

/** `database.*`: bodies and replies as the SDK sends and expects them. */
const actions: Record<string, DatabaseAction> = {
  'database.addCollection': async (database, body) => {
    await database.collections.add(text(body.collectionName))
    return { data: {} }
  },
  'database.insertDocument': async (database, body, nowMs) => {
    const documents = list(body.data).map((each) => decode(each, nowMs))
    documents.forEach(checkFieldNames)
    return { data: { insertedIds: await database.insert(text(body.collectionName), documents, transactionOf(body)) } }
  },
  'database.getDocument': getDocument,
  'database.calculateDocument': (database, body, nowMs) => ({
    data: { total: database.count(selectionOf(body, nowMs)) },
  }),
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': async (database, body, nowMs) => {
    const selection = selectionOf(body, nowMs)
    const change = { data: decode(body.data, nowMs), merge: true, query: selection.query, nowMs }
    const document = await database.modifyAndReturn(selection, change)
    return { data: document ? { updated: 1, doc: encode(document) } : { updated: 0, doc: null } }
  },
  'database.removeDocument': async (database, body, nowMs) => {
    const many = body.queryType !== 'DOC' && body.multi !== false
    return { data: { deleted: await database.remove(selectionOf(body, nowMs), many) } }
  },
  'database.aggregateDocuments': (database, body, nowMs) => {
    const stages = list(body.stages).map((each) => {
      const { stageKey, stageValue } = each as { stageKey: string; stageValue: string }
      return { [stageKey]: decodeStageValue(stageValue, nowMs) }
    })
    return {
      data: { list: encodeAll(database.aggregate(text(body.collectionName), stages, transactionOf(body), nowMs)) },
    }
  },
  'database.startTransaction': (database) => ({ transactionId: database.startTransaction() }),
  'database.commitTransaction': async (database, body) => {
    await database.commitTransaction(text(body.transactionId))
    return {}
  },
  'database.abortTransaction': (database, body) => {
    database.abortTransaction(text(body.transactionId))
    return {}
  },
}

export function databaseActions(database: Database, nowMs: () => number): Record<string, ActionHandler> {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      (body: ActionBody) => attempt(action, database, body, nowMs()),
    ]),
  )
}

/** What an operator or a value makes impossible is the request's fault, and said with the database's code. */
async function attempt(action: DatabaseAction, database: Database, body: ActionBody, nowMs: number): Promise<unknown> {
  try {
    return await action(database, body, nowMs)
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw requestFailed(`[FailedOperation] ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function getDocument(database: Database, body: ActionBody, nowMs: number) {
  const isOne = body.queryType === 'DOC'
  const limit = Math.min(Number(body.limit ?? (isOne ? 1 : DEFAULT_DOCUMENTS_PER_GET)), MAX_DOCUMENTS_PER_GET)
  const skip = Number(body.offset ?? 0)
  const sort = Object.entries(decode(body.order, nowMs)).map(
    ([field, way]) => [field, Number(way) < 0 ? -1 : 1] as const,
  )
  const found = database.find(selectionOf(body, nowMs), { sort: sort satisfies SortOrder, skip, limit })
  const fields = decode(body.projection, nowMs)
  const shown = Object.keys(fields).length > 0 ? found.map(projected(fields)) : found
  return { data: { list: encodeAll(shown), limit, offset: skip } }
}

function projected(fields: Document): (document: Document) => Document {
  const project = compileProjection(fields, true)
  return (document) => project(document, {})
}

/** `set` arrives with `merge: false, upsert: true` on one document; everything else merges operators. */
async function modifyDocument(database: Database, body: ActionBody, nowMs: number) {
  const selection = selectionOf(body, nowMs)
  const data = decode(body.data, nowMs)
  const id = selection.query._id
  if (body.merge === false) {
    if (body.queryType === 'DOC' || typeof id === 'string' || typeof id === 'number') {
      checkFieldNames(data)
      const created = await database.set(selection.collection, id as DocumentId, data, selection.transactionId)
      return { data: { updated: created === null ? 1 : 0, upsert_id: created } }
    }
    throw requestFailed('[FailedOperation.Update] only one document can be replaced.')
  }
  const many = body.queryType !== 'DOC' && body.multi !== false
  const updated = await database.modify(selection, { data, merge: true, query: selection.query, nowMs }, many)
  if (updated === 0 && body.upsert === true && database.count(selection) === 0) {
    const created = (id as DocumentId | undefined) ?? newDocumentId()
    const fresh = upsertedDocument({ _id: created }, { data, merge: true, query: selection.query, nowMs })
    await database.insert(selection.collection, [fresh], selection.transactionId)
    return { data: { updated: 0, upsert_id: created } }
  }
  return { data: { updated, upsert_id: null } }
}

function encodeAll(documents: Document[]): string[] {
  let bytes = 0
  return documents.map((document) => {
    const encoded = encode(document)
    bytes += Buffer.byteLength(encoded)
    if (bytes > MAX_REPLY_BYTES) throw replyTooLarge(MAX_REPLY_BYTES)
    return encoded
  })
}

const selectionOf = (body: ActionBody, nowMs: number) => ({
  collection: text(body.collectionName),
  query: decode(body.query, nowMs),
  transactionId: transactionOf(body),
})

const transactionOf = (body: ActionBody) => (typeof body.transactionId === 'string' ? body.transactionId : undefined)

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalidParam('a name is missing')
  return value
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw invalidParam('a list is missing')
  return value
}
