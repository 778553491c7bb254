import { z } from 'zod'
import { Condition, Value } from './model'

const per = z.enum(['person', 'household'])

/** How much, in yuan as the law writes it; see computeAmount for what each type means. */
export type Amount =
  | { type: 'flat'; amount: Value; per: 'person' | 'household'; maxMonths?: Value }
  | {
      type: 'topUp'
      standard: Value
      /** Per head; used when the total is not known. */
      minus: Value
      /** The total to take off, best source first: standard × multiplier − total (never from a rounded per-head figure). */
      minusTotal?: Value
      floor: number
      multiplier?: Value[]
      per: 'person' | 'household'
      maxMonths?: Value
    }
  | { type: 'percentage'; base: Value; rate: Value; deductible?: Value; cap?: Value; per: 'person' | 'household' }
  | { type: 'tiered'; tiers: { when: Condition; amount: Amount }[]; otherwise?: Amount }
  | { type: 'range'; min: Value; max: Value; per: 'person' | 'household'; basisZh: string }
  | { type: 'waiver'; itemZh: string; rate: Value; cap?: Value }
  | { type: 'quota'; itemZh: string; quantity: Value; unit: string }
  | { type: 'service'; descriptionZh: string; quantity?: Value; unit?: string }
  | { type: 'inKind'; descriptionZh: string; value?: Value }
  | { type: 'loan'; max: Value; maxYears: number; noteZh: string }
  | { type: 'status'; noteZh: string }
  | { type: 'externalTable'; noteZh: string; sample: number }
  | { type: 'incomeDisregard'; monthlyMax: Value; minMonths: number; maxMonths: number; per: 'person' | 'household' }
  | { type: 'sum'; parts: Amount[] }

export const Amount: z.ZodType<Amount> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('flat'), amount: Value, per, maxMonths: Value.optional() }),
    z.strictObject({
      type: z.literal('topUp'),
      standard: Value,
      minus: Value,
      minusTotal: Value.optional(),
      floor: z.number(),
      multiplier: z.array(Value).optional(),
      per,
      maxMonths: Value.optional(),
    }),
    z.strictObject({
      type: z.literal('percentage'),
      base: Value,
      rate: Value,
      deductible: Value.optional(),
      cap: Value.optional(),
      per,
    }),
    z.strictObject({
      type: z.literal('tiered'),
      tiers: z.array(z.strictObject({ when: Condition, amount: Amount })).min(1),
      otherwise: Amount.optional(),
    }),
    z.strictObject({ type: z.literal('range'), min: Value, max: Value, per, basisZh: z.string() }),
    z.strictObject({ type: z.literal('waiver'), itemZh: z.string(), rate: Value, cap: Value.optional() }),
    z.strictObject({ type: z.literal('quota'), itemZh: z.string(), quantity: Value, unit: z.string() }),
    z.strictObject({
      type: z.literal('service'),
      descriptionZh: z.string(),
      quantity: Value.optional(),
      unit: z.string().optional(),
    }),
    z.strictObject({ type: z.literal('inKind'), descriptionZh: z.string(), value: Value.optional() }),
    z.strictObject({ type: z.literal('loan'), max: Value, maxYears: z.number(), noteZh: z.string() }),
    z.strictObject({ type: z.literal('status'), noteZh: z.string() }),
    z.strictObject({ type: z.literal('externalTable'), noteZh: z.string(), sample: z.number() }),
    z.strictObject({
      type: z.literal('incomeDisregard'),
      monthlyMax: Value,
      minMonths: z.number(),
      maxMonths: z.number(),
      per,
    }),
    z.strictObject({ type: z.literal('sum'), parts: z.array(Amount).min(1) }),
  ]),
)
