import { KoumenError } from '@shared/kernel/errors'
import { addSeconds } from '../clock'
import type { Database, RawTransaction } from '../store/database'
import { changedDocument, newDocument } from '../store/document'
import { runTransaction } from '../store/run-transaction'

/** The right to run a timer until `until`; `token` grows with each holder, so that a late one is recognized. */
export interface Lease {
  id: string
  token: number
  until: string
}

/** Takes the lease, or answers undefined when somebody else holds it. */
export const takeLease = async (
  database: Database,
  name: string,
  holder: string,
  now: string,
  seconds: number,
): Promise<Lease | undefined> => {
  const id = `lease:${name}`
  const until = addSeconds(now, seconds)
  return runTransaction(database, async (transaction) => {
    const held = await transaction.get('operations', id)
    if (!held) {
      await transaction.add('operations', newDocument('operations', { token: 1, holder, until }, id, now))
      return { id, token: 1, until }
    }
    if (Date.parse(String(held['until'])) > Date.parse(now)) return undefined
    const token = Number(held['token'] ?? 0) + 1
    await transaction.set('operations', changedDocument('operations', held, { token, holder, until }, now))
    return { id, token, until }
  })
}

export const giveBack = async (database: Database, lease: Lease, now: string): Promise<void> => {
  await database.updateWhere(
    'operations',
    {
      fields: [
        ['_id', { is: lease.id }],
        ['token', { is: lease.token }],
      ],
    },
    { until: now },
  )
}

/** Inside a transaction: a worker that was paused beyond its lease commits nothing. */
export const requireLease = async (transaction: RawTransaction, lease: Lease): Promise<void> => {
  const held = await transaction.get('operations', lease.id)
  if (held?.['token'] !== lease.token) throw new KoumenError('CONFLICT', '定时任务已由另一个进程接手。')
}
