import type { Fact, FactId } from '../facts/model'
import type { Condition, Literal, Op, Value } from './model'
import type { LintOptions, RuleProblem } from './lint'

/** One comparison that must hold: against literals, or against a value the rule computes (compared by its text). */
interface Test {
  op: Op
  literals: readonly Literal[]
  symbol?: string
}

type Assumed = ReadonlyMap<FactId, readonly Test[]>

const NOTHING: Assumed = new Map()

const OPPOSITE: Record<Op, Op> = {
  eq: 'ne',
  ne: 'eq',
  lt: 'gte',
  gte: 'lt',
  gt: 'lte',
  lte: 'gt',
  in: 'notIn',
  notIn: 'in',
}

/**
 * Parts of a rule that no household can satisfy: contradictions inside one "all", and branches that what stands around
 * them rules out. `met`: whether this part is to be met (inside a "not" it is to be unmet).
 */
export const lintReach = (
  condition: Condition,
  path: string,
  options: Pick<LintOptions, 'names'>,
  met = true,
  assumed: Assumed = NOTHING,
): RuleProblem[] => {
  const inside = (part: Condition, at: string, wanted: boolean, known: Assumed): RuleProblem[] =>
    lintReach(part, `${path}.${at}`, options, wanted, known)
  if ('not' in condition) return inside(condition.not, 'not', !met, assumed)
  if ('all' in condition || 'any' in condition) {
    const [kind, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
    if ((kind === 'all') !== met) return parts.flatMap((part, i) => inside(part, `${kind}.${i}`, met, assumed))
    const together = withTests(
      assumed,
      parts.flatMap((part) => testsOf(part, met)),
    )
    const broken = impossible(together, options)
    if (broken.length > 0)
      return broken.map((id) => ({
        path: `${path}.${kind}`,
        message: `"${id}" can never satisfy all its conditions here`,
      }))
    return parts.flatMap((part, i) => ('fact' in part ? [] : inside(part, `${kind}.${i}`, met, together)))
  }
  if ('fact' in condition)
    return impossible(withTests(assumed, testsOf(condition, met)), options).map((id) => ({
      path,
      message: `can never be reached: what stands around it rules out this "${id}"`,
    }))
  const household = new Map([...assumed].filter(([id]) => options.names.fact(id)?.subject !== 'person'))
  if ('anyMember' in condition) return inside(condition.anyMember, 'anyMember', met, household)
  if ('allMembers' in condition) return inside(condition.allMembers, 'allMembers', met, household)
  if ('countMembers' in condition) return inside(condition.countMembers, 'countMembers', true, household)
  return []
}

const testsOf = (part: Condition, met: boolean): readonly (readonly [FactId, Test])[] => {
  if ('all' in part && met) return part.all.flatMap((each) => testsOf(each, met))
  if (!('fact' in part)) return []
  const op = met ? part.op : OPPOSITE[part.op]
  const { value } = part
  if (Array.isArray(value)) return [[part.fact, { op, literals: value }]]
  if (typeof value === 'object')
    return [[part.fact, { op, literals: [], symbol: JSON.stringify(value satisfies Value) }]]
  return [[part.fact, { op, literals: [value] }]]
}

const withTests = (assumed: Assumed, tests: readonly (readonly [FactId, Test])[]): Assumed => {
  const all = new Map(assumed)
  for (const [id, test] of tests) all.set(id, [...(all.get(id) ?? []), test])
  return all
}

const impossible = (assumed: Assumed, { names }: Pick<LintOptions, 'names'>): readonly FactId[] =>
  [...assumed].flatMap(([id, tests]) => {
    const fact = names.fact(id)
    return fact && !canHold(fact, tests) ? [id] : []
  })

/** Whether one value can pass every test; each computed right side stands for some number of its own. */
const canHold = (fact: Fact, tests: readonly Test[]): boolean => {
  const literal = tests.filter((test) => test.symbol === undefined)
  const symbols = [...new Set(tests.flatMap((test) => test.symbol ?? []))]
  return (
    passes(literal, candidatesOf(fact, literal)) &&
    symbols.every((symbol) => {
      const against = tests.filter((test) => test.symbol === symbol).map(({ op }) => ({ op, literals: [0] }))
      return passes(against, [-1, 0, 1])
    })
  )
}

const candidatesOf = (fact: Fact, tests: readonly Test[]): readonly Literal[] => {
  if (fact.type === 'boolean') return [true, false]
  if (fact.enum) return fact.enum.map((choice) => choice.value)
  const bounds = tests.flatMap((test) => test.literals)
  if (bounds.length === 0) return [0]
  return bounds
    .flatMap((b): Literal[] => (typeof b === 'number' ? [b - 1, b - 0.001, b, b + 0.001, b + 1] : [b, `${String(b)} `]))
    .filter((b) => typeof b !== 'number' || isWithin(fact, b))
}

const isWithin = (fact: Fact, value: number): boolean =>
  value >= (fact.min ?? -Infinity) &&
  value <= (fact.max ?? Infinity) &&
  (fact.type !== 'integer' || Number.isInteger(value))

const passes = (tests: readonly Test[], candidates: readonly Literal[]): boolean =>
  tests.length === 0 ||
  candidates.some((candidate) => tests.every(({ op, literals }) => holds(candidate, op, literals)))

const holds = (candidate: Literal, op: Op, literals: readonly Literal[]): boolean => {
  const [first] = literals
  if (op === 'in') return literals.includes(candidate)
  if (op === 'notIn') return !literals.includes(candidate)
  if (op === 'eq') return candidate === first
  if (op === 'ne') return candidate !== first
  if (first === undefined || typeof candidate !== typeof first) return false
  return { lt: candidate < first, lte: candidate <= first, gt: candidate > first, gte: candidate >= first }[op]
}
