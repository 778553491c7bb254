import { formatYuan } from '../kernel/money'
import type { AmountResult } from '../rules/amounts'
import { FREQUENCY_LABELS } from './labels'
import type { Policy } from './model'

/** 「每月60元」, 「300元到2,000元」, 「每月免费15千瓦时」: what an officer reads; `undefined` when nothing can be said. */
export const amountZh = (policy: Policy, amount: AmountResult | undefined): string | undefined => {
  if (!amount) return undefined
  const often = policy.frequency === 'per-event' ? '' : FREQUENCY_LABELS[policy.frequency].zh
  const { fen, minFen, maxFen, quantity, unitZh, textZh, rate, maxMonths } = amount
  const months = maxMonths === undefined ? '' : `，最多${maxMonths}个月`
  switch (amount.type) {
    case 'sum': {
      const parts = (amount.parts ?? []).flatMap((part) => amountZh(policy, part) ?? [])
      return parts.length > 0 ? parts.join('；') : undefined
    }
    case 'quota':
      if (maxFen !== undefined) return `${textZh}，最多${formatYuan(maxFen)}${(unitZh ?? '').replace(/^元/, '')}`
      return quantity === undefined ? textZh : `${textZh}${quantity}${unitZh ?? ''}`
    case 'waiver':
      return rate === 1
        ? `免${textZh}`
        : rate === undefined
          ? `减免${textZh}`
          : `${textZh}减免${Math.round(rate * 100)}%`
    case 'service':
    case 'inKind':
      return quantity === undefined ? textZh : `${textZh}，${quantity}${unitZh ?? ''}`
    case 'loan':
      return maxFen === undefined ? undefined : `${often}最多贷${formatYuan(maxFen)}`
    case 'incomeDisregard':
      return maxFen === undefined ? undefined : `${often}最多扣减${formatYuan(maxFen)}${months}`
    case 'status':
    case 'externalTable':
      return textZh
    default:
      if (fen !== undefined) return `${often}${formatYuan(fen)}${months}`
      if (maxFen === undefined) return undefined
      if (minFen === undefined) return `${often}最多${formatYuan(maxFen)}`
      return minFen === maxFen
        ? `${often}${formatYuan(minFen)}`
        : minFen === 0
          ? `${often}最多${formatYuan(maxFen)}`
          : `${often}${formatYuan(minFen)}到${formatYuan(maxFen)}`
  }
}

/**
 * The same for a resident: a top-up (dibao and its like) rests on an income nobody has verified yet, so its amount is
 * told only once it is verified.
 */
export const amountForResidentZh = (
  policy: Policy,
  amount: AmountResult | undefined,
  verified: boolean,
): string | undefined => (amount?.type === 'topUp' && !verified ? undefined : amountZh(policy, amount))
