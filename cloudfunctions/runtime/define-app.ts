import type { AnyAction, Contract, OutputOf, ParsedInputOf } from '@shared/kernel/contract'
import type { Actor } from '@shared/access/actor'
import type { Handler, TimerHandler } from './context'
import type { Guard } from './guards'

/** One row of a capability's table. */
export interface ActionRow<A extends AnyAction> {
  guard: Guard<ParsedInputOf<A>>
  handler: Handler<A>
  /** Calls a minute by one caller; 240 for reads and 60 for writes when left out. */
  limit?: { perMinute: number }
  /** Masks the output for this actor; runs last, whatever the handler returned. */
  views?: (output: OutputOf<A>, actor: Actor) => OutputOf<A>
  /** `many`: a long import that commits in pieces, each resumable through deterministic ids. Default `one`. */
  commits?: 'one' | 'many'
}

export type ActionTable<A extends Record<string, AnyAction>> = { [K in keyof A]: ActionRow<A[K]> }

export interface App {
  contract: Contract
  table: Record<string, ActionRow<AnyAction>>
  timers: Record<string, TimerHandler>
}

/** Joins a contract with its handlers; every action of the contract needs a row, and no other may have one. */
export const defineApp = <A extends Record<string, AnyAction>>(
  contract: { capability: string; actions: A },
  table: ActionTable<A>,
  options: { timers?: Record<string, TimerHandler> } = {},
): App => ({ contract, table, timers: options.timers ?? {} })
