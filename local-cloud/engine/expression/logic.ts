import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { compareWithMissing } from '../value-order'
import { isNil, taking, type LazyOperator, type ValueOperator } from './scope'
import { isTrue } from './truth'

const compares = (operator: string, read: (order: number) => unknown): ValueOperator =>
  taking(operator, 2, 2, ([a, b]) => read(compareWithMissing(a, b)))

/** Values of all types compare here, unlike in a query. */
export const comparisons: Record<string, ValueOperator> = {
  $cmp: compares('$cmp', Math.sign),
  $eq: compares('$eq', (order) => order === 0),
  $gt: compares('$gt', (order) => order > 0),
  $gte: compares('$gte', (order) => order >= 0),
  $lt: compares('$lt', (order) => order < 0),
  $lte: compares('$lte', (order) => order <= 0),
  $ne: compares('$ne', (order) => order !== 0),
  $not: taking('$not', 1, 1, ([value]) => !isTrue(value)),
}

const listed = (argument: unknown): unknown[] => (Array.isArray(argument) ? argument : [argument])

export const lazyLogic: Record<string, LazyOperator> = {
  $and: (argument, compile) => {
    const parts = listed(argument).map(compile)
    return (scope) => parts.every((part) => isTrue(part(scope)))
  },
  $or: (argument, compile) => {
    const parts = listed(argument).map(compile)
    return (scope) => parts.some((part) => isTrue(part(scope)))
  },
  $ifNull: (argument, compile) => {
    const parts = listed(argument).map(compile)
    if (parts.length < 2) throw badQuery(`$ifNull needs at least two arguments, had: ${parts.length}`)
    return (scope) => {
      let value: unknown
      for (const part of parts) {
        value = part(scope)
        if (!isNil(value)) break
      }
      return value
    }
  },
  $cond: (argument, compile) => {
    const [condition, yes, no] = conditionParts(argument).map(compile)
    return (scope) => (isTrue(condition?.(scope)) ? yes?.(scope) : no?.(scope))
  },
  $switch: (argument, compile) => {
    if (!isPlainObject(argument) || !Array.isArray(argument.branches)) throw badQuery('$switch needs branches')
    if (argument.branches.length === 0) throw badQuery('$switch requires at least one branch.')
    const branches = (argument.branches as { case: unknown; then: unknown }[]).map((branch) => {
      if (!isPlainObject(branch) || !('case' in branch)) throw badQuery("$switch requires each branch have a 'case'")
      if (!('then' in branch)) throw badQuery("$switch requires each branch have a 'then'")
      return { when: compile(branch.case), then: compile(branch.then) }
    })
    const otherwise = 'default' in argument ? compile(argument.default) : undefined
    return (scope) => {
      const chosen = branches.find(({ when }) => isTrue(when(scope)))?.then ?? otherwise
      if (!chosen)
        throw badQuery('$switch could not find a matching branch for an input, and no default was specified.')
      return chosen(scope)
    }
  },
}

function conditionParts(argument: unknown): unknown[] {
  if (Array.isArray(argument)) {
    if (argument.length !== 3) throw badQuery('Expression $cond takes exactly 3 arguments.')
    return argument
  }
  if (!isPlainObject(argument)) throw badQuery('$cond needs an object or a list')
  for (const part of ['if', 'then', 'else'])
    if (!(part in argument)) throw badQuery(`Missing '${part}' parameter to $cond`)
  const unknown = Object.keys(argument).find((key) => !['if', 'then', 'else'].includes(key))
  if (unknown !== undefined) throw badQuery(`Unrecognized parameter to $cond: ${unknown}`)
  return [argument.if, argument.then, argument.else]
}
