import type { Envelope } from '@shared/kernel/contract'
import { KoumenError } from '@shared/kernel/errors'
import { beginCall, type Means } from './call/call'
import { failureEnvelope, logFailure, toKoumenError } from './call/failure'
import { readIdentity } from './call/identity'
import { looksLikeTimer, parseEvent } from './call/parse-event'
import { auditRefusal } from './call/refusal'
import { callerOf } from './call/resolve-actor'
import { runAction } from './call/run-action'
import { runTimer } from './call/run-timer'
import { readClock } from './clock'
import type { App } from './define-app'
import { theRuntime, type Runtime } from './runtime'

export type Main = (event: unknown, platformContext?: unknown) => Promise<Envelope>

/**
 * The function's entry: who calls, what they want, may they, do it, write it down, answer. Holds the only catch-all;
 * an unknown error leaves as INTERNAL with a trace id and no text.
 */
export const serve = (app: App, openRuntime: () => Runtime = theRuntime): Main => {
  const { capability } = app.contract
  return async (event, platformContext) => {
    const started = performance.now()
    const identity = readIdentity(platformContext)
    const call = beginCall(capability, identity, callerOf(identity))
    const isTimer = looksLikeTimer(event)
    const input = (event as { input?: unknown } | null | undefined)?.input
    let means: Means | undefined
    try {
      means = { ...openRuntime(), call }
      if (isTimer && !identity.isTimer) throw new KoumenError('FORBIDDEN', '定时任务只能由平台启动。')
      if (isTimer) call.actor = { kind: 'system', openid: `system:${capability}`, staff: [], links: [] }
      const data = isTimer
        ? await runTimer(means, app, String(event.TriggerName))
        : await runAction(means, app, parseEvent(event))
      call.log.info('call.done', {
        action: call.action,
        ms: Math.round(performance.now() - started),
        ...(isTimer ? { data } : {}),
      })
      return { ok: true, data, traceId: call.traceId, serverTime: readClock() }
    } catch (cause) {
      const failure = toKoumenError(cause)
      logFailure(call.log, failure, cause, { action: call.action, ms: Math.round(performance.now() - started) })
      if (means) await auditRefusal(means, failure.code, input, isTimer && !identity.isTimer)
      return failureEnvelope(failure, call.traceId, readClock())
    }
  }
}
