import type { Usage } from './cost-report'

type Body = Record<string, unknown>
type Reply = {
  data?: { list?: unknown[]; insertedIds?: unknown[]; updated?: number; deleted?: number; upsert_id?: unknown }
}
type Meter = (reply: Reply) => Partial<Usage>

const read: Meter = ({ data }) => ({ reads: 1, documentsRead: data?.list?.length ?? 0 })
const changed: Meter = ({ data }) => ({
  writes: 1,
  documentsWritten: (data?.updated ?? 0) + (data?.deleted ?? 0) + (data?.upsert_id == null ? 0 : 1),
})

const meters: Record<string, Meter> = {
  'database.getDocument': read,
  'database.calculateDocument': read,
  'database.aggregateDocuments': read,
  'database.insertDocument': ({ data }) => ({ writes: 1, documentsWritten: data?.insertedIds?.length ?? 0 }),
  'database.modifyDocument': changed,
  'database.modifyAndReturnDoc': changed,
  'database.removeDocument': changed,
}

/** What one request of the SDK uses. A request that fails is a request too, and reads or writes nothing. */
export function usageOf(action: string, reply: unknown): Partial<Usage> {
  if (action.startsWith('storage.')) return { storageRequests: 1 }
  if (!action.startsWith('database.')) return {}
  const meter = Object.hasOwn(meters, action) ? meters[action] : undefined
  return { databaseRequests: 1, ...meter?.((reply ?? {}) as Reply & Body) }
}
