import { z } from 'zod'

/** Three-valued: what is not known is `unknown`, never `unmet`. */
export const Verdict = z.enum(['met', 'unmet', 'unknown'])
export type Verdict = z.infer<typeof Verdict>

export const Op = z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'notIn'])
export type Op = z.infer<typeof Op>

export const Literal = z.union([z.number(), z.string(), z.boolean()])
export type Literal = z.infer<typeof Literal>

/** A value in a rule. Money stands in yuan as the law writes it; it is fen once compiled. */
export type Value =
  | Literal
  | { param: string; times?: number }
  | { fact: string; times?: number }
  | { multiply: Value[] }
  | { add: Value[] }
  | { subtract: [Value, Value] }
  | { divide: [Value, Value] }

export const Value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    Literal,
    z.strictObject({ param: z.string(), times: z.number().optional() }),
    z.strictObject({ fact: z.string(), times: z.number().optional() }),
    z.strictObject({ multiply: z.array(Value).min(1) }),
    z.strictObject({ add: z.array(Value).min(1) }),
    z.strictObject({ subtract: z.tuple([Value, Value]) }),
    z.strictObject({ divide: z.tuple([Value, Value]) }),
  ]),
)

/** What any condition may carry for its readers; it never changes a verdict. */
const notes = {
  /** The clause of law this condition states, for example 「第十八条」. */
  law: z.string().optional(),
  /** Said when it is the reason for a no: 「政策要C或D级」. */
  unmetZh: z.string().optional(),
}
interface Notes {
  law?: string
  unmetZh?: string
}

export type Condition = Notes &
  (
    | { all: Condition[] }
    | { any: Condition[] }
    | { not: Condition }
    | { fact: string; op: Op; value: Value | Literal[] }
    | { compare: Value; op: Op; value: Value }
    | { anyMember: Condition }
    | { allMembers: Condition }
    | { countMembers: Condition; op: Op; value: number }
    | { notKnownTrue: Condition }
    | ExtensionCondition
  )

/** A node of another room (an event, a change over time); compiled by the extension of that name. */
export interface ExtensionCondition extends Notes {
  extension: string
  with: unknown
}

/** The condition language. There is no `exists`: whether a fact is known must never make a policy met. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1), ...notes }),
    z.strictObject({ any: z.array(Condition).min(1), ...notes }),
    z.strictObject({ not: Condition, ...notes }),
    z.strictObject({ fact: z.string(), op: Op, value: z.union([Value, z.array(Literal).min(1)]), ...notes }),
    z.strictObject({ compare: Value, op: Op, value: Value, ...notes }),
    z.strictObject({ anyMember: Condition, ...notes }),
    z.strictObject({ allMembers: Condition, ...notes }),
    z.strictObject({ countMembers: Condition, op: Op, value: z.int().min(0), ...notes }),
    z.strictObject({ notKnownTrue: Condition, ...notes }),
    z.strictObject({ extension: z.string(), with: z.unknown(), ...notes }),
  ]),
)

/** Inside the engine: 0 unmet, 1 unknown, 2 met, so that "and" is the least and "or" the greatest. */
export type Kleene = 0 | 1 | 2
export const UNMET = 0
export const UNKNOWN = 1
export const MET = 2

const WORDS = ['unmet', 'unknown', 'met'] as const
export const verdictOf = (kleene: Kleene): Verdict => WORDS[kleene]
