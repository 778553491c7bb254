import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'
import type { Compile, Expression } from './scope'

/** What the SDK's commands do not offer and only a raw pipeline can ask: left to mingo. */
const context = Context.init({
  accumulator: { ...accumulator },
  expression: { ...expression } as never,
  pipeline: { ...pipeline } as never,
  projection: { ...projection },
  query: { ...query } as never,
  window: { ...window } as never,
})
// mingo fills in what is left out.
const options = { context, scriptEnabled: false } as Parameters<typeof evalExpr>[2]

const forbidden = new Set(['$function', '$accumulator', '$where', '$out', '$merge', '$documents'])

/** An operator of mingo's, its arguments evaluated by us. */
export function foreignOperator(operator: string, argument: unknown, compile: Compile): Expression {
  if (!(operator in expression) || forbidden.has(operator)) throw badQuery(`Unrecognized expression '${operator}'`)
  const named = isPlainObject(argument)
  const parts = (named ? Object.entries(argument) : [argument].flat().map((part, at) => [at, part] as const)).map(
    ([name, part]) => [name, compile(part)] as const,
  )
  return (scope) => {
    const values = parts.map(([name, part]) => [name, { $literal: part(scope) }] as const)
    const given = named ? Object.fromEntries(values) : values.map(([, value]) => value)
    return evalExpr({}, { [operator]: Array.isArray(given) && given.length === 1 ? given[0] : given }, options)
  }
}

/** A stage of mingo's. */
export function foreignStage(stage: string, argument: unknown, documents: Document[]): Document[] {
  if (!(stage in pipeline) || forbidden.has(stage)) throw badQuery(`Unrecognized pipeline stage name: '${stage}'`)
  return new Aggregator([{ [stage]: argument }] as never, options).run(documents)
}

/** An accumulator of mingo's. */
export function foreignAccumulator(name: string, argument: unknown, documents: Document[]): unknown {
  if (!(name in accumulator) || forbidden.has(name)) throw badQuery(`unknown group operator '${name}'`)
  return new Aggregator([{ $group: { _id: null, value: { [name]: argument } } }] as never, options).run(documents)[0]
    ?.value
}
