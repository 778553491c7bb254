import type { z } from 'zod'
import type { ErrorCode, FieldProblem } from './errors'

/** One action declared as data. `write` actions carry an idempotency key and commit once; `read` actions change nothing. */
export interface ActionContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'read' | 'write'
  /** One line for the reader of the contract: who does what, for what. */
  summary: string
  input: I
  output: O
  /** Codes the action may answer with, beside those any action may give (UNAUTHENTICATED, INVALID_INPUT, RATE_LIMITED, UNAVAILABLE, INTERNAL). */
  errors: readonly ErrorCode[]
}

// Variance of generic zod types makes `ActionContract` itself too narrow a bound here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- because the bound must accept every action's own input and output
export type AnyAction = ActionContract<any, any>

export interface Contract<A extends Record<string, AnyAction> = Record<string, AnyAction>> {
  capability: string
  actions: A
}

export const defineContract = <const C extends string, A extends Record<string, AnyAction>>(
  capability: C,
  actions: A,
): { capability: C; actions: A } => ({ capability, actions })

/** What the client sends. */
export interface CallEvent {
  action: string
  input: unknown
  /** Chosen once per tap by the client; the same key gives the same answer and never a second effect. Required for writes. */
  idempotencyKey?: string
  /** Semantic version of the client, so that old clients can be served or told to update. */
  clientVersion?: string
}

/** What every function answers with. */
export type Envelope<T = unknown> =
  | { ok: true; data: T; traceId: string; serverTime: string }
  | {
      ok: false
      error: { code: ErrorCode; messageZh: string; retry: boolean; fields: readonly FieldProblem[] }
      traceId: string
      serverTime: string
    }

export type InputOf<A extends AnyAction> = z.input<A['input']>
export type ParsedInputOf<A extends AnyAction> = z.output<A['input']>
export type OutputOf<A extends AnyAction> = z.output<A['output']>
