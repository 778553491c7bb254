import type { FactScalar } from '../facts/model'
import { MET, UNMET, UNKNOWN, type Kleene, type Literal, type Op } from './model'

type Test = (actual: FactScalar, expected: FactScalar) => boolean

/** Each operator on two known values. `in` and `notIn` take a list on the right. */
const TESTS: Record<Op, Test> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  in: (a, b) => (b as readonly Literal[]).includes(a as Literal),
  notIn: (a, b) => !(b as readonly Literal[]).includes(a as Literal),
}

export const testOf = (op: Op): Test => TESTS[op]

/** Missing on either side is unknown, whatever the operator. */
export const compare = (actual: FactScalar | undefined, op: Op, expected: FactScalar | undefined): Kleene =>
  actual === undefined || expected === undefined ? UNKNOWN : TESTS[op](actual, expected) ? MET : UNMET

/** A count of members known to lie between `low` and `high` against a number. */
export const compareCount = (low: number, high: number, op: Op, value: number): Kleene => {
  const test = TESTS[op]
  let sawTrue = false
  let sawFalse = false
  for (let count = low; count <= high; count += 1) {
    if (test(count, value)) sawTrue = true
    else sawFalse = true
  }
  return sawTrue && sawFalse ? UNKNOWN : sawTrue ? MET : UNMET
}
