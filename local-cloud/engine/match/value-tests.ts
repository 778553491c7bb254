import { isPlainObject } from '../document'
import { compareValues, typeRank } from '../value-order'
import { badQuery } from './bad-query'
import { bitTest } from './bits'
import type { ValueTest } from './path-values'
import { textMatcher } from './regular-expression'
import { typeTest } from './type-names'

/** Equal, where null equals missing; a regular expression also matches texts. */
export function equals(wanted: unknown): ValueTest {
  if (wanted instanceof RegExp) return matchesPattern(wanted)
  return (value) => compareValues(value, wanted) === 0
}

export function matchesPattern(pattern: RegExp, options = pattern.flags): ValueTest {
  const matches = textMatcher(pattern.source, options)
  return (value) => (typeof value === 'string' ? matches(value) : sameRegExp(value, pattern))
}

const sameRegExp = (value: unknown, pattern: RegExp) => value instanceof RegExp && compareValues(value, pattern) === 0

/** Comparisons stay within a type; NaN compares with itself alone. */
function compares(holds: (order: number) => boolean) {
  return (bound: unknown): ValueTest => {
    if (bound instanceof RegExp) throw badQuery("Can't have RegEx as arg to predicate over field")
    const rank = typeRank(bound)
    return (value) => {
      if (typeRank(value) !== rank) return false
      if (rank === 2 && (Number.isNaN(value) || Number.isNaN(bound))) {
        return Number.isNaN(value) && Number.isNaN(bound) && holds(0)
      }
      return holds(compareValues(value, bound))
    }
  }
}

export function isIn(wanted: unknown): ValueTest {
  if (!Array.isArray(wanted)) throw badQuery('$in needs an array')
  if (wanted.some((each) => isPlainObject(each) && Object.keys(each)[0]?.startsWith('$'))) {
    throw badQuery('cannot nest $ under $in')
  }
  const tests = wanted.map(equals)
  const texts = new Set(wanted.filter((each) => typeof each === 'string'))
  if (texts.size === wanted.length) return (value) => typeof value === 'string' && texts.has(value)
  return (value) => tests.some((test) => test(value))
}

function leavesRemainder(argument: unknown): ValueTest {
  if (!Array.isArray(argument)) throw badQuery('malformed mod, needs to be an array')
  if (argument.length < 2) throw badQuery('malformed mod, not enough elements')
  if (argument.length > 2) throw badQuery('malformed mod, too many elements')
  const [divisor, remainder] = argument.map((each) => (typeof each === 'number' ? Math.trunc(each) : NaN))
  if (Number.isNaN(divisor)) throw badQuery('malformed mod, divisor not a number')
  if (Number.isNaN(remainder)) throw badQuery('malformed mod, remainder not a number')
  if (divisor === 0) throw badQuery('divisor cannot be 0')
  return (value) =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    compareValues(Math.trunc(value) % (divisor as number), remainder) === 0
}

/** What is asked of one value; an array is tried element by element and as a whole. */
export const valueTests: Record<string, (argument: unknown) => ValueTest> = {
  $eq: equals,
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $in: isIn,
  $mod: leavesRemainder,
  $type: (argument) => typeTest(argument),
  $bitsAllSet: bitTest((set, wanted) => set === wanted),
  $bitsAnySet: bitTest((set) => set > 0),
  $bitsAllClear: bitTest((set) => set === 0),
  $bitsAnyClear: bitTest((set, wanted) => set < wanted),
}
