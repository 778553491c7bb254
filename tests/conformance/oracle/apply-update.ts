import { answers } from './answer-query'
import { kindOf, order, same } from './order-values'

type Fields = Record<string, unknown>
type Holder = Record<string, unknown>

/** The document an update makes, or `'refused'`. Written for clearness: each operator on a deep copy, one path at a time. */
export function changed(before: Fields, update: Fields): Fields | 'refused' {
  const document = copy(before) as Fields
  const work = Object.entries(update).flatMap(([operator, fields]) =>
    Object.entries(fields as Fields).map(([path, argument]) => ({ operator, path, argument })),
  )
  work.sort((a, b) => (a.path < b.path ? -1 : 1))
  try {
    for (const { operator, path, argument } of work) changeOne(document, operator, path, argument)
    return document
  } catch (error) {
    if (error === refusal) return 'refused'
    throw error
  }
}

const refusal = new Error('refused')

export const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy)
  if (kindOf(value) !== 'object') return value
  return Object.fromEntries(Object.entries(value as Fields).map(([key, item]) => [key, copy(item)]))
}

function changeOne(document: Fields, operator: string, path: string, argument: unknown): void {
  if (operator === '$rename') {
    const value = get(document, path)
    if (value === undefined) return
    unset(document, path)
    unset(document, argument as string)
    set(document, argument as string, value)
    return
  }
  if (operator === '$unset') {
    unset(document, path)
    return
  }
  const present = get(document, path)
  if (present === undefined && ['$pull', '$pullAll', '$pop'].includes(operator)) return
  const next = newValue(operator, present, argument)
  if (present === undefined || !same(present, next)) set(document, path, copy(next))
}

function newValue(operator: string, present: unknown, argument: unknown): unknown {
  switch (operator) {
    case '$set':
      return argument
    case '$inc':
      return number(present, 0) + number(argument, NaN)
    case '$mul':
      return number(present, 0) * number(argument, NaN) + 0
    case '$min':
      return present === undefined || order(argument, present) < 0 ? argument : present
    case '$max':
      return present === undefined || order(argument, present) > 0 ? argument : present
    case '$bit': {
      const [[operation, operand]] = Object.entries(argument as Record<string, number>) as [[string, number]]
      const bits = number(present, 0)
      return operation === 'and' ? bits & operand : operation === 'or' ? bits | operand : bits ^ operand
    }
    case '$push':
      return pushed(list(present), argument)
    case '$addToSet': {
      const each =
        kindOf(argument) === 'object' && '$each' in (argument as Fields)
          ? ((argument as Fields).$each as unknown[])
          : [argument]
      return each.reduce<unknown[]>(
        (all, item) => (all.some((other) => same(other, item)) ? all : [...all, item]),
        list(present),
      )
    }
    case '$pull':
      return list(present).filter((item) => !pulls(item, argument))
    case '$pullAll':
      return list(present).filter((item) => !(argument as unknown[]).some((other) => same(other, item)))
    case '$pop':
      return argument === 1 ? list(present).slice(0, -1) : list(present).slice(1)
    default:
      throw new Error(`the oracle does not know ${operator}`)
  }
}

function pushed(before: unknown[], argument: unknown): unknown[] {
  const spec = argument as {
    $each?: unknown[]
    $position?: number
    $sort?: number | Record<string, number>
    $slice?: number
  }
  if (kindOf(argument) !== 'object' || !spec.$each) return [...before, argument]
  const at = spec.$position ?? before.length
  let after = [...before.slice(0, at), ...spec.$each, ...before.slice(at)]
  const { $sort: by, $slice: slice } = spec
  if (typeof by === 'number') after = [...after].sort((a, b) => order(a, b) * by)
  else if (by) {
    const [[field, way]] = Object.entries(by) as [[string, number]]
    after = [...after].sort((a, b) => order((a as Fields)[field], (b as Fields)[field]) * way)
  }
  if (slice === undefined) return after
  return slice === 0 ? [] : slice < 0 ? after.slice(slice) : after.slice(0, slice)
}

function pulls(item: unknown, argument: unknown): boolean {
  if (argument instanceof RegExp) return typeof item === 'string' && argument.test(item)
  if (kindOf(argument) !== 'object') return same(item, argument)
  const ofValue = Object.keys(argument as Fields)[0]?.startsWith('$')
  if (ofValue) return answers({ item: [item] }, { item: { $elemMatch: argument } })
  return kindOf(item) === 'object' && answers(item, argument as Fields)
}

function number(value: unknown, missing: number): number {
  if (value === undefined) return missing
  if (typeof value !== 'number') throw refusal
  return value
}

function list(value: unknown): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw refusal
  return value as unknown[]
}

function get(document: unknown, path: string): unknown {
  let value = document
  for (const step of path.split('.')) {
    if (kindOf(value) !== 'object' && kindOf(value) !== 'list') return undefined
    value = (value as Fields)[step]
  }
  return value
}

function set(document: Fields, path: string, value: unknown): void {
  const steps = path.split('.')
  let holder: Holder = document
  for (const [at, step] of steps.entries()) {
    if (Array.isArray(holder) && !/^\d+$/.test(step)) throw refusal
    if (at === steps.length - 1) {
      while (Array.isArray(holder) && holder.length < Number(step)) holder.push(null)
      holder[step] = value
      return
    }
    if (holder[step] === undefined) holder[step] = {}
    if (!['object', 'list'].includes(kindOf(holder[step]))) throw refusal
    holder = holder[step] as Holder
  }
}

function unset(document: Fields, path: string): void {
  const steps = path.split('.')
  const last = steps.pop() as string
  const holder = steps.length > 0 ? get(document, steps.join('.')) : document
  if (Array.isArray(holder)) {
    if (Number(last) < holder.length) holder[Number(last)] = null
  } else if (kindOf(holder) === 'object') delete (holder as Fields)[last]
}
