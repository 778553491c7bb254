import type { CallEvent, Envelope } from '@shared/kernel/contract'
import { TransportFailure } from '../../miniprogram/cloud/transport-failure'

type Answer = (input: never, event: CallEvent) => unknown

/** A server for hooks: an answer for each `capability.action`, what was called, and a cable that can be pulled. */
export const server = {
  answers: {} as Record<string, Answer>,
  calls: [] as { name: string; event: CallEvent }[],
  connected: true,
  reset(): void {
    this.answers = {}
    this.calls = []
    this.connected = true
  },
  /** Inputs of the calls to one action, in order. */
  asked(action: string): unknown[] {
    return this.calls.filter(({ name, event }) => `${name}.${event.action}` === action).map(({ event }) => event.input)
  },
}

/** What an answer throws to refuse. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly messageZh: string,
  ) {
    super(code)
  }
}

export const startTransport = (): void => undefined

/** Stands where the transport stands. */
export async function callFunction(name: string, event: CallEvent): Promise<Envelope> {
  if (!server.connected) throw new TransportFailure('offline')
  server.calls.push({ name, event })
  const serverTime = '2026-11-23T09:12:00.000+08:00'
  const answer = server.answers[`${name}.${event.action}`]
  if (answer === undefined) throw new Error(`no answer for ${name}.${event.action}`)
  try {
    return { ok: true, data: await answer(event.input as never, event), traceId: 't', serverTime }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    const error = { code: thrown.code as 'FORBIDDEN', messageZh: thrown.messageZh, retry: false, fields: [] }
    return { ok: false, error, traceId: 't', serverTime }
  }
}
