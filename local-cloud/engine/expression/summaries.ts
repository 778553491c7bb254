import { compareValues } from '../value-order'
import { isNil, type ValueOperator } from './scope'

/** Over a list of values: sums and means of its numbers, the first and last of its order. */
export const sumOf = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => (typeof value === 'number' ? sum + value : sum), 0)

export function meanOf(values: readonly unknown[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length > 0 ? sumOf(numbers) / numbers.length : null
}

export function extremeOf(values: readonly unknown[], direction: 1 | -1): unknown {
  const present = values.filter((value) => !isNil(value))
  if (present.length === 0) return null
  return present.reduce((best, value) => (compareValues(value, best) * direction > 0 ? value : best))
}

/** The standard deviation of a population (`less` 0) or a sample (`less` 1); null for too few numbers. */
export function deviationOf(values: readonly unknown[], less: 0 | 1): number | null {
  const numbers = values.filter((value): value is number => typeof value === 'number')
  if (numbers.length - less <= 0) return null
  const mean = sumOf(numbers) / numbers.length
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0)
  return Math.sqrt(squares / (numbers.length - less))
}

/** As expressions, one argument that is an array is taken for its elements. */
const overList =
  (work: (values: unknown[]) => unknown): ValueOperator =>
  (values) =>
    work(values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values)

const ends =
  (at: number): ValueOperator =>
  ([list]) =>
    isNil(list) ? null : Array.isArray(list) ? (list.at(at) as unknown) : null

export const summaryOperators: Record<string, ValueOperator> = {
  $sum: overList(sumOf),
  $avg: overList(meanOf),
  $max: overList((values) => extremeOf(values, 1)),
  $min: overList((values) => extremeOf(values, -1)),
  $stdDevPop: overList((values) => deviationOf(values, 0)),
  $stdDevSamp: overList((values) => deviationOf(values, 1)),
  $first: ends(0),
  $last: ends(-1),
}
