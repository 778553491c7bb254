import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import { foreignStage } from '../expression/foreign'
import { badQuery } from '../match/bad-query'
import { compileQuery } from '../match/compile-query'
import { typeName } from '../match/type-names'
import { sortDocuments } from '../sort-documents'
import { compileAddFields } from './add-fields'
import { bucket, bucketAuto } from './buckets'
import { group } from './group'
import { lookup } from './lookup'
import type { PipelineContext } from './pipeline-context'
import { compileProjection } from './project'
import { unwind } from './unwind'

type Stage = (documents: Document[], argument: unknown, context: PipelineContext) => Document[]

const addFields: Stage = (documents, argument, { variables }) => {
  const set = compileAddFields(argument)
  return documents.map((document) => set(document, variables))
}

const replaceRoot: Stage = (documents, argument, { variables }) => {
  const expression = compileExpression(argument)
  return documents.map((root) => {
    const made = expression({ root, variables })
    if (!isPlainObject(made)) {
      throw badQuery(
        `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(made)}`,
      )
    }
    return made
  })
}

const stages: Record<string, Stage> = {
  $match: (documents, argument, { variables }) => documents.filter(compileQuery(argument, variables)),
  $project: (documents, argument, { variables }) => {
    if (!isPlainObject(argument)) throw badQuery('$project specification must be an object')
    if (Object.keys(argument).length === 0) throw badQuery('$project specification must have at least one field')
    const project = compileProjection(argument)
    return documents.map((document) => project(document, variables))
  },
  $addFields: addFields,
  $set: addFields,
  $unset: (documents, argument, { variables }) => {
    const project = compileProjection(Object.fromEntries([argument].flat().map((path) => [String(path), 0])))
    return documents.map((document) => project(document, variables))
  },
  $group: (documents, argument, { variables }) => group(documents, argument, variables),
  $sort: (documents, argument) => {
    if (!isPlainObject(argument) || Object.keys(argument).length === 0) throw badQuery('$sort needs a sort key')
    const order = Object.entries(argument).map(([field, way]) => {
      if (way !== 1 && way !== -1) throw badQuery('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
      return [field, way] as const
    })
    const sorted = [...documents]
    sortDocuments(sorted, order)
    return sorted
  },
  $limit: (documents, argument) => {
    if (!Number.isInteger(argument) || (argument as number) <= 0) throw badQuery('the limit must be positive')
    return documents.slice(0, argument as number)
  },
  $skip: (documents, argument) => {
    if (!Number.isInteger(argument) || (argument as number) < 0) throw badQuery('Argument to $skip cannot be negative')
    return documents.slice(argument as number)
  },
  $count: (documents, argument) => {
    if (typeof argument !== 'string' || argument === '') throw badQuery('the count field must be a non-empty string')
    if (/^\$|\.|\0/.test(argument)) throw badQuery("the count field cannot be a $-prefixed path or contain '.'")
    return documents.length > 0 ? [{ [argument]: documents.length }] : []
  },
  $sortByCount: (documents, argument, { variables }) => {
    const counted = group(documents, { _id: argument, count: { $sum: 1 } }, variables)
    return counted.sort((a, b) => (b.count as number) - (a.count as number))
  },
  $unwind: unwind,
  $lookup: (documents, argument, context) => lookup(documents, argument, context, runStages),
  $replaceRoot: (documents, argument, context) => {
    if (!isPlainObject(argument) || !('newRoot' in argument)) throw badQuery('no newRoot specified for $replaceRoot')
    return replaceRoot(documents, argument.newRoot, context)
  },
  $replaceWith: replaceRoot,
  $bucket: (documents, argument, { variables }) => bucket(documents, argument, variables),
  $bucketAuto: (documents, argument, { variables }) => bucketAuto(documents, argument, variables),
  $sample: (documents, argument) => {
    const size = isPlainObject(argument) ? argument.size : undefined
    if (!Number.isInteger(size) || (size as number) < 0)
      throw badQuery('size argument to $sample must be a whole number')
    return shuffled(documents).slice(0, size as number)
  },
  $facet: (documents, argument, context) => {
    if (!isPlainObject(argument)) throw badQuery('$facet needs an object')
    const facets = Object.entries(argument).map(
      ([name, pipeline]) => [name, runStages(documents, pipeline as Document[], context)] as const,
    )
    return [Object.fromEntries(facets)]
  },
  $unionWith: (documents, argument, context) => {
    const [name, pipeline] = isPlainObject(argument) ? [argument.coll, argument.pipeline] : [argument, []]
    const others = runStages(context.collection(String(name)), (pipeline ?? []) as Document[], context)
    return [...documents, ...others]
  },
}

function shuffled(documents: Document[]): Document[] {
  const mixed = [...documents]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as Document, mixed[at] as Document]
  }
  return mixed
}

/** Runs a pipeline over documents. Errors: what MongoDB refuses. */
export function runStages(documents: Document[], pipeline: readonly Document[], context: PipelineContext): Document[] {
  return pipeline.reduce<Document[]>((present, stage) => {
    const entries = Object.entries(stage)
    const [entry] = entries
    if (!entry || entries.length !== 1)
      throw badQuery('A pipeline stage specification object must contain exactly one field.')
    const [name, argument] = entry
    const run = stages[name]
    return run ? run(present, argument, context) : foreignStage(name, argument, present)
  }, documents)
}
