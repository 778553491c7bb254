import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import { foreignAccumulator } from '../expression/foreign'
import type { Expression } from '../expression/scope'
import { distinct } from '../expression/sets'
import { deviationOf, extremeOf, meanOf, sumOf } from '../expression/summaries'
import { badQuery } from '../match/bad-query'
import type { Variables } from '../match/compile-query'
import { typeName } from '../match/type-names'
import { ValueMap } from './value-map'

/** From the values of a group's documents to one value; `undefined` stands for what a document lacks. */
const accumulators: Record<string, (values: unknown[]) => unknown> = {
  $sum: sumOf,
  $avg: meanOf,
  $max: (values) => extremeOf(values, 1),
  $min: (values) => extremeOf(values, -1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values[values.length - 1] ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: (values) => distinct(values.filter((value) => value !== undefined)),
  $stdDevPop: (values) => deviationOf(values, 0),
  $stdDevSamp: (values) => deviationOf(values, 1),
  $mergeObjects: (values) =>
    values.reduce<Document>((merged, value) => {
      if (value === undefined || value === null) return merged
      if (!isPlainObject(value)) throw badQuery(`$mergeObjects requires object inputs, not ${typeName(value)}`)
      return { ...merged, ...value }
    }, {}),
  $count: (values) => values.length,
}

export type Accumulate = (documents: Document[], variables: Variables) => unknown

/** `{ $sum: '$n' }` and the like. */
export function compileAccumulator(field: string, spec: unknown): Accumulate {
  if (!isPlainObject(spec)) throw badQuery(`The field '${field}' must be an accumulator object`)
  const entries = Object.entries(spec)
  const [entry] = entries
  if (!entry || entries.length !== 1) throw badQuery(`The field '${field}' must specify one accumulator`)
  const [name, argument] = entry
  const combine = accumulators[name]
  if (!combine) return (documents) => foreignAccumulator(name, argument, documents)
  if (Array.isArray(argument)) throw badQuery(`The ${name} accumulator is a unary operator`)
  const expression = compileExpression(name === '$count' ? 1 : argument)
  return (documents, variables) => combine(documents.map((root) => expression({ root, variables })))
}

/** `$group`: groups in the order of their first document. */
export function group(documents: Document[], spec: unknown, variables: Variables): Document[] {
  if (!isPlainObject(spec)) throw badQuery("a group's fields must be specified in an object")
  if (!('_id' in spec)) throw badQuery('a group specification must include an _id')
  const { _id, ...fields } = spec
  const dotted = Object.keys(fields).find((field) => field.includes('.'))
  if (dotted !== undefined) throw badQuery(`The field name '${dotted}' cannot contain '.'`)
  const made = Object.entries(fields).map(([field, each]) => [field, compileAccumulator(field, each)] as const)
  return groupBy(documents, compileExpression(_id), variables).map(([id, members]) => {
    const result: Document = { _id: id }
    for (const [field, accumulate] of made) result[field] = accumulate(members, variables)
    return result
  })
}

/** Documents by the value of an expression, a missing one as null. */
export function groupBy(documents: Document[], by: Expression, variables: Variables): [unknown, Document[]][] {
  const groups = new ValueMap<Document[]>()
  for (const root of documents) {
    const id = by({ root, variables }) ?? null
    const members = groups.get(id)
    if (members) members.push(root)
    else groups.set(id, [root])
  }
  return groups.entries()
}
