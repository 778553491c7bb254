import type { Fen } from '../kernel/money'
import type { AmountResult } from '../rules/amounts'
import type { Policy } from './model'

/** What a policy brings in its first year, in fen: at least `low`, at most `high`; no `high` = nobody can say yet. */
export interface Worth {
  low: Fen
  high: Fen | undefined
}

const NOTHING: Worth = { low: 0, high: 0 }
const NOT_KNOWN: Worth = { low: 0, high: undefined }

/** Payments in a year; what is paid by the day, or has no payment at all, has no figure for a year. */
const TIMES_A_YEAR: Partial<Record<Policy['frequency'], number>> = {
  monthly: 12,
  quarterly: 4,
  'per-term': 2,
  annual: 1,
  once: 1,
  'per-event': 1,
}

/** An amount already paid, each time. */
export const worthOfPayment = (policy: Policy, fen: Fen | undefined): Worth => {
  const times = TIMES_A_YEAR[policy.frequency]
  return fen === undefined || times === undefined ? NOT_KNOWN : { low: fen * times, high: fen * times }
}

/** The worth of what a screening computed. A recognition pays nothing itself; a loan is not a gift. */
export const worthOf = (policy: Policy, amount: AmountResult | undefined): Worth => {
  if (!amount) return NOT_KNOWN
  const times = timesAYear(policy, amount)
  if (times === undefined) return NOT_KNOWN
  const { fen, minFen, maxFen } = amount
  switch (amount.type) {
    case 'status':
    case 'loan':
      return NOTHING
    case 'sum':
      return (amount.parts ?? []).map((part) => worthOf(policy, part)).reduce(both, NOTHING)
    case 'range':
      return minFen === undefined ? NOT_KNOWN : { low: minFen * times, high: maxFen && maxFen * times }
    case 'flat':
    case 'topUp':
    case 'percentage':
      if (fen === undefined) return NOT_KNOWN
      // So much a head: how many heads the decider counts stays open.
      return {
        low: fen * times,
        high: amount.per === 'person' && policy.unit === 'household' ? undefined : fen * times,
      }
    case 'waiver':
    case 'quota':
    case 'inKind':
      return { low: 0, high: maxFen && maxFen * times }
    default:
      return NOT_KNOWN
  }
}

const timesAYear = ({ frequency }: Policy, { maxMonths }: AmountResult): number | undefined => {
  const times = TIMES_A_YEAR[frequency]
  return frequency === 'monthly' && maxMonths !== undefined ? Math.min(12, maxMonths) : times
}

export const both = (a: Worth, b: Worth): Worth => ({
  low: a.low + b.low,
  high: a.high === undefined || b.high === undefined ? undefined : a.high + b.high,
})

export type Better =
  | { index: number; why: 'higher' }
  /** `notKnown`: an amount still open could turn it round; nothing wins silently. */
  | { index: null; why: 'equal' | 'noMoney' | 'notKnown' }

/** Which of several worths is the greatest for certain. */
export const betterOf = (worths: readonly Worth[]): Better => {
  const index = worths.findIndex((one, at) =>
    worths.every((other, i) => i === at || (other.high !== undefined && one.low > other.high)),
  )
  if (index >= 0) return { index, why: 'higher' }
  const exact = worths.every(({ low, high }) => low === high && low === worths[0]?.low)
  if (!exact) return { index: null, why: 'notKnown' }
  return { index: null, why: worths[0]?.low === 0 ? 'noMoney' : 'equal' }
}
