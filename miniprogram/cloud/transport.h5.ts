import type { CallEvent } from '@shared/kernel/contract'
import { gateway } from './build-constants'
import { accessToken, forgetToken } from './session.h5'
import { TransportFailure } from './transport-failure'

/** Nothing to prepare in the browser. */
export const startTransport = (): void => undefined

/** Calls one function through the gateway and gives back its raw answer. Signs in again once when the session is unknown. */
export async function callFunction(name: string, event: CallEvent, timeoutMs: number): Promise<unknown> {
  try {
    return await post(name, event, timeoutMs)
  } catch (thrown) {
    if (!(thrown instanceof TransportFailure) || thrown.kind !== 'unauthenticated') throw thrown
    forgetToken()
    return post(name, event, timeoutMs)
  }
}

async function post(name: string, event: CallEvent, timeoutMs: number): Promise<unknown> {
  const token = await reach(accessToken)
  const aborter = new AbortController()
  const timer = setTimeout(() => aborter.abort(), timeoutMs)
  try {
    const answer = await reach(() =>
      fetch(`${gateway}/v1/functions/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(event),
        signal: aborter.signal,
      }),
    )
    if (answer.status === 401) throw new TransportFailure('unauthenticated')
    if (answer.status === 504) throw new TransportFailure('timeout')
    if (!answer.ok) throw new TransportFailure('unavailable')
    return await reach(() => answer.json() as Promise<unknown>)
  } finally {
    clearTimeout(timer)
  }
}

/** Runs a step that touches the network, naming its failure. */
async function reach<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (thrown) {
    if (thrown instanceof TransportFailure) throw thrown
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw new TransportFailure('timeout')
    throw new TransportFailure(navigator.onLine && !(thrown instanceof TypeError) ? 'unavailable' : 'offline')
  }
}
