import { fenToYuanDigits, type Fen } from '../kernel/money'
import type { FactId } from '../facts/model'
import type { Amount } from './amount-model'
import type { Condition, Value, Verdict } from './model'

/** What an amount is computed from: values of one household (or one person) on one day. */
export interface AmountInput {
  /** A value in the engine's unit; `money` = a bare number is yuan and comes back in fen. */
  number(value: Value, money: boolean): number | undefined
  verdict(condition: Condition): Verdict
  /** Facts and parameters that are missing for a value. */
  missing(value: Value): readonly string[]
  /** Facts that a condition still waits for. */
  missingIn(condition: Condition): readonly string[]
  isMoney(value: Value): boolean
}

/**
 * An amount with the arithmetic that led to it. `fen` is exact, rounded once; `minFen`–`maxFen` is what the decider
 * chooses within. Without either, `missing` names what is not known, or there is nothing to pay (a service, a status).
 */
export interface AmountResult {
  type: Exclude<Amount['type'], 'tiered'>
  per?: 'person' | 'household'
  fen?: Fen
  minFen?: Fen
  maxFen?: Fen
  rate?: number
  quantity?: number
  unitZh?: string
  maxMonths?: number
  textZh?: string
  /** Readable steps, in yuan: `1180×3−2600=940`. */
  steps: readonly string[]
  missing: readonly (FactId | string)[]
  parts?: readonly AmountResult[]
}

/** The amount of a policy for one household or person; `undefined` where no tier of a tiered amount applies. */
export const computeAmount = (amount: Amount, input: AmountInput): AmountResult | undefined => {
  const compute = new Computation(input)
  return compute.of(amount)
}

class Computation {
  private readonly steps: string[] = []
  private readonly missing: string[] = []

  constructor(private readonly input: AmountInput) {}

  of(amount: Amount): AmountResult | undefined {
    switch (amount.type) {
      case 'tiered':
        return this.tiered(amount)
      case 'sum': {
        const parts = amount.parts.flatMap((part) => computeAmount(part, this.input) ?? [])
        return this.result('sum', {
          parts,
          steps: parts.flatMap((part) => part.steps),
          missing: parts.flatMap((part) => part.missing),
        })
      }
      case 'flat':
        return this.result('flat', {
          per: amount.per,
          fen: this.money(amount.amount),
          ...this.months(amount.maxMonths),
        })
      case 'topUp':
        return this.result('topUp', { per: amount.per, fen: this.topUp(amount), ...this.months(amount.maxMonths) })
      case 'percentage':
        return this.result('percentage', { per: amount.per, fen: this.percentage(amount) })
      case 'range':
        return this.result('range', {
          per: amount.per,
          minFen: this.money(amount.min),
          maxFen: this.money(amount.max),
          textZh: amount.basisZh,
        })
      case 'waiver':
        return this.result('waiver', {
          textZh: amount.itemZh,
          rate: this.plain(amount.rate),
          ...(amount.cap === undefined ? {} : { maxFen: this.money(amount.cap) }),
        })
      case 'quota': {
        const quantity = this.isYuan(amount.unit) ? undefined : this.plain(amount.quantity)
        const maxFen = this.isYuan(amount.unit) ? this.money(amount.quantity) : undefined
        return this.result('quota', { textZh: amount.itemZh, unitZh: amount.unit, quantity, maxFen })
      }
      case 'service':
        return this.result('service', {
          textZh: amount.descriptionZh,
          ...(amount.quantity === undefined ? {} : { quantity: this.plain(amount.quantity), unitZh: amount.unit }),
        })
      case 'inKind':
        return this.result('inKind', {
          textZh: amount.descriptionZh,
          ...(amount.value === undefined ? {} : { maxFen: this.money(amount.value) }),
        })
      case 'loan':
        return this.result('loan', { textZh: amount.noteZh, maxFen: this.money(amount.max) })
      case 'status':
        return this.result('status', { textZh: amount.noteZh })
      case 'externalTable':
        return this.result('externalTable', { textZh: amount.noteZh })
      case 'incomeDisregard':
        return this.result('incomeDisregard', {
          per: amount.per,
          maxFen: this.money(amount.monthlyMax),
          maxMonths: amount.maxMonths,
        })
    }
  }

  private result(type: AmountResult['type'], rest: Partial<AmountResult>): AmountResult {
    const round = (fen: number | undefined): number | undefined => (fen === undefined ? undefined : Math.round(fen))
    const [fen, minFen, maxFen] = [round(rest.fen), round(rest.minFen), round(rest.maxFen)]
    const known = Object.fromEntries(
      Object.entries({ ...rest, fen, minFen, maxFen }).filter(([, value]) => value !== undefined),
    )
    return { type, steps: this.steps, missing: [...new Set(this.missing)], ...known }
  }

  /** The first tier that holds; where an earlier tier is not known, the amount is not known either. */
  private tiered(amount: Extract<Amount, { type: 'tiered' }>): AmountResult | undefined {
    for (const tier of amount.tiers) {
      const verdict = this.input.verdict(tier.when)
      if (verdict === 'met') return computeAmount(tier.amount, this.input)
      if (verdict === 'unknown') return this.undecided(amount)
    }
    return amount.otherwise && computeAmount(amount.otherwise, this.input)
  }

  /** Between the smallest and the greatest of what the tiers may still give. */
  private undecided(amount: Extract<Amount, { type: 'tiered' }>): AmountResult | undefined {
    const open = [
      ...amount.tiers.filter((tier) => this.input.verdict(tier.when) !== 'unmet').map((tier) => tier.amount),
      ...(amount.otherwise ? [amount.otherwise] : []),
    ].flatMap((option) => computeAmount(option, this.input) ?? [])
    const lows = open.map((option) => option.fen ?? option.minFen)
    const highs = open.map((option) => option.fen ?? option.maxFen)
    const [first] = open
    if (!first) return undefined
    const ends = (values: readonly (number | undefined)[], choose: (...all: number[]) => number): number | undefined =>
      values.every((value) => value !== undefined) ? choose(...(values as number[])) : undefined
    return {
      type: first.type === 'loan' ? 'loan' : 'range',
      per: first.per,
      minFen: ends(lows, Math.min),
      maxFen: ends(highs, Math.max),
      steps: [],
      missing: [
        ...new Set([
          ...amount.tiers.flatMap((tier) => this.input.missingIn(tier.when)),
          ...open.flatMap((option) => option.missing),
        ]),
      ],
    }
  }

  private topUp(amount: Extract<Amount, { type: 'topUp' }>): number | undefined {
    const { standard, minus, minusTotal, multiplier = [], floor } = amount
    const heads = multiplier.map((factor) => this.plainOrMoney(factor))
    const perHead = this.plainOrMoney(standard)
    const total = minusTotal === undefined ? undefined : this.quietly(minusTotal)
    const factors = heads.map((head, index) => this.words(multiplier[index] as Value, head)).join('')
    if (perHead === undefined || heads.some((head) => head === undefined)) return this.note(standard, ...multiplier)
    const product = heads.reduce<number>((a, head) => a * (head ?? 0), 1)
    if (total !== undefined && minusTotal !== undefined) {
      return this.atLeast(
        perHead * product - total,
        floor,
        `${this.words(standard, perHead, '')}${factors}−${this.words(minusTotal, total, '')}`,
      )
    }
    const off = this.plainOrMoney(minus)
    if (off === undefined) return this.note(minus)
    const difference =
      off === 0
        ? this.words(standard, perHead, '')
        : `(${this.words(standard, perHead, '')}−${this.words(minus, off, '')})`
    const text = factors === '' ? difference.replace(/^\((.*)\)$/, '$1') : `${difference}${factors}`
    return this.atLeast((perHead - off) * product, floor, text)
  }

  private percentage(amount: Extract<Amount, { type: 'percentage' }>): number | undefined {
    const { base, rate, deductible, cap } = amount
    const [from, share] = [this.money(base), this.plain(rate)]
    const off = deductible === undefined ? 0 : this.money(deductible)
    if (from === undefined || share === undefined || off === undefined) return undefined
    const result = Math.max(0, from - off) * share
    const left = off === 0 ? fenToYuanDigits(from) : `(${fenToYuanDigits(from)}−${fenToYuanDigits(off)})`
    this.steps.push(`${left}×${share}=${fenToYuanDigits(result)}`)
    if (cap === undefined) return result
    const limit = this.money(cap)
    if (limit === undefined || result <= limit) return result
    this.steps.push(`不超过${fenToYuanDigits(limit)}`)
    return limit
  }

  private atLeast(fen: number, floorYuan: number, text: string): number {
    this.steps.push(`${text}=${fenToYuanDigits(fen)}`)
    if (fen >= floorYuan * 100) return fen
    this.steps.push(`不足${floorYuan}的按${floorYuan}算`)
    return floorYuan * 100
  }

  private months(maxMonths: Value | undefined): { maxMonths?: number } {
    return maxMonths === undefined ? {} : { maxMonths: this.plain(maxMonths) }
  }

  private money(value: Value): number | undefined {
    return this.input.number(value, true) ?? this.note(value)
  }

  private plain(value: Value): number | undefined {
    return this.input.number(value, false) ?? this.note(value)
  }

  private quietly(value: Value): number | undefined {
    return this.input.number(value, this.input.isMoney(value))
  }

  private plainOrMoney(value: Value): number | undefined {
    return this.quietly(value) ?? this.note(value)
  }

  private note(...values: Value[]): undefined {
    for (const value of values) this.missing.push(...this.input.missing(value))
    return undefined
  }

  private words(value: Value, known: number | undefined, sign = '×'): string {
    if (known === undefined) return ''
    return `${sign}${this.input.isMoney(value) ? fenToYuanDigits(known) : known}`
  }

  private isYuan(unit: string): boolean {
    return unit.startsWith('元')
  }
}
