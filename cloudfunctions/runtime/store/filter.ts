import type { CloudBase } from '@cloudbase/node-sdk'

type Command = ReturnType<CloudBase['database']>['command']
type Bound = string | number | boolean

/** A condition on one field, as `Condition` in types.ts declares it. */
export type FieldCondition =
  | { is: unknown }
  | { in: readonly unknown[] }
  | { not: unknown }
  | { prefix: string }
  | { gt?: unknown; gte?: unknown; lt?: unknown; lte?: unknown }

/** All fields hold; `after` goes on behind a key of the page before. */
export interface Filter {
  fields: readonly (readonly [path: string, condition: FieldCondition])[]
  after?: { by: string; direction: 'asc' | 'desc'; value: unknown; id: string }
}

const OPERATORS = new Set(['in', 'not', 'prefix', 'gt', 'gte', 'lt', 'lte'])

/** Reads a `Where`: an object made of operators only is a condition, everything else a value to equal. */
export const readWhere = (where: object | undefined): Filter['fields'] =>
  Object.entries(where ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([path, value]: [string, unknown]) => {
      const isCondition =
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length > 0 &&
        Object.keys(value).every((key) => OPERATORS.has(key))
      return [path, isCondition ? (value as FieldCondition) : { is: value }] as const
    })

/** Greater than every text that begins with the prefix. */
const afterPrefix = (prefix: string) => `${prefix}\uffff`

const toSdk = (command: Command, condition: FieldCondition): unknown => {
  if ('is' in condition) return command.eq(condition.is)
  if ('in' in condition) return command.in([...condition.in])
  if ('not' in condition) return command.neq(condition.not)
  if ('prefix' in condition) return command.gte(condition.prefix).and(command.lt(afterPrefix(condition.prefix)))
  const bounds = (['gt', 'gte', 'lt', 'lte'] as const)
    .filter((name) => condition[name] !== undefined)
    .map((name) => command[name](condition[name] as Bound))
  return bounds.length === 1 ? bounds[0] : command.and(bounds)
}

/** The query object for the SDK's `where`. */
export const toSdkQuery = (command: Command, filter: Filter): object => {
  const equal = Object.fromEntries(filter.fields.map(([path, condition]) => [path, toSdk(command, condition)]))
  if (!filter.after) return equal
  const { by, direction, value, id } = filter.after
  const beyond = (bound: unknown) => (direction === 'asc' ? command.gt(bound as Bound) : command.lt(bound as Bound))
  if (by === '_id')
    return Object.keys(equal).length === 0 ? { _id: beyond(id) } : command.and([equal, { _id: beyond(id) }])
  const behind = command.or([{ [by]: beyond(value) }, { [by]: command.eq(value), _id: beyond(id) }])
  return Object.keys(equal).length === 0 ? behind : command.and([equal, behind])
}
