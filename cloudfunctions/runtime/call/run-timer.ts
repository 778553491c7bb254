import type { App } from '../define-app'
import { readClock } from '../clock'
import { newDocument } from '../store/document'
import type { AuditSubjects } from '../store/types'
import type { Means } from './call'
import { commitWork, entryOf } from './commit'
import { giveBack, requireLease, takeLease } from './lease'
import { makeContext } from './make-context'

const DEFAULT_LIMIT_MS = 60_000

/** When a timer last ran, how it ended and how long it took: `operations/heartbeat:<function>:<timer>`. */
const writeHeartbeat = async ({ database, call }: Means, name: string, outcome: string, ms: number): Promise<void> => {
  const id = `heartbeat:${name}`
  const fields = { at: readClock(), outcome, ms: Math.round(ms) }
  const updated = await database.updateWhere('operations', { fields: [['_id', { is: id }]] }, fields)
  if (updated === 0) await database.add('operations', newDocument('operations', fields, id, call.now))
}

/** Runs a timer under its lease; a run that finds the lease held does nothing. */
export const runTimer = async (means: Means, app: App, timer: string): Promise<Record<string, unknown>> => {
  const { call, database } = means
  const handler = Object.hasOwn(app.timers, timer) ? app.timers[timer] : undefined
  if (!handler) throw new Error(`${call.capability} has no timer of this name`)
  const name = `${call.capability}:${timer}`
  call.action = `${call.capability}.timer:${timer}`
  call.kind = 'timer'
  const seconds = (call.identity.timeLimitMs ?? DEFAULT_LIMIT_MS) / 1000 + 5
  const lease = await takeLease(database, name, call.traceId, call.now, seconds)
  if (!lease) return { skipped: true }

  const started = performance.now()
  const said: AuditSubjects[] = []
  const context = makeContext(
    means,
    async (work) => {
      const options = {
        may: 'write' as const,
        audits: 'whenSaid' as const,
        said: said.splice(0),
        fence: (transaction: Parameters<typeof requireLease>[0]) => requireLease(transaction, lease),
      }
      return (await commitWork(means, options, work)).result
    },
    (about) => void said.push(about),
  )
  let outcome = 'failed'
  try {
    const result = (await handler(context)) ?? {}
    if (said.length > 0) await database.add('auditEntries', entryOf(means, 'done', said))
    outcome = 'done'
    return result
  } finally {
    const ms = performance.now() - started
    await writeHeartbeat(means, name, outcome, ms).catch((error: unknown) =>
      call.log.error('heartbeat.failed', { error }),
    )
    await giveBack(database, lease, call.now).catch((error: unknown) => call.log.error('lease.kept', { error }))
  }
}
