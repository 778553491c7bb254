import type { CallEvent, Envelope } from '@shared/kernel/contract'
import { clientVersion } from './build-constants'
import { CloudError } from './cloud-error'
import type { Cloud } from './contracts'
import type { Intent } from './intent'
import { learnServerTime } from './server-time'
import { callFunction } from './transport'
import { TransportFailure } from './transport-failure'

const TIMEOUT_MS = 20_000
/** Pauses before a read is tried again; writes are tried again only by the person (with the same key). */
const READ_PAUSES_MS = [300, 900]
const TIMEOUT_ZH = '网络有点慢，没等到回答。您填的内容还在，请再试一次。'

/**
 * The one way to the server: `cloud.requests.submit(input, intent)`, `cloud.areas.whoAnswers(input)`.
 * Throws CloudError only.
 */
export const cloud: Cloud = byName((capability) =>
  byName(
    (action) => (input: unknown, intent?: Intent) =>
      intent ? write(capability, action, input, intent) : read(capability, action, input),
  ),
) as Cloud

async function read(capability: string, action: string, input: unknown): Promise<unknown> {
  for (const pause of READ_PAUSES_MS) {
    try {
      return await callOnce(capability, { action, input, clientVersion })
    } catch (thrown) {
      if (!(thrown instanceof CloudError) || (thrown.code !== 'UNAVAILABLE' && thrown.code !== 'OFFLINE')) throw thrown
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return callOnce(capability, { action, input, clientVersion })
}

async function write(capability: string, action: string, input: unknown, intent: Intent): Promise<unknown> {
  try {
    const data = await callOnce(capability, { action, input, clientVersion, idempotencyKey: intent.key })
    intent.settle()
    return data
  } catch (thrown) {
    // Refused: nothing happened, and a corrected input is a new intent. Anything else may have happened: keep the key.
    if (thrown instanceof CloudError && !thrown.retry) intent.settle()
    throw thrown
  }
}

/** One call, one answer: unwraps the envelope. Exported for the offline queue, which brings its own key. */
export async function callOnce(capability: string, event: CallEvent): Promise<unknown> {
  const answer = await callFunction(capability, event, TIMEOUT_MS).catch((thrown: unknown) => {
    throw asError(thrown)
  })
  if (!isEnvelope(answer)) throw new CloudError('INTERNAL')
  learnServerTime(answer.serverTime)
  if (answer.ok) return answer.data
  throw new CloudError(answer.error.code, answer.error.messageZh, answer.error.fields, answer.traceId)
}

const isEnvelope = (answer: unknown): answer is Envelope =>
  typeof answer === 'object' && answer !== null && typeof (answer as Envelope).ok === 'boolean'

const asError = (thrown: unknown): CloudError => {
  if (!(thrown instanceof TransportFailure)) return new CloudError('INTERNAL')
  switch (thrown.kind) {
    case 'offline':
      return new CloudError('OFFLINE')
    case 'timeout':
      return new CloudError('UNAVAILABLE', TIMEOUT_ZH)
    case 'unauthenticated':
      return new CloudError('UNAUTHENTICATED')
    case 'unavailable':
      return new CloudError('UNAVAILABLE')
  }
}

function byName<T>(make: (name: string) => T): Record<string, T> {
  const made: Record<string, T> = {}
  return new Proxy(made, {
    get: (target, name) => (typeof name === 'string' ? (target[name] ??= make(name)) : undefined),
  })
}
