import type { Context } from './context'
import { addSeconds } from './clock'
import type { Doc } from './store/types'

export type OutboxRow = Doc<'outbox'>
/** May run twice for one row: make its effect depend on the row's key (`row._id`). Throwing asks for another try. */
export type Deliverer = (ctx: Context, row: OutboxRow) => Promise<void>

const MAX_ATTEMPTS = 8
const FIRST_PAUSE_SECONDS = 30
const MAX_PAUSE_SECONDS = 3600

/** 30 s, 1 min, 2 min … at most an hour. */
export const pauseSeconds = (attempts: number): number =>
  Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), MAX_PAUSE_SECONDS)

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 60) : 'INTERNAL'
}

/**
 * Delivers due rows of the given kinds, oldest first, at least once. A row that fails waits longer each time and after
 * eight attempts is `dead`: kept, counted and shown, never dropped. Each function delivers its own kinds.
 */
export const deliverOutbox = async (
  ctx: Context,
  deliverers: Readonly<Record<string, Deliverer>>,
  limit = 100,
): Promise<{ delivered: number; failed: number; dead: number }> => {
  const { items } = await ctx.store.outbox.find({
    where: { status: 'due', kind: { in: Object.keys(deliverers) }, dueAt: { lte: ctx.now } },
    order: { by: 'dueAt' },
    limit,
  })
  const counts = { delivered: 0, failed: 0, dead: 0 }
  for (const row of items) {
    try {
      await deliverers[row.kind]?.(ctx, row)
      await ctx.commit((tx) => tx.outbox.update(row, { status: 'delivered', deliveredAt: ctx.now }))
      counts.delivered += 1
    } catch (error) {
      const attempts = row.attempts + 1
      const isDead = attempts >= MAX_ATTEMPTS
      ctx.log.warn('outbox.failed', { kind: row.kind, attempts, isDead, error })
      await ctx.commit((tx) =>
        tx.outbox.update(row, {
          attempts,
          lastError: codeOf(error),
          ...(isDead ? { status: 'dead' } : { dueAt: addSeconds(ctx.now, pauseSeconds(attempts)) }),
        }),
      )
      counts[isDead ? 'dead' : 'failed'] += 1
    }
  }
  return counts
}

/** Rows that gave up, oldest first: the operator's dead-letter view. */
export const deadLetters = async (ctx: Context, limit = 100): Promise<OutboxRow[]> =>
  (await ctx.store.outbox.find({ where: { status: 'dead' }, order: { by: 'dueAt' }, limit })).items
