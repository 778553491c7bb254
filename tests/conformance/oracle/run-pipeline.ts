import { answers, pick, truth } from './answer-query'
import { kindOf, order, same } from './order-values'
import { sorted } from './sort-documents'

type Fields = Record<string, unknown>
type Stage = Readonly<Record<string, unknown>>

/** The stages the random pipelines are made of. */
export function run(documents: Fields[], stages: readonly Stage[], all = documents): Fields[] {
  return stages.reduce<Fields[]>((present, stage) => {
    const [name, argument] = Object.entries(stage)[0] as [string, never]
    switch (name) {
      case '$match':
        return present.filter((document) => answers(document, argument))
      case '$sort':
        return sorted(present, Object.entries(argument as Record<string, 1 | -1>))
      case '$limit':
        return present.slice(0, argument)
      case '$skip':
        return present.slice(argument)
      case '$count':
        return present.length > 0 ? [{ [argument]: present.length }] : []
      case '$unwind':
        return present.flatMap((document) => unwound(document, argument))
      case '$group':
        return grouped(present, argument)
      case '$addFields':
        return present.map((document) => ({ ...document, ...computed(document, argument) }))
      case '$project':
        return present.map((document) => ({ _id: document._id, ...computed(document, argument) }))
      case '$lookup':
        return present.map((document) => joined(document, argument, all))
      default:
        throw new Error(`the oracle does not know ${name}`)
    }
  }, documents)
}

export function evaluate(document: Fields, expression: unknown): unknown {
  if (typeof expression === 'string' && expression.startsWith('$'))
    return pick(document, expression.slice(1).split('.'))
  if (kindOf(expression) !== 'object') return expression
  const [operator, given] = Object.entries(expression as Fields)[0] as [string, unknown]
  if (operator === '$literal') return given
  const values = (Array.isArray(given) ? (given as unknown[]) : [given]).map((each) => evaluate(document, each))
  const [a, b, c] = values
  switch (operator) {
    case '$eq':
      return compared(a, b) === 0
    case '$gt':
      return compared(a, b) > 0
    case '$lte':
      return compared(a, b) <= 0
    case '$cmp':
      return Math.sign(compared(a, b))
    case '$and':
      return values.every(truth)
    case '$or':
      return values.some(truth)
    case '$not':
      return !truth(a)
    case '$cond':
      return truth(a) ? b : c
    case '$ifNull':
      return a === undefined || a === null ? b : a
    case '$isArray':
      return Array.isArray(a)
    case '$sum':
      return sum(Array.isArray(a) && values.length === 1 ? (a as unknown[]) : values)
    default:
      throw new Error(`the oracle does not know ${operator}`)
  }
}

function compared(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return order(a, b)
}

function computed(document: Fields, spec: Fields): Fields {
  const entries = Object.entries(spec).map(([field, expression]) => [field, evaluate(document, expression)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function unwound(
  document: Fields,
  { path, preserveNullAndEmptyArrays: preserve }: { path: string; preserveNullAndEmptyArrays: boolean },
): Fields[] {
  const field = path.slice(1)
  const value = document[field]
  if (Array.isArray(value) && value.length > 0) return value.map((item: unknown) => ({ ...document, [field]: item }))
  if (value === undefined || value === null) return preserve ? [document] : []
  if (!Array.isArray(value)) return [document]
  const { [field]: _gone, ...rest } = document
  return preserve ? [rest] : []
}

const sum = (values: unknown[]) =>
  values.filter((value) => typeof value === 'number').reduce((total, value) => total + value, 0)

function grouped(documents: Fields[], { _id, ...fields }: Fields): Fields[] {
  const groups: { id: unknown; members: Fields[] }[] = []
  for (const document of documents) {
    const id = evaluate(document, _id) ?? null
    const known = groups.find((group) => same(group.id, id))
    if (known) known.members.push(document)
    else groups.push({ id, members: [document] })
  }
  return groups.map(({ id, members }) => {
    const made = Object.entries(fields).map(([field, spec]) => {
      const [name, expression] = Object.entries(spec as Fields)[0] as [string, unknown]
      return [
        field,
        accumulated(
          name,
          members.map((document) => evaluate(document, expression)),
        ),
      ] as const
    })
    return { _id: id, ...Object.fromEntries(made) }
  })
}

function accumulated(name: string, values: unknown[]): unknown {
  const present = values.filter((value) => value !== undefined)
  const known = present.filter((value) => value !== null)
  const numbers = values.filter((value): value is number => typeof value === 'number')
  switch (name) {
    case '$sum':
      return sum(values)
    case '$avg':
      return numbers.length > 0 ? sum(numbers) / numbers.length : null
    case '$min':
      return [...known].sort(order)[0] ?? null
    case '$max':
      return [...known].sort(order).at(-1) ?? null
    case '$first':
      return values[0] ?? null
    case '$last':
      return values.at(-1) ?? null
    case '$push':
      return present
    case '$addToSet':
      return present.filter((value, at) => !present.slice(0, at).some((other) => same(other, value)))
    default:
      throw new Error(`the oracle does not know ${name}`)
  }
}

function joined(document: Fields, { localField, foreignField, as }: Record<string, string>, all: Fields[]): Fields {
  const local = document[localField as string]
  const wanted = Array.isArray(local) ? (local as unknown[]) : [local ?? null]
  const found = all.filter((other) =>
    wanted.some((value) => answers(other, { [foreignField as string]: { $eq: value } })),
  )
  return { ...document, [as as string]: found }
}
