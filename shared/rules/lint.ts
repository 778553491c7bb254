import type { Fact, FactId } from '../facts/model'
import { lintReach } from './lint-reach'
import { Condition, type Literal, type Op, type Value } from './model'
import type { Names } from './values'

export interface LintOptions {
  names: Names
  safety?: boolean
  extensions?: readonly string[]
}

/** What is wrong at which place inside a rule, for example `eligibility.all.1.value.param`. */
export interface RuleProblem {
  path: string
  message: string
}

const ORDERING: readonly Op[] = ['lt', 'lte', 'gt', 'gte']
const KEYS = [
  'all',
  'any',
  'not',
  'fact',
  'compare',
  'anyMember',
  'allMembers',
  'countMembers',
  'notKnownTrue',
  'extension',
]

/** Checks a condition as it stands in a file; an empty list means that it compiles and every part of it can be met. */
export const lintCondition = (node: unknown, path: string, onMember: boolean, options: LintOptions): RuleProblem[] => {
  const problems = lintShape(node, path, onMember, options)
  return problems.length > 0 ? problems : lintReach(node as Condition, path, options)
}

const lintShape = (node: unknown, path: string, onMember: boolean, options: LintOptions): RuleProblem[] => {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [{ path, message: 'not a condition' }]
  const kinds = Object.keys(node).filter((key) => KEYS.includes(key))
  const op = (node as { op?: unknown }).op
  if (op === 'exists')
    return [{ path: `${path}.op`, message: 'there is no "exists": a rule must not turn on what is known' }]
  if (kinds.length !== 1)
    return [{ path, message: `not one kind of condition: ${Object.keys(node).join(', ') || 'empty'}` }]
  const shape = shapeProblems(node, path)
  if (shape.length > 0) return shape
  const condition = node as Condition
  const inside = (part: Condition, at: string, member = onMember) => lintShape(part, `${path}.${at}`, member, options)
  if ('all' in condition) return condition.all.flatMap((part, i) => inside(part, `all.${i}`))
  if ('any' in condition) return condition.any.flatMap((part, i) => inside(part, `any.${i}`))
  if ('not' in condition) return inside(condition.not, 'not')
  if ('anyMember' in condition) return inside(condition.anyMember, 'anyMember', true)
  if ('allMembers' in condition) return inside(condition.allMembers, 'allMembers', true)
  if ('countMembers' in condition) return inside(condition.countMembers, 'countMembers', true)
  if ('notKnownTrue' in condition)
    return options.safety
      ? inside(condition.notKnownTrue, 'notKnownTrue')
      : [{ path, message: 'notKnownTrue is for safety rules only' }]
  if ('compare' in condition)
    return [
      ...lintValue(condition.compare, `${path}.compare`, onMember, options),
      ...lintValue(condition.value, `${path}.value`, onMember, options),
    ]
  if ('extension' in condition)
    return options.extensions?.includes(condition.extension)
      ? []
      : [{ path: `${path}.extension`, message: `unknown extension "${condition.extension}"` }]
  return lintComparison(condition, path, onMember, options)
}

/** zod's own findings, without descending: the parts are checked where they stand. */
const shapeProblems = (node: object, path: string): RuleProblem[] => {
  const shallow = Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'all' || key === 'any') return [key, Array.isArray(value) ? value.map(() => STAND_IN) : value]
      return [key, ['not', 'anyMember', 'allMembers', 'countMembers', 'notKnownTrue'].includes(key) ? STAND_IN : value]
    }),
  )
  return Condition.safeParse(shallow).success
    ? []
    : [{ path, message: `malformed condition with ${Object.keys(node).join(', ')}` }]
}

const STAND_IN: Condition = { fact: 'household.size', op: 'gte', value: 1 }

const lintFact = (id: FactId, path: string, onMember: boolean, { names }: LintOptions): RuleProblem[] => {
  const fact = names.fact(id)
  if (!fact) return [{ path, message: `unknown fact "${id}"` }]
  if (fact.subject === 'person' && !onMember)
    return [{ path, message: `person fact "${id}" outside a member quantifier` }]
  return []
}

/** A value in a rule or an amount. */
export const lintValue = (value: unknown, path: string, onMember: boolean, options: LintOptions): RuleProblem[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((part, i) => lintValue(part, `${path}.${i}`, onMember, options))
  if ('fact' in value) return lintFact(String(value.fact), `${path}.fact`, onMember, options)
  if ('param' in value)
    return options.names.parameterUnit(String(value.param)) === undefined
      ? [{ path: `${path}.param`, message: `unknown parameter "${String(value.param)}"` }]
      : []
  return Object.entries(value).flatMap(([key, part]) => lintValue(part, `${path}.${key}`, onMember, options))
}

const lintComparison = (
  { fact: id, op, value }: { fact: FactId; op: Op; value: Value | Literal[] },
  path: string,
  onMember: boolean,
  options: LintOptions,
): RuleProblem[] => {
  const problems = lintFact(id, `${path}.fact`, onMember, options)
  const fact = options.names.fact(id)
  if (!fact) return problems
  const list = Array.isArray(value)
  if ((op === 'in' || op === 'notIn') !== list)
    problems.push({ path: `${path}.value`, message: `"${op}" ${list ? 'takes one value' : 'needs a list'}` })
  if (ORDERING.includes(op) && !['integer', 'number', 'money', 'ratio', 'date', 'month'].includes(fact.type))
    problems.push({ path: `${path}.op`, message: `"${op}" on the ${fact.type} fact "${id}"` })
  if (['set', 'series'].includes(fact.type))
    problems.push({ path: `${path}.fact`, message: `the ${fact.type} fact "${id}" cannot be compared with one value` })
  if (typeof value === 'object' && !list) return [...problems, ...lintValue(value, `${path}.value`, onMember, options)]
  const literals: readonly Literal[] = list ? value : [value as Literal]
  for (const literal of literals)
    if (!fits(fact, literal))
      problems.push({ path: `${path}.value`, message: `"${id}" cannot be ${JSON.stringify(literal)}` })
  return problems
}

const fits = (fact: Fact, literal: Literal): boolean => {
  if (fact.type === 'boolean') return typeof literal === 'boolean'
  if (fact.type === 'enum') return (fact.enum ?? []).some((e) => e.value === literal)
  if (['integer', 'number', 'money', 'ratio'].includes(fact.type)) return typeof literal === 'number'
  return typeof literal === 'string'
}
