import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import { badQuery } from '../match/bad-query'
import { equals } from '../match/value-tests'
import { someAt } from '../match/path-values'
import { indexedValues } from '../document-path'
import type { Variables } from '../match/compile-query'
import type { PipelineContext, RunStages } from './pipeline-context'
import { ValueMap } from './value-map'

/** `$lookup`: by equality of two fields, by a pipeline with variables, or both. */
export function lookup(
  documents: Document[],
  argument: unknown,
  context: PipelineContext,
  runStages: RunStages,
): Document[] {
  if (!isPlainObject(argument)) throw badQuery('the $lookup specification must be an Object')
  const { from, as, localField, foreignField, pipeline, let: named } = argument
  if (typeof as !== 'string') throw badQuery("must specify 'as' field for a $lookup")
  if (typeof from !== 'string') throw badQuery("$lookup needs a 'from' collection")
  const byField = typeof localField === 'string' && typeof foreignField === 'string'
  if (!byField && !Array.isArray(pipeline))
    throw badQuery('$lookup requires both localField and foreignField, or a pipeline')
  const others = context.collection(from)
  const matches = byField ? equalityJoin(others, localField, foreignField) : () => others
  const variables = Object.entries((named ?? {}) as Document).map(
    ([name, source]) => [name, compileExpression(source)] as const,
  )
  return documents.map((document) => {
    let found = matches(document)
    if (Array.isArray(pipeline)) {
      const values = variables.map(([name, value]) => {
        return [name, value({ root: document, variables: context.variables })] as const
      })
      const inner: Variables = { ...context.variables, ...Object.fromEntries(values) }
      found = runStages(found, pipeline as Document[], { ...context, variables: inner })
    }
    return setAt(document, as.split('.'), found)
  })
}

/** An array joins by each of its elements; missing and null are one. */
function equalityJoin(others: Document[], localField: string, foreignField: string) {
  const byValue = new ValueMap<Set<Document>>()
  for (const other of others) {
    for (const value of indexedValues(other, foreignField).values) {
      const known = byValue.get(value ?? null)
      if (known) known.add(other)
      else byValue.set(value ?? null, new Set([other]))
    }
  }
  const positions = new Map(others.map((other, at) => [other, at]))
  const steps = foreignField.split('.')
  return (document: Document): Document[] => {
    const found = new Set<Document>()
    for (const value of localValues(document, localField)) {
      for (const other of byValue.get(value ?? null) ?? []) {
        if (someAt(other, steps, 'each', sameOnly(value))) found.add(other)
      }
    }
    return [...found].sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0))
  }
}

const sameOnly = (value: unknown) =>
  value instanceof RegExp ? (other: unknown) => other === value : equals(value ?? null)

function localValues(document: Document, field: string): unknown[] {
  const { values } = indexedValues(document, field)
  const empty = values.length === 1 && values[0] === undefined
  return empty && isEmptyList(document, field) ? [] : values
}

function isEmptyList(document: Document, field: string): boolean {
  const value = field.split('.').reduce<unknown>((at, step) => (isPlainObject(at) ? at[step] : undefined), document)
  return Array.isArray(value) && value.length === 0
}

function setAt(document: Document, [step = '', ...rest]: readonly string[], value: unknown): Document {
  if (rest.length === 0) return { ...document, [step]: value }
  const inner = document[step]
  return { ...document, [step]: setAt(isPlainObject(inner) ? inner : {}, rest, value) }
}
