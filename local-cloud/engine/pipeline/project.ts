import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import type { Expression } from '../expression/scope'
import { badQuery } from '../match/bad-query'
import { elementMatches, type Variables } from '../match/compile-query'

/** A tree of what to do at each field: keep it, drop it, compute it, or go on below it. */
type Plan = Map<string, Step>
type Step = true | false | Plan | { compute: Expression } | { rule: (value: unknown) => unknown }

/** Reads a projection once. `find` allows `$slice` and `$elemMatch` beside expressions, as a query's fields do. */
export function compileProjection(
  spec: Document,
  find = false,
): (document: Document, variables: Variables) => Document {
  const plan: Plan = new Map()
  for (const [path, value] of Object.entries(spec)) put(plan, path.split('.'), stepOf(value, find), path)
  const kinds = [...leaves(plan)].filter(([path]) => path !== '_id').map(([, step]) => step)
  const includes = kinds.some((step) => step === true || (typeof step === 'object' && 'compute' in step))
  const excludes = kinds.includes(false)
  if (includes && excludes) throw badQuery('Cannot do exclusion on a field in inclusion projection')
  const rules = kinds.some((step) => typeof step === 'object' && 'rule' in step && !slices.has(step))
  const onlyId = kinds.length === 0 && plan.get('_id') === true
  const keeps = includes || (rules && !excludes) || onlyId
  if (keeps && !plan.has('_id')) plan.set('_id', true)
  return (document, variables) => {
    const scope = { root: document, variables }
    return keeps ? keep(document, plan, scope) : drop(document, plan, scope)
  }
}

interface Where {
  root: unknown
  variables: Variables
}

const slices = new WeakSet<object>()

function stepOf(value: unknown, find: boolean): Step {
  if (value === 1 || value === true) return true
  if (value === 0 || value === false) return false
  if (typeof value === 'number') return value !== 0
  if (!isPlainObject(value)) return { compute: compileExpression(value) }
  const keys = Object.keys(value)
  const [first] = keys
  if (first === undefined) throw badQuery('An empty sub-projection is not a valid value.')
  if (find && first === '$slice' && isSlice(value.$slice)) {
    const step = { rule: sliced(value.$slice) }
    slices.add(step)
    return step
  }
  if (find && first === '$elemMatch') return { rule: firstMatch(value.$elemMatch) }
  if (first.startsWith('$')) return { compute: compileExpression(value) }
  const below: Plan = new Map()
  for (const [path, inner] of Object.entries(value)) put(below, path.split('.'), stepOf(inner, find), path)
  return below
}

function put(plan: Plan, steps: readonly string[], step: Step, path: string): void {
  const [field = '', ...rest] = steps
  const present = plan.get(field)
  if (rest.length === 0) {
    if (present !== undefined) throw badQuery(`Invalid $project :: caused by :: Path collision at ${path}`)
    plan.set(field, step)
    return
  }
  if (present !== undefined && !(present instanceof Map)) {
    throw badQuery(`Invalid $project :: caused by :: Path collision at ${path}`)
  }
  const below = present ?? new Map<string, Step>()
  plan.set(field, below)
  put(below, rest, step, path)
}

function* leaves(plan: Plan, prefix = ''): Generator<[string, Step]> {
  for (const [field, step] of plan) {
    if (step instanceof Map) yield* leaves(step, `${prefix}${field}.`)
    else yield [`${prefix}${field}`, step]
  }
}

/** Fields keep the document's order; computed ones that are new come after. */
function keep(value: Document, plan: Plan, scope: Where): Document {
  const kept: Document = {}
  for (const [field, item] of Object.entries(value)) {
    const step = plan.get(field)
    if (step === true) kept[field] = item
    else if (step instanceof Map) assign(kept, field, keepBelow(item, step, scope))
    else if (typeof step === 'object' && 'rule' in step) assign(kept, field, step.rule(item))
  }
  for (const [field, step] of plan) {
    if (typeof step === 'object' && 'compute' in step) assign(kept, field, step.compute(scope))
    else if (step instanceof Map && !Object.hasOwn(value, field)) assign(kept, field, made(step, scope))
  }
  return kept
}

function keepBelow(item: unknown, plan: Plan, scope: Where): unknown {
  if (Array.isArray(item)) return item.map((each) => keepBelow(each, plan, scope)).filter((each) => each !== undefined)
  if (isPlainObject(item)) return keep(item, plan, scope)
  return made(plan, scope)
}

/** What a plan computes where there is no object to start from. */
function made(plan: Plan, scope: Where): unknown {
  const computes = [...leaves(plan)].some(([, step]) => typeof step === 'object' && 'compute' in step)
  return computes ? keep({}, plan, scope) : undefined
}

function drop(value: Document, plan: Plan, scope: Where): Document {
  const kept: Document = {}
  for (const [field, item] of Object.entries(value)) {
    const step = plan.get(field)
    if (step === false) continue
    if (step instanceof Map) kept[field] = dropBelow(item, step, scope)
    else if (typeof step === 'object' && 'rule' in step) assign(kept, field, step.rule(item))
    else kept[field] = item
  }
  return kept
}

function dropBelow(item: unknown, plan: Plan, scope: Where): unknown {
  if (Array.isArray(item)) return item.map((each) => dropBelow(each, plan, scope))
  return isPlainObject(item) ? drop(item, plan, scope) : item
}

function assign(target: Document, field: string, value: unknown): void {
  if (value !== undefined) target[field] = value
}

const isSlice = (argument: unknown) =>
  typeof argument === 'number' || (Array.isArray(argument) && argument.every((each) => typeof each === 'number'))

function sliced(argument: unknown) {
  const [first = 0, count] = [argument].flat() as number[]
  if (count !== undefined && count <= 0) throw badQuery('$slice limit must be positive')
  return (value: unknown) => {
    if (!Array.isArray(value)) return value
    if (count === undefined) return first < 0 ? value.slice(first) : value.slice(0, first)
    const from = first < 0 ? Math.max(0, value.length + first) : first
    return value.slice(from, from + count)
  }
}

function firstMatch(criterion: unknown) {
  const matches = elementMatches(criterion, {})
  return (value: unknown) => {
    const found = Array.isArray(value) ? (value as unknown[]).find((item) => matches([item])) : undefined
    return found === undefined ? undefined : [found]
  }
}
