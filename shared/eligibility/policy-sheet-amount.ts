import { findFact } from '../facts/vocabulary'
import { formatYuan, scaleYuan } from '../kernel/money'
import type { Amount } from '../rules/amount-model'
import type { Value } from '../rules/model'
import { isMoneyUnit, type ParameterId, type ParameterInForce } from '../rules/parameters'
import { besideLabel, plainConditionZh } from './condition-lines'
import { FREQUENCY_ZH, writtenValueZh } from './policy-sheet-words'
import type { Policy } from './model'

type Parameters = ReadonlyMap<ParameterId, ParameterInForce>

const PER_ZH = { person: '每人', household: '每户' } as const

/** The formula of an amount in words with the values in force, a line a part: 「（低保标准（1,180元/月）×家庭人数）−家庭月总收入」. */
export const amountLines = (policy: Policy, parameters: Parameters): readonly string[] =>
  linesOf(policy.amount, policy.frequency === 'ongoing' ? '' : FREQUENCY_ZH[policy.frequency], parameters)

const linesOf = (amount: Amount, often: string, parameters: Parameters): readonly string[] => {
  const value = (one: Value, money = true): string => valueWordsZh(one, parameters, money)
  const months = (max?: Value): string => (max === undefined ? '' : `，最多${value(max, false)}`)
  switch (amount.type) {
    case 'tiered':
      return [
        ...amount.tiers.flatMap(({ when, amount: of }) =>
          linesOf(of, often, parameters).map((line) => `${plainConditionZh(when, parameters)}的：${line}`),
        ),
        ...(amount.otherwise ? linesOf(amount.otherwise, often, parameters).map((line) => `其他情况：${line}`) : []),
      ]
    case 'sum':
      return amount.parts.flatMap((part) => linesOf(part, often, parameters))
    case 'flat':
      return [`${PER_ZH[amount.per]}${often}${value(amount.amount)}${months(amount.maxMonths)}`]
    case 'topUp': {
      const heads = (amount.multiplier ?? []).map((head) => `×${value(head, false)}`).join('')
      const off = amount.minusTotal ?? amount.minus
      const difference =
        amount.minusTotal === undefined && heads !== ''
          ? `（${value(amount.standard)}−${value(off)}）${heads}`
          : `${value(amount.standard)}${heads}${off === 0 ? '' : `−${value(off)}`}`
      return [
        `${PER_ZH[amount.per]}${often}补足差额：${difference}${months(amount.maxMonths)}`,
        ...(off === 0 ? [] : [`算出来不到${amount.floor}元的，按${amount.floor}元`]),
        ...(amount.minusTotal === undefined
          ? []
          : [`总收入还不知道时：（${value(amount.standard)}−${value(amount.minus)}）${heads}`]),
      ]
    }
    case 'percentage': {
      const base =
        amount.deductible === undefined ? value(amount.base) : `（${value(amount.base)}−${value(amount.deductible)}）`
      const cap = amount.cap === undefined ? '' : `，最多${value(amount.cap)}`
      return [`${PER_ZH[amount.per]}${often}${base}×${value(amount.rate, false)}${cap}`]
    }
    case 'range':
      return [`${PER_ZH[amount.per]}${often}${value(amount.min)}到${value(amount.max)}，${amount.basisZh}`]
    case 'waiver': {
      const cap = amount.cap === undefined ? '' : `，最多${value(amount.cap)}`
      return [
        amount.rate === 1 ? `免收${amount.itemZh}${cap}` : `${amount.itemZh}减免${value(amount.rate, false)}${cap}`,
      ]
    }
    case 'quota':
      return [`${amount.itemZh}：${value(amount.quantity, amount.unit.startsWith('元'))}`]
    case 'service':
      return [`${amount.descriptionZh}${amount.quantity === undefined ? '' : `，${value(amount.quantity, false)}`}`]
    case 'inKind':
      return [`${amount.descriptionZh}${amount.value === undefined ? '' : `，价值最多${value(amount.value)}`}`]
    case 'loan':
      return [`最多贷${value(amount.max)}，最长${amount.maxYears}年，${amount.noteZh}`]
    case 'incomeDisregard':
      return [`算收入时每月最多扣减${value(amount.monthlyMax)}，${amount.minMonths}到${amount.maxMonths}个月`]
    case 'status':
    case 'externalTable':
      return [amount.noteZh]
  }
}

const SIGNS = { multiply: '×', add: '＋', subtract: '−', divide: '÷' } as const

/** A value in words; a bare number is yuan where money is meant. */
const valueWordsZh = (value: Value, parameters: Parameters, money: boolean): string => {
  if (typeof value === 'number')
    return money
      ? formatYuan(scaleYuan(value))
      : value > 0 && value < 1
        ? `${Math.round(value * 1000) / 10}%`
        : String(value)
  if (typeof value !== 'object') return String(value)
  const times = 'times' in value && value.times !== undefined ? `的${value.times}倍` : ''
  if ('param' in value) {
    const parameter = parameters.get(value.param)
    if (!parameter) return '一个本县还没有录入的标准'
    const written = isMoneyUnit(parameter.unitZh) ? parameter.value / 100 : parameter.value
    return `${besideLabel(parameter.labelZh, writtenValueZh(parameter.unitZh, written))}${times}`
  }
  if ('fact' in value) return `${findFact(value.fact)?.labelZh ?? '一项事实'}${times}`
  const [kind, parts] = Object.entries(value)[0] as [keyof typeof SIGNS, readonly Value[]]
  return parts.map((part) => valueWordsZh(part, parameters, money && kind !== 'multiply')).join(SIGNS[kind])
}
