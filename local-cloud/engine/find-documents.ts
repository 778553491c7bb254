import type { Collection } from './collections'
import { cloneDocument, type Document, type StoredDocument } from './document'
import { distanceTo, positionOf, type NearArgument } from './geo'
import { isShortened } from './index-key'
import { compileQuery } from './match/compile-query'
import { planQuery, type Plan, type SortOrder } from './plan-query'
import { sortDocuments } from './sort-documents'
import type { Snapshot, Store } from './store'

export interface FindOptions {
  sort?: SortOrder
  skip?: number
  limit?: number
}

/** Where to read: a snapshot, and what a transaction has written over it (`null` = removed). */
export interface View {
  snapshot?: Snapshot
  overlay?: ReadonlyMap<string, { id: StoredDocument['_id']; document: StoredDocument | null }>
}

export const overlayKey = (id: StoredDocument['_id']) => `${typeof id}/${id}`

/** Documents that match, in order. The result is the caller's own: nothing else refers to it. */
export function findDocuments(
  store: Store,
  collection: Collection,
  query: Document,
  options: FindOptions = {},
  view: View = {},
): StoredDocument[] {
  const sort = options.sort ?? []
  const near = nearCondition(query)
  const wanted = (options.skip ?? 0) + (options.limit ?? Infinity)
  const plan = planQuery(collection, query, near ? [['', 1]] : sort)
  const matches = Object.keys(query).length === 0 ? () => true : compileQuery(query)
  const settled = plan.ordered && !view.overlay?.size && !near
  const found: StoredDocument[] = []
  const began = performance.now()
  let examined = 0
  let resort = !settled && sort.length > 0
  for (const { document, vague } of candidates(store, collection, plan, view)) {
    examined++
    if (vague && sort.length > 0) resort = true
    if (!matches(document)) continue
    found.push(document)
    if (settled && !resort && found.length >= wanted) break
  }
  for (const { document } of view.overlay?.values() ?? []) {
    if (document && matches(document)) found.push(cloneDocument(document))
  }
  if (near) sortByDistance(found, ...near)
  else if (resort || view.overlay?.size) sortDocuments(found, sort)
  const cost = { examined, returned: found.length, milliseconds: performance.now() - began }
  store.queries.note(collection.name, query, plan, cost)
  return found.slice(options.skip ?? 0, wanted)
}

/** Each candidate once. `vague`: its place in the index does not settle its order. */
function* candidates(
  store: Store,
  collection: Collection,
  plan: Plan,
  { snapshot, overlay }: View,
): Generator<{ document: StoredDocument; vague: boolean }> {
  const written = (id: StoredDocument['_id']) => overlay?.has(overlayKey(id)) ?? false
  if (plan.kind === 'documents') {
    for (const document of store.scanDocuments(collection, plan, snapshot)) {
      if (!written(document._id)) yield { document, vague: false }
    }
    return
  }
  if (plan.kind === 'ids') {
    for (const id of plan.ids) {
      const document = written(id) ? undefined : store.read(collection, id, snapshot)?.document
      if (document) yield { document, vague: false }
    }
    return
  }
  const seen = new Set<string>()
  for (const prefix of plan.prefixes) {
    for (const { id, key } of store.scanIndex(collection, plan.index, prefix, plan, snapshot)) {
      if (written(id) || seen.has(overlayKey(id))) continue
      if (plan.index.many || plan.prefixes.length > 1) seen.add(overlayKey(id))
      const document = store.read(collection, id, snapshot)?.document
      if (document) yield { document, vague: key.slice(2, -2).some(isShortened) }
    }
  }
}

function nearCondition(query: Document): [path: string, argument: NearArgument] | undefined {
  for (const [path, condition] of Object.entries(query)) {
    const near = condition as { $nearSphere?: NearArgument; $near?: NearArgument } | null
    const argument = near?.$nearSphere ?? near?.$near
    if (argument) return [path, argument]
  }
  return undefined
}

function sortByDistance(documents: StoredDocument[], path: string, argument: NearArgument): void {
  const away = (document: StoredDocument) => distanceTo(document, path, positionOf(argument)) ?? Infinity
  documents.sort((a, b) => away(a) - away(b))
}
