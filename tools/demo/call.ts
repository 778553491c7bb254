import { accessContract } from '@shared/access/contract'
import { applicationsContract } from '@shared/applications/contract'
import { areasContract } from '@shared/areas/contract'
import { consentsContract } from '@shared/consents/contract'
import { doorplatesContract } from '@shared/doorplates/contract'
import { eligibilityContract } from '@shared/eligibility/contract'
import { feedsContract } from '@shared/feeds/contract'
import { householdsContract } from '@shared/households/contract'
import type { AnyAction, Envelope, InputOf, OutputOf } from '@shared/kernel/contract'
import { KoumenError } from '@shared/kernel/errors'
import { notificationsContract } from '@shared/notifications/contract'
import { requestsContract } from '@shared/requests/contract'
import { statementsContract } from '@shared/statements/contract'
import { tasksContract } from '@shared/tasks/contract'
import { visitsContract } from '@shared/visits/contract'
import { warningsContract } from '@shared/warnings/contract'

export const CONTRACTS = {
  access: accessContract,
  applications: applicationsContract,
  areas: areasContract,
  consents: consentsContract,
  doorplates: doorplatesContract,
  eligibility: eligibilityContract,
  feeds: feedsContract,
  households: householdsContract,
  notifications: notificationsContract,
  requests: requestsContract,
  statements: statementsContract,
  tasks: tasksContract,
  visits: visitsContract,
  warnings: warningsContract,
} as const

type Contracts = typeof CONTRACTS
export type Capability = keyof Contracts
type Actions<C extends Capability> = Contracts[C]['actions']
type Action<C extends Capability, A extends keyof Actions<C>> = Extract<Actions<C>[A], AnyAction>

/** Runs one function as one identity, whatever carries the call: the stand-in's worker pool or its HTTP gateway. */
export type Carrier = (fn: string, event: unknown) => Promise<unknown>

/** One actor's typed hand on the real functions: `await lan.call('tasks', 'accept', { … })`. */
export interface Caller {
  call<C extends Capability, A extends keyof Actions<C> & string>(
    capability: C,
    action: A,
    input: InputOf<Action<C, A>>,
    options?: { idempotencyKey?: string },
  ): Promise<OutputOf<Action<C, A>>>
  /** The envelope as it came, for tests of refusals. */
  raw(capability: Capability, event: unknown): Promise<Envelope>
}

/** A busy moment (a timer at work on the same file) is waited out, as the app does. */
const MOST_TRIES = 4

let calls = 0
const nextKey = (): string => `call-${process.pid}-${Date.now()}-${++calls}`

export const callerOver = (carrier: Carrier): Caller => ({
  async call(capability, action, input, options = {}) {
    const event = { action, input, idempotencyKey: options.idempotencyKey ?? nextKey(), clientVersion: '0.1.0' }
    let envelope = (await carrier(capability, event)) as Envelope
    // The same key: trying again never does a thing twice.
    for (let tries = 1; !envelope.ok && envelope.error.code === 'UNAVAILABLE' && tries < MOST_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, tries * 300))
      envelope = (await carrier(capability, event)) as Envelope
    }
    if (!envelope.ok) throw new KoumenError(envelope.error.code, envelope.error.messageZh, envelope.error.fields)
    return envelope.data as never
  },
  raw: async (capability, event) => (await carrier(capability, event)) as Envelope,
})
