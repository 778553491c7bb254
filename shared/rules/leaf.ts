import type { FactScalar } from '../facts/model'
import type { Run } from './compile'
import { MET, UNKNOWN, UNMET, type Kleene, type Literal, type Op } from './model'

const yes = (holds: boolean): Kleene => (holds ? MET : UNMET)

/** One operator against one known right side. */
const against = (op: Op, expected: FactScalar): ((actual: FactScalar) => Kleene) => {
  switch (op) {
    case 'eq':
      return (actual) => yes(actual === expected)
    case 'ne':
      return (actual) => yes(actual !== expected)
    case 'lt':
      return (actual) => yes(actual < expected)
    case 'lte':
      return (actual) => yes(actual <= expected)
    case 'gt':
      return (actual) => yes(actual > expected)
    case 'gte':
      return (actual) => yes(actual >= expected)
    case 'in':
      return (actual) => yes((expected as readonly Literal[]).includes(actual as Literal))
    case 'notIn':
      return (actual) => yes(!(expected as readonly Literal[]).includes(actual as Literal))
  }
}

/** A fact against a literal, the most frequent condition, without a detour. */
export const leafRun = (scope: 'household' | 'member', slot: number, op: Op, expected: FactScalar): Run => {
  const test = against(op, expected)
  return scope === 'member'
    ? (frame, member) => {
        const actual = frame.members[member]?.[slot]
        return actual === undefined ? UNKNOWN : test(actual)
      }
    : (frame) => {
        const actual = frame.household[slot]
        return actual === undefined ? UNKNOWN : test(actual)
      }
}
