import { createHash } from 'node:crypto'
import { addSeconds } from '../clock'
import type { Database } from '../store/database'
import { newDocument } from '../store/document'
import { SdkError } from '../store/sdk-error'

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)

/**
 * Counts one call in the window that contains `now` and answers how many there are by now. One round trip for all but
 * the first call of a window. Windows lie on the clock (each full minute, each full hour).
 */
export const countCall = async (
  database: Database,
  now: string,
  windowSeconds: number,
  ...subject: readonly string[]
): Promise<number> => {
  const window = Math.floor(Date.parse(now) / 1000 / windowSeconds)
  const id = hashOf('rate', ...subject, String(windowSeconds), String(window))
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const count = await database.increment('rateCounters', id, 'count')
    if (count !== undefined) return count
    try {
      const fields = { count: 1, expiresAt: addSeconds(now, windowSeconds * 2) }
      await database.add('rateCounters', newDocument('rateCounters', fields, id, now))
      return 1
    } catch (error) {
      // Another call opened the same window first: count in it.
      if (!(error instanceof SdkError && error.failure === 'duplicate')) throw error
    }
  }
  return 1
}
