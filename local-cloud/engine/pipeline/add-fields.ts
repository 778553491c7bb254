import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import type { Expression, Scope } from '../expression/scope'
import { badQuery } from '../match/bad-query'
import type { Variables } from '../match/compile-query'

type Plan = Map<string, Expression | Plan>

/** `$addFields`: sets what it names, going into arrays element by element; the rest stays. */
export function compileAddFields(spec: unknown): (document: Document, variables: Variables) => Document {
  if (!isPlainObject(spec)) throw badQuery('$addFields specification stage must be an object')
  const plan: Plan = new Map()
  for (const [path, value] of Object.entries(spec)) put(plan, path.split('.'), value)
  return (document, variables) => set(document, plan, { root: document, variables })
}

function put(plan: Plan, [field = '', ...rest]: readonly string[], value: unknown): void {
  const nested = isPlainObject(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
  if (rest.length === 0 && !nested) {
    if (plan.has(field)) throw badQuery(`Invalid $addFields :: caused by :: Path collision at ${field}`)
    plan.set(field, compileExpression(value))
    return
  }
  const below = plan.get(field) ?? new Map<string, Expression | Plan>()
  if (!(below instanceof Map)) throw badQuery(`Invalid $addFields :: caused by :: Path collision at ${field}`)
  plan.set(field, below)
  if (rest.length > 0) put(below, rest, value)
  else for (const [path, inner] of Object.entries(value as Document)) put(below, path.split('.'), inner)
}

function set(value: unknown, plan: Plan, scope: Scope): Document {
  const made: Document = isPlainObject(value) ? { ...value } : {}
  for (const [field, step] of plan) {
    const result = step instanceof Map ? below(made[field], step, scope) : step(scope)
    if (result === undefined) delete made[field]
    else made[field] = result
  }
  return made
}

const below = (value: unknown, plan: Plan, scope: Scope): unknown =>
  Array.isArray(value) ? value.map((item) => below(item, plan, scope)) : set(value, plan, scope)
