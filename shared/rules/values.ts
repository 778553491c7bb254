import type { Fact, FactId, FactScalar } from '../facts/model'
import { scaleYuan } from '../kernel/money'
import type { Frame, Known } from './frame'
import type { Value } from './model'
import { isMoneyUnit, type ParameterId } from './parameters'

/** What a rule may name. `undefined` = no such fact or parameter. */
export interface Names {
  fact(id: FactId): Fact | undefined
  /** The unit of a parameter as written: `元/月`, `比例`, `周岁` … */
  parameterUnit(id: ParameterId): string | undefined
}

export type ReadValue = (frame: Frame, member: number) => Known

/** Where facts and parameters lie in a frame. */
export interface SlotFinder {
  fact(id: FactId): ReadValue
  parameter(id: ParameterId): number
}

/** Whether a value is an amount of money, seen from the facts and parameters in it. */
export const isMoney = (value: unknown, names: Names): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const node = value as Exclude<Value, number | string | boolean>
  if ('fact' in node) return names.fact(node.fact)?.type === 'money'
  if ('param' in node) return isMoneyUnit(names.parameterUnit(node.param) ?? '')
  if ('multiply' in node) return node.multiply.some((part) => isMoney(part, names))
  if ('add' in node) return node.add.some((part) => isMoney(part, names))
  if ('subtract' in node) return node.subtract.some((part) => isMoney(part, names))
  return isMoney(node.divide[0], names) && !isMoney(node.divide[1], names)
}

/** Takes the dust of binary fractions off a computed number: 0.1 × 3 is 0.3. Never finer than a ten-thousandth of a fen. */
export const dust = (value: number): number => {
  const rounded = Math.round(value * 1e6) / 1e6
  return Math.abs(rounded - value) < 1e-7 ? rounded : value
}

type Combine = (parts: readonly number[]) => number | undefined

const COMBINE: Record<'multiply' | 'add' | 'subtract' | 'divide', Combine> = {
  multiply: (parts) => parts.reduce((a, b) => a * b, 1),
  add: (parts) => parts.reduce((a, b) => a + b, 0),
  subtract: ([a = 0, b = 0]) => a - b,
  divide: ([a = 0, b = 0]) => (b === 0 ? undefined : a / b),
}

/** Literals beside money are yuan and become fen; a factor stays a factor. */
const literalIsYuan = (
  kind: keyof typeof COMBINE,
  parts: readonly Value[],
  names: Names,
  money: boolean,
): boolean[] => {
  if (kind === 'add' || kind === 'subtract') return parts.map(() => money)
  if (kind === 'divide') return [money, false]
  const first =
    money && !parts.some((part) => isMoney(part, names)) ? parts.findIndex((p) => typeof p === 'number') : -1
  return parts.map((_, index) => index === first)
}

/** `money`: a bare number stands for yuan. */
export const compileValue = (value: Value, names: Names, slots: SlotFinder, money: boolean): ReadValue => {
  if (typeof value !== 'object') {
    const literal: FactScalar = typeof value === 'number' && money ? scaleYuan(value) : value
    return () => literal
  }
  if ('fact' in value || 'param' in value) {
    const read: ReadValue = 'fact' in value ? slots.fact(value.fact) : parameterAt(slots.parameter(value.param))
    const { times } = value
    if (times === undefined) return read
    return (frame, member) => {
      const known = read(frame, member)
      return typeof known === 'number' ? dust(known * times) : undefined
    }
  }
  const [kind, parts] = Object.entries(value)[0] as [keyof typeof COMBINE, readonly Value[]]
  const yuan = literalIsYuan(kind, parts, names, money)
  const reads = parts.map((part, index) => compileValue(part, names, slots, yuan[index] ?? false))
  const combine = COMBINE[kind]
  return (frame, member) => {
    const known = reads.map((read) => read(frame, member))
    if (!known.every((part) => typeof part === 'number')) return undefined
    const result = combine(known as number[])
    return result === undefined ? undefined : dust(result)
  }
}

const parameterAt =
  (slot: number): ReadValue =>
  (frame) =>
    frame.parameters[slot]
