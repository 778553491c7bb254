import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { update } from 'mingo/updater'
import { resolve } from 'mingo/util'
import type { Document, StoredDocument } from './document'
import { geoIntersects, geoWithin, nearSphere } from './geo'
import { matchesSchema } from './json-schema'

/**
 * MongoDB's operators: mingo with its own context, in which the operators that diverge from MongoDB are replaced.
 * A context of our own, because mingo's default one keeps the first operator registered under a name.
 */
export const compileQuery = (condition: Document) => new Query(condition, options)

export function project(document: Document, fields: Document): Document {
  return new Query({}, options).find<Document>([document], fields).all()[0] ?? {}
}

export function aggregate(documents: Document[], stages: Document[], others: (name: string) => Document[]): Document[] {
  return new Aggregator(stages, { ...options, collectionResolver: others }).run(documents)
}

/** Applies update operators in place; returns the paths that changed. */
export function applyOperators(document: StoredDocument, operators: Document, condition: Document): string[] {
  return update(document as Document, operators, [], condition, { cloneMode: 'deep', queryOptions: options })
}

type Evaluate = (document: Document, argument: unknown, options: Options) => unknown

const isOperator = (key: string) => key.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(key)

/** A sub-document criterion never matches a scalar element. */
function elemMatch(path: string, criterion: Document) {
  const keys = Object.keys(criterion)
  const ofValues = keys.length > 0 && keys.every(isOperator)
  const compiled = new Query(ofValues ? { value: criterion } : criterion, options)
  return (document: Document) => {
    const list = resolve(document, path, { unwrapArray: true })
    if (!Array.isArray(list)) return false
    return list.some((item: unknown) => {
      if (ofValues) return compiled.test({ value: item })
      return item !== null && typeof item === 'object' && compiled.test(item as Document)
    })
  }
}

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
const week: Evaluate = (document, argument, given) => {
  const dayOfYear = expression.$dayOfYear(document, argument as never, given) as number
  const dayOfWeek = expression.$dayOfWeek(document, argument as never, given) as number
  return Math.floor((dayOfYear + 7 - dayOfWeek) / 7)
}

/** Positions are counted in code points. */
const indexOfCodePoint: Evaluate = (document, argument, given) => {
  const [text, part, start = 0, end] = evalExpr(document, argument, given) as [string | null, string, number?, number?]
  if (text === null || text === undefined) return null
  const [letters, wanted] = [[...text], [...part]]
  const last = Math.min(end ?? letters.length, letters.length) - wanted.length
  for (let at = start; at <= last; at++) if (wanted.every((letter, i) => letters[at + i] === letter)) return at
  return -1
}

/** A negative length takes the rest of the string. */
const substring: Evaluate = (document, argument, given) => {
  const [text, start, length] = evalExpr(document, argument, given) as [unknown, number, number]
  if (text === null || text === undefined) return ''
  const bytes = Buffer.from(String(text))
  return bytes.subarray(start, length < 0 ? undefined : start + length).toString()
}

const context = Context.init({
  accumulator: { ...accumulator },
  expression: {
    ...expression,
    $week: week,
    $indexOfCP: indexOfCodePoint,
    $substr: substring,
    $substrBytes: substring,
  } as never,
  pipeline: { ...pipeline } as never,
  projection: { ...projection },
  query: {
    ...query,
    $elemMatch: elemMatch,
    $geoWithin: geoWithin,
    $geoIntersects: geoIntersects,
    $nearSphere: nearSphere,
  } as never,
  window: { ...window } as never,
})

const options = {
  context,
  scriptEnabled: false,
  jsonSchemaValidator: (schema: Document) => (value: unknown) => matchesSchema(schema, value),
}
