import type { accessContract } from '@shared/access/contract'
import type { applicationsContract } from '@shared/applications/contract'
import type { areasContract } from '@shared/areas/contract'
import type { consentsContract } from '@shared/consents/contract'
import type { doorplatesContract } from '@shared/doorplates/contract'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { feedsContract } from '@shared/feeds/contract'
import type { householdsContract } from '@shared/households/contract'
import type { AnyAction, InputOf, OutputOf } from '@shared/kernel/contract'
import type { notificationsContract } from '@shared/notifications/contract'
import type { requestsContract } from '@shared/requests/contract'
import type { statementsContract } from '@shared/statements/contract'
import type { tasksContract } from '@shared/tasks/contract'
import type { visitsContract } from '@shared/visits/contract'
import type { warningsContract } from '@shared/warnings/contract'
import type { Intent } from './intent'

/** Every contract the app may call. Types only: the schemas stay out of the bundle until a page validates with one. */
type Contracts =
  | typeof accessContract
  | typeof applicationsContract
  | typeof areasContract
  | typeof consentsContract
  | typeof doorplatesContract
  | typeof eligibilityContract
  | typeof feedsContract
  | typeof householdsContract
  | typeof notificationsContract
  | typeof requestsContract
  | typeof statementsContract
  | typeof tasksContract
  | typeof visitsContract
  | typeof warningsContract

/** A read takes its input; a write also takes the person's intent, so that a double tap and a retry are one. */
type CallOf<A extends AnyAction> = A['kind'] extends 'write'
  ? (input: InputOf<A>, intent: Intent) => Promise<OutputOf<A>>
  : (input: InputOf<A>) => Promise<OutputOf<A>>

type ActionsOf<C extends Contracts> = {
  readonly [K in keyof C['actions']]: C['actions'][K] extends AnyAction ? CallOf<C['actions'][K]> : never
}

/** `cloud.<capability>.<action>(input)`. */
export type Cloud = { readonly [C in Contracts as C['capability']]: ActionsOf<C> }
