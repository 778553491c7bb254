import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { arrayOperators, lazyArrayOperators } from './arrays'
import { arithmetic } from './arithmetic'
import { comparisons, lazyLogic } from './logic'
import { lazyDates } from './dates'
import { foreignOperator } from './foreign'
import { objectOperators, lazyObjects } from './objects'
import type { Expression, LazyOperator, ValueOperator } from './scope'
import { setOperators } from './sets'
import { stringOperators, lazyStrings } from './strings'
import { summaryOperators } from './summaries'
import { lazyTypes, typeOperators } from './types'

const valueOperators: Record<string, ValueOperator> = {
  ...arithmetic,
  ...comparisons,
  ...arrayOperators,
  ...setOperators,
  ...stringOperators,
  ...objectOperators,
  ...summaryOperators,
  ...typeOperators,
}

const lazyOperators: Record<string, LazyOperator> = {
  ...lazyLogic,
  ...lazyArrayOperators,
  ...lazyDates,
  ...lazyStrings,
  ...lazyObjects,
  ...lazyTypes,
  $literal: (argument) => () => argument,
  $let: (argument, compile) => {
    if (!isPlainObject(argument) || !isPlainObject(argument.vars)) throw badQuery('$let needs vars and in')
    const vars = Object.entries(argument.vars).map(([name, source]) => [name, compile(source)] as const)
    const inside = compile(argument.in)
    return (scope) => {
      const named = Object.fromEntries(vars.map(([name, value]) => [name, value(scope)]))
      return inside({ ...scope, variables: { ...scope.variables, ...named } })
    }
  },
}

/** Reads an aggregation expression once; the result is evaluated for each document. */
export function compileExpression(source: unknown): Expression {
  if (typeof source === 'string' && source.startsWith('$')) return pathExpression(source)
  if (Array.isArray(source)) {
    const parts = source.map(compileExpression)
    return (scope) => parts.map((part) => part(scope) ?? null)
  }
  if (!isPlainObject(source)) return () => source
  const keys = Object.keys(source)
  const [first] = keys
  if (first?.startsWith('$')) {
    if (keys.length > 1) throw badQuery('an object representing an expression must have exactly one field')
    return operatorExpression(first, source[first])
  }
  const fields = keys.map((key) => [key, compileExpression(source[key])] as const)
  return (scope) => {
    const made: Record<string, unknown> = {}
    for (const [key, expression] of fields) {
      const value = expression(scope)
      if (value !== undefined) made[key] = value
    }
    return made
  }
}

function operatorExpression(operator: string, argument: unknown): Expression {
  const lazy = lazyOperators[operator]
  if (lazy) return lazy(argument, compileExpression)
  const work = valueOperators[operator]
  if (!work) return foreignOperator(operator, argument, compileExpression)
  const parts = (Array.isArray(argument) ? argument : [argument]).map(compileExpression)
  return (scope) => work(parts.map((part) => part(scope)))
}

function pathExpression(source: string): Expression {
  if (!source.startsWith('$$')) {
    if (source === '$') throw badQuery("'$' by itself is not a valid FieldPath")
    const steps = source.slice(1).split('.')
    if (steps.some((step) => step === '')) throw badQuery('FieldPath field names may not be empty strings.')
    return ({ root }) => readPath(root, steps)
  }
  const [name = '', ...steps] = source.slice(2).split('.')
  if (name === 'ROOT') return ({ root }) => readPath(root, steps)
  if (name === 'CURRENT') return ({ root }) => readPath(root, steps)
  if (name === 'REMOVE') return () => undefined
  return ({ variables }) => {
    if (!Object.hasOwn(variables, name)) throw badQuery(`Use of undefined variable: ${name}`)
    return readPath(variables[name], steps)
  }
}

/** A path through an array gives the array of what its objects hold there; positions are not addressed. */
export function readPath(value: unknown, steps: readonly string[], at = 0): unknown {
  if (at === steps.length) return value
  if (Array.isArray(value)) {
    return value
      .filter((item) => isPlainObject(item) || Array.isArray(item))
      .map((item) => readPath(item, steps, at))
      .filter((item) => item !== undefined)
  }
  const step = steps[at] as string
  if (!isPlainObject(value) || !Object.hasOwn(value, step)) return undefined
  return readPath(value[step], steps, at + 1)
}
