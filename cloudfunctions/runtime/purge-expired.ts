import { meansOf } from './call/make-context'
import { addSeconds } from './clock'
import type { TimerHandler } from './context'
import type { Database } from './store/database'
import { RETENTION } from './store/retention'
import { SdkError } from './store/sdk-error'
import type { Storage } from './store/storage'

const BATCH = 100

/** Files first, then their records: stopped in between, the next run finds the records again. */
const purgeFiles = async (database: Database, storage: Storage, before: string): Promise<number> => {
  let removed = 0
  for (;;) {
    const filter = { fields: [['keepUntil', { lt: before }]] as const }
    const expired = await database.find('attachments', filter, [['keepUntil', 'asc']], BATCH)
    if (expired.length === 0) return removed
    await storage.remove(expired.map((attachment) => String(attachment['fileId'])))
    removed += await database.removeWhere('attachments', {
      fields: [['_id', { in: expired.map((attachment) => attachment._id) }]],
    })
  }
}

/** Timer: removes what its retention no longer covers, and says how much of each. */
export const purgeExpired: TimerHandler = async (ctx) => {
  const { database, storage } = meansOf(ctx)
  const removed: Record<string, number> = {}
  for (const [collection, { field, days }] of Object.entries(RETENTION)) {
    const before = addSeconds(ctx.now, -days * 86_400)
    try {
      removed[collection] =
        collection === 'attachments'
          ? await purgeFiles(database, storage, before)
          : await database.removeWhere(collection, { fields: [[field, { lt: before }]] })
    } catch (error) {
      // A collection that was never deployed holds nothing to purge.
      if (!(error instanceof SdkError && error.failure === 'missing')) throw error
    }
  }
  return removed
}
