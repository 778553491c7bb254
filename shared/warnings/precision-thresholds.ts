import { z } from 'zod'
import { findFact } from '../facts/vocabulary'
import { formatYuan } from '../kernel/money'
import type { Condition } from '../rules/model'
import { isMoneyUnit, type ParameterId, type ParameterInForce } from '../rules/parameters'
import type { ThresholdProposal, ThresholdStep } from './ledger-contract'
import type { WarningEvidence } from './model'
import { CONFIRMED, FEWEST_FOR_A_RATE, isHandled } from './precision'
import type { WarningResult } from './row-model'
import type { WarningRule } from './rule-model'

/** A number in a rule that lets fewer through when it is moved: upwards for 「超过」, downwards for 「低于」. */
export interface Threshold {
  facts: readonly string[]
  parameterId: ParameterId
  side: 'above' | 'below'
  /** 「超过」 or 「达到」 … */
  wordZh: string
}

const SIDES = {
  gt: { side: 'above', wordZh: '超过' },
  gte: { side: 'above', wordZh: '达到' },
  lt: { side: 'below', wordZh: '低于' },
  lte: { side: 'below', wordZh: '不超过' },
} as const

const Param = z.object({ param: z.string() })
const LargestOfYear = z.object({ facts: z.array(z.string()), op: z.enum(['gt', 'gte']), value: Param })

/** The thresholds that every warning of a rule has passed: those of its outermost "and". */
export const thresholdsOf = (condition: Condition): Threshold[] => {
  if ('all' in condition) return condition.all.flatMap(thresholdsOf)
  if ('extension' in condition) {
    const largest = condition.extension === 'largestOfYear' ? LargestOfYear.safeParse(condition.with) : undefined
    if (!largest?.success) return []
    const { facts, op, value } = largest.data
    return [{ facts, parameterId: value.param, ...SIDES[op] }]
  }
  if (!('fact' in condition) || !(condition.op in SIDES)) return []
  const value = Param.safeParse(condition.value)
  return value.success
    ? [{ facts: [condition.fact], parameterId: value.data.param, ...SIDES[condition.op as keyof typeof SIDES] }]
    : []
}

/** A warning that ended, with the numbers it was raised by. */
export interface Outcome {
  result: z.infer<typeof WarningResult>
  evidence: readonly WarningEvidence[]
}

/** 「36,172.35元」 of warnings raised before evidence kept its number. */
const amountInWords = (valueZh: string): number | undefined => {
  const yuan = /^([\d,]+(?:\.\d+)?)元$/.exec(valueZh)?.[1]
  return yuan === undefined ? undefined : Math.round(Number(yuan.replaceAll(',', '')) * 100)
}

/** The number that was compared: the first line of each fact, the strongest of several facts. */
const numberBy = ({ evidence }: Outcome, { facts, side }: Threshold): number | undefined => {
  const numbers = facts.flatMap((factId) => {
    const line = evidence.find((one) => one.factId === factId)
    const amount = line && (line.amount ?? amountInWords(line.valueZh))
    return amount === undefined ? [] : [amount]
  })
  return numbers.length === 0 ? undefined : side === 'above' ? Math.max(...numbers) : Math.min(...numbers)
}

/** Steps away from the number in force: 10 %, 20 %, 30 %, 50 %, 100 %. */
const STEPS = [0.1, 0.2, 0.3, 0.5, 1]

const candidates = (now: number, side: Threshold['side'], isMoney: boolean): number[] => {
  // Whole hundreds of yuan; other numbers whole where the number in force is whole.
  const grain = isMoney ? 10_000 : Number.isInteger(now) ? 1 : 0.01
  const steps = side === 'above' ? STEPS : STEPS.filter((step) => step < 1)
  const moved = steps.map((step) => (side === 'above' ? now * (1 + step) : now * (1 - step)))
  const whole = moved.map((value) => Number((Math.round(value / grain) * grain).toFixed(2)))
  return [...new Set(whole)].filter((value) => value !== now && value > 0)
}

const wordsOf = (value: number, isMoney: boolean, unitZh: string): string =>
  isMoney ? formatYuan(value) : `${value}${unitZh}`

const passes = (number: number, value: number, { wordZh, side }: Threshold): boolean => {
  if (side === 'above') return wordZh === '超过' ? number > value : number >= value
  return wordZh === '低于' ? number < value : number <= value
}

const stepOf = (value: number, valueZh: string, numbers: readonly Measured[], threshold: Threshold): ThresholdStep => {
  const spared = numbers.filter(({ number }) => !passes(number, value, threshold))
  return { value, valueZh, spared: spared.length, trueAmongSpared: spared.filter(({ isTrue }) => isTrue).length }
}

interface Measured {
  number: number
  isTrue: boolean
}

const sentence = (
  numbers: readonly Measured[],
  nowZh: string,
  proposed: ThresholdStep | undefined,
  moveZh: string,
): string => {
  const confirmed = numbers.filter(({ isTrue }) => isTrue).length
  const behind = `办出结果的${numbers.length}条里${confirmed}条属实`
  if (numbers.length < FEWEST_FOR_A_RATE) return `${behind}，条数太少，先不动。`
  if (!proposed) return `${behind}，${moveZh}都会漏掉属实的，建议不动。`
  return `${behind}。从“${nowZh}”${moveZh}到${proposed.valueZh}，会少报${proposed.spared}条，其中属实的${proposed.trueAmongSpared}条。改不改由县里定。`
}

/**
 * What another number would have meant, measured on warnings that were found true or not true. Only fewer warnings can be
 * measured here: what a lower bar would have added, the back-test tells. Nothing is changed by it.
 */
export const proposeThresholds = (
  rule: WarningRule,
  outcomes: readonly Outcome[],
  inForce: ReadonlyMap<ParameterId, ParameterInForce>,
): ThresholdProposal[] =>
  thresholdsOf(rule.condition).flatMap((threshold) => {
    const now = inForce.get(threshold.parameterId)
    if (!now) return []
    const numbers = outcomes
      .filter(({ result }) => isHandled(result))
      .flatMap((outcome): Measured[] => {
        const number = numberBy(outcome, threshold)
        return number === undefined ? [] : [{ number, isTrue: CONFIRMED.includes(outcome.result) }]
      })
    if (numbers.length === 0) return []
    const isMoney = isMoneyUnit(now.unitZh)
    const steps = candidates(now.value, threshold.side, isMoney).map((value) =>
      stepOf(value, wordsOf(value, isMoney, now.unitZh), numbers, threshold),
    )
    const harmless = steps.filter(({ spared, trueAmongSpared }) => spared > 0 && trueAmongSpared === 0)
    const best = numbers.length < FEWEST_FOR_A_RATE ? undefined : harmless.at(-1)
    const factZh = findFact(threshold.facts[0] ?? '')?.labelZh ?? threshold.facts[0] ?? ''
    const nowZh = `${factZh}${threshold.wordZh}${wordsOf(now.value, isMoney, now.unitZh)}`
    return [
      {
        ruleId: rule.id,
        titleZh: rule.titleZh,
        parameterId: threshold.parameterId,
        nowZh,
        handled: numbers.length,
        confirmed: numbers.filter(({ isTrue }) => isTrue).length,
        steps,
        proposed: best ? steps.indexOf(best) : null,
        sentenceZh: sentence(numbers, nowZh, best, threshold.side === 'above' ? '提高' : '降低'),
      },
    ]
  })
