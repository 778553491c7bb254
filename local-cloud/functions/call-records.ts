import type { Identity } from './call-environment'

/** One call of a function as it went: never its event or its result. */
export interface CallNote {
  requestId: string
  /** The request that began the chain: a function called by a function carries its caller's. */
  traceId: string
  /** The request of the function that called. */
  parent?: string
  function: string
  action: string
  trigger: NonNullable<Identity['trigger']>
  /** The cloud's time when it ended, ISO. */
  at: string
  /** Milliseconds it waited for a free instance. */
  waitedMs: number
  /** Milliseconds it ran, the loading of a cold function included. */
  ms: number
  memoryMb: number
  cold: boolean
  /** `ok`, or the code of the error. */
  outcome: string
}

export interface RunningCall {
  requestId: string
  traceId: string
  parent?: string
  function: string
  action: string
}

const kept = 500

/** The calls that run, and the last that ended. */
export class CallRecords {
  readonly #running = new Map<string, RunningCall>()
  readonly #recent: CallNote[] = []
  onEnd: ((note: CallNote) => void) | undefined

  begin(call: Omit<RunningCall, 'traceId'>): RunningCall {
    const traceId = (call.parent === undefined ? undefined : this.#running.get(call.parent)?.traceId) ?? call.requestId
    const running = { ...call, traceId }
    this.#running.set(call.requestId, running)
    return running
  }

  end(note: CallNote): void {
    this.#running.delete(note.requestId)
    this.#recent.push(note)
    if (this.#recent.length > kept) this.#recent.shift()
    this.onEnd?.(note)
  }

  /** The running call whose request id this is; the `seqId` an SDK sends begins with it. */
  running(id: string): RunningCall | undefined {
    return this.#running.get(id) ?? this.#running.get(id.slice(0, 36))
  }

  get count(): number {
    return this.#running.size
  }

  countOf(name: string): number {
    return [...this.#running.values()].filter((call) => call.function === name).length
  }

  /** The latest calls, newest last. */
  recent(): readonly CallNote[] {
    return this.#recent
  }
}

/** What the event asks for, if it says so in a short name: `event.action`, or the timer's name. */
export function actionOf(event: unknown, identity: Identity): string {
  const said = event as { action?: unknown; TriggerName?: unknown } | null | undefined
  if (identity.trigger === 'timer') return `timer:${String(said?.TriggerName)}`
  const action = typeof said === 'object' ? said?.action : undefined
  return typeof action === 'string' && /^[A-Za-z][\w.:-]{0,63}$/.test(action) ? action : ''
}
