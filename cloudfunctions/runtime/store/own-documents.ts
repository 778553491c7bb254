import { z } from 'zod'

/** A message or a fan-out, written with the change that causes it and delivered later, at least once. `_id` is its key. */
export const OutboxRow = z.object({
  kind: z.string().min(1),
  /** Ids and codes a deliverer needs; personal text is read again at delivery, under the deliverer's own rules. */
  payload: z.record(z.string(), z.unknown()),
  status: z.enum(['due', 'delivered', 'dead']),
  attempts: z.number().int().nonnegative(),
  dueAt: z.string(),
  deliveredAt: z.string().optional(),
  /** Error code of the last attempt, never its text. */
  lastError: z.string().optional(),
  traceId: z.string(),
})
export type OutboxRow = z.infer<typeof OutboxRow>

/** The answer once given to a key. `_id` is a hash of caller, action and key. */
export const IdempotencyRecord = z.object({
  action: z.string(),
  inputHash: z.string(),
  /** Sealed JSON; absent when the function stopped between its commit and its answer. */
  answer: z.string().optional(),
  traceId: z.string(),
  expiresAt: z.string(),
})
export type IdempotencyRecord = z.infer<typeof IdempotencyRecord>

/** Calls counted in one window. `_id` is a hash of caller, subject and window. */
export const RateCounter = z.object({ count: z.number().int(), expiresAt: z.string() })
export type RateCounter = z.infer<typeof RateCounter>

/** Small operational documents: `readOnly`, `lease:<name>`, `heartbeat:<function>:<timer>`, `auditHead`. */
export const Operation = z.object({
  readOnly: z.boolean().optional(),
  messageZh: z.string().optional(),
  token: z.number().int().optional(),
  holder: z.string().optional(),
  until: z.string().optional(),
  at: z.string().optional(),
  outcome: z.string().optional(),
  ms: z.number().optional(),
  sequence: z.number().int().optional(),
  hash: z.string().optional(),
  keyVersion: z.number().int().optional(),
  signature: z.string().optional(),
})
export type Operation = z.infer<typeof Operation>
