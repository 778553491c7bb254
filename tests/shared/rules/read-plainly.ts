import type { FactScalar } from '@shared/facts/model'
import type { PlainHousehold } from '@shared/rules/frame'
import type { Condition, Value } from '@shared/rules/model'
import { names } from './random-conditions'

type Three = boolean | undefined
type Known = FactScalar | undefined

const and = (parts: readonly Three[]): Three =>
  parts.includes(false) ? false : parts.includes(undefined) ? undefined : true
const or = (parts: readonly Three[]): Three =>
  parts.includes(true) ? true : parts.includes(undefined) ? undefined : false
const not = (part: Three): Three => (part === undefined ? undefined : !part)

const MONEY = { 'line.money': 200, 'line.age': 2 } as Record<string, number | undefined>
const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** The language read directly by recursion: what the tables must agree with. Parameters: 2 yuan (200 fen), age 2, one unset. */
export class PlainReader {
  constructor(private readonly household: PlainHousehold) {}

  verdict(condition: Condition, member: number | undefined): Three {
    const { members } = this.household
    if ('all' in condition) return and(condition.all.map((part) => this.verdict(part, member)))
    if ('any' in condition) return or(condition.any.map((part) => this.verdict(part, member)))
    if ('not' in condition) return not(this.verdict(condition.not, member))
    if ('anyMember' in condition) return or(members.map((_, m) => this.verdict(condition.anyMember, m)))
    if ('allMembers' in condition) return and(members.map((_, m) => this.verdict(condition.allMembers, m)))
    if ('countMembers' in condition) {
      const each = members.map((_, m) => this.verdict(condition.countMembers, m))
      const met = each.filter((verdict) => verdict === true).length
      const open = each.filter((verdict) => verdict === undefined).length
      const counts = Array.from({ length: open + 1 }, (_, more) => compare(met + more, condition.op, condition.value))
      return counts.every((holds) => holds === counts[0]) ? counts[0] : undefined
    }
    if ('fact' in condition) {
      const isMoney = names.fact(condition.fact)?.type === 'money'
      const { value } = condition
      const right = Array.isArray(value) ? value.map((v) => inFen(v, isMoney)) : this.value(value, member, isMoney)
      return compare(this.fact(condition.fact, member), condition.op, right as Known)
    }
    if ('compare' in condition)
      return compare(
        this.value(condition.compare, member, true),
        condition.op,
        this.value(condition.value, member, true),
      )
    throw new Error('not in this language')
  }

  private fact(id: string, member: number | undefined): Known {
    const holder = id.startsWith('person.') || (id.startsWith('any.') && member !== undefined)
    return holder ? this.household.members[member ?? 0]?.[id] : this.household.household[id]
  }

  private value(value: Value, member: number | undefined, isMoney: boolean): Known {
    if (typeof value !== 'object') return inFen(value, isMoney)
    if ('fact' in value || 'param' in value) {
      const known = 'fact' in value ? this.fact(value.fact, member) : MONEY[value.param]
      if (value.times === undefined) return known
      return typeof known === 'number' ? round(known * value.times) : undefined
    }
    if ('divide' in value) {
      const [a, b] = value.divide.map((part) => this.value(part, member, false))
      return typeof a === 'number' && typeof b === 'number' && b !== 0 ? round2(a / b) : undefined
    }
    const parts = ('multiply' in value ? value.multiply : 'add' in value ? value.add : []).map((part) =>
      this.value(part, member, 'add' in value),
    )
    if (!parts.every((part) => typeof part === 'number')) return undefined
    return (parts as number[]).reduce((a, b) => ('add' in value ? a + b : a * b))
  }
}

const round2 = (value: number): number => (Math.abs(round(value) - value) < 1e-7 ? round(value) : value)
const inFen = (value: FactScalar, isMoney: boolean): FactScalar =>
  isMoney && typeof value === 'number' ? value * 100 : value

const compare = (left: Known, op: string, right: Known): Three => {
  if (left === undefined || right === undefined) return undefined
  if (op === 'in') return (right as unknown[]).includes(left)
  if (op === 'notIn') return !(right as unknown[]).includes(left)
  if (op === 'eq') return left === right
  if (op === 'ne') return left !== right
  return { lt: left < right, lte: left <= right, gt: left > right, gte: left >= right }[op]
}
