import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'

/** Where an expression is evaluated: the document, and what `let`, `map` and the like have named. */
export interface Scope {
  root: unknown
  variables: Readonly<Record<string, unknown>>
}

/** A compiled expression; `undefined` is a missing value. */
export type Expression = (scope: Scope) => unknown
export type Compile = (source: unknown) => Expression
/** An operator that compiles its own argument. */
export type LazyOperator = (argument: unknown, compile: Compile) => Expression
/** An operator that gets its evaluated arguments. */
export type ValueOperator = (values: unknown[]) => unknown

export const isNil = (value: unknown): value is null | undefined => value === null || value === undefined

export function numberOf(operator: string, value: unknown): number {
  if (typeof value === 'number') return value
  throw badQuery(`${operator} only supports numeric types, not ${typeName(value)}`)
}

export function wholeOf(operator: string, value: unknown): number {
  if (Number.isInteger(value)) return value as number
  throw badQuery(`${operator} needs a whole number, not ${typeName(value)}`)
}

export function textOf(operator: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw badQuery(`${operator} requires string arguments, found: ${typeName(value)}`)
}

export function listOf(operator: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw badQuery(`${operator} requires an array, found: ${typeName(value)}`)
}

/** Refuses another number of arguments than the operator takes. */
export function taking(operator: string, least: number, most: number, work: ValueOperator): ValueOperator {
  return (values) => {
    if (values.length < least || values.length > most) {
      const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`
      throw badQuery(`Expression ${operator} takes ${wanted} arguments. ${values.length} were passed in.`)
    }
    return work(values)
  }
}
