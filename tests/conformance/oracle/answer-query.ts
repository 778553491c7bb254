import { kindOf, order, same } from './order-values'

type Fields = Record<string, unknown>

/** Stands for "the path ends before a value". */
const nothing = undefined

/** Every value a path reaches: first the places, then (`spread`) the elements of each place that is a list. */
export function reach(document: unknown, path: string): unknown[] {
  const go = (value: unknown, steps: string[]): unknown[] => {
    if (steps.length === 0) return [value]
    const step = steps[0] as string
    if (kindOf(value) === 'object') return go((value as Fields)[step], steps.slice(1))
    if (kindOf(value) !== 'list') return [nothing]
    const list = value as unknown[]
    const through = list.filter((item) => kindOf(item) === 'object').flatMap((item) => go(item, steps))
    const byNumber = /^\d+$/.test(step) && Number(step) < list.length ? [list[Number(step)]] : []
    const more = steps.slice(1)
    if (more.length === 0) return [...through, ...byNumber.map(pinned)]
    return [
      ...through,
      ...byNumber.filter((item) => ['object', 'list'].includes(kindOf(item))).flatMap((item) => go(item, more)),
    ]
  }
  return go(document, path.split('.'))
}

/** A list named by its position is not spread. */
class Pinned {
  constructor(readonly value: unknown) {}
}
const pinned = (value: unknown) => (Array.isArray(value) ? new Pinned(value) : value)
const plain = (value: unknown) => (value instanceof Pinned ? value.value : value)

const spread = (places: unknown[]): unknown[] =>
  places.flatMap((place) => (Array.isArray(place) ? [...(place as unknown[]), place] : [plain(place)]))

export function answers(document: unknown, query: Fields): boolean {
  for (const [key, wanted] of Object.entries(query)) {
    if (key === '$and' && !(wanted as Fields[]).every((part) => answers(document, part))) return false
    if (key === '$or' && !(wanted as Fields[]).some((part) => answers(document, part))) return false
    if (key === '$nor' && (wanted as Fields[]).some((part) => answers(document, part))) return false
    if (key === '$expr' && !truth(evaluateCondition(document as Fields, wanted))) return false
    if (!key.startsWith('$') && !satisfies(reach(document, key), wanted)) return false
  }
  return true
}

function satisfies(places: unknown[], wanted: unknown): boolean {
  const isOperators = kindOf(wanted) === 'object' && Object.keys(wanted as Fields)[0]?.startsWith('$')
  if (!isOperators) return holds(places, '$eq', wanted)
  const operators = wanted as Fields
  return Object.entries(operators).every(([operator, argument]) => {
    if (operator === '$options') return true
    if (operator === '$regex')
      return holds(places, '$eq', new RegExp(argument as string, operators.$options as string | undefined))
    return holds(places, operator, argument)
  })
}

function holds(places: unknown[], operator: string, argument: unknown): boolean {
  const values = spread(places)
  const list = argument as unknown[]
  switch (operator) {
    case '$eq':
      return values.some((value) => equal(value, argument))
    case '$ne':
      return !values.some((value) => equal(value, argument))
    case '$in':
      return list.some((each) => holds(places, '$eq', each))
    case '$nin':
      return !list.some((each) => holds(places, '$eq', each))
    case '$gt':
      return values.some((value) => comparable(value, argument) && order(value, argument) > 0)
    case '$gte':
      return values.some((value) => comparable(value, argument) && order(value, argument) >= 0)
    case '$lt':
      return values.some((value) => comparable(value, argument) && order(value, argument) < 0)
    case '$lte':
      return values.some((value) => comparable(value, argument) && order(value, argument) <= 0)
    case '$not':
      return !satisfies(places, argument)
    case '$exists':
      return places.some((place) => plain(place) !== nothing) === truth(argument)
    case '$size':
      return places.map(plain).some((place) => Array.isArray(place) && place.length === argument)
    case '$all':
      return list.length > 0 && list.every((each) => satisfies(places, each))
    case '$elemMatch':
      return places
        .map(plain)
        .some((place) => Array.isArray(place) && place.some((item) => elementFits(item, argument as Fields)))
    case '$mod':
      return values.some(
        (value) => kindOf(value) === 'number' && Math.trunc(value as number) % (list[0] as number) === list[1],
      )
    case '$type':
      return [argument].flat().some((type) => values.some((value) => hasType(value, type as string)))
    case '$bitsAllSet':
      return values.some((value) => bits(argument).every((bit) => isSet(value, bit)))
    case '$bitsAnySet':
      return values.some((value) => bits(argument).some((bit) => isSet(value, bit)))
    case '$bitsAllClear':
      return values.some((value) => Number.isInteger(value) && bits(argument).every((bit) => !isSet(value, bit)))
    default:
      throw new Error(`the oracle does not know ${operator}`)
  }
}

function equal(value: unknown, wanted: unknown): boolean {
  if (wanted instanceof RegExp && typeof value === 'string') return wanted.test(value)
  return same(value, wanted)
}

const comparable = (a: unknown, b: unknown) => kindOf(a) === kindOf(b)

function elementFits(item: unknown, criterion: Fields): boolean {
  const first = Object.keys(criterion)[0] ?? ''
  const ofValue = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first)
  if (ofValue) return satisfies([Array.isArray(item) ? new Pinned(item) : item], criterion)
  if (Array.isArray(item)) return answers({ ...item }, criterion)
  return kindOf(item) === 'object' && answers(item, criterion)
}

const typeNumbers: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  8: 'bool',
  9: 'date',
  10: 'null',
}

function hasType(value: unknown, type: string | number): boolean {
  const name = typeof type === 'number' ? typeNumbers[type] : type
  if (value === nothing) return false
  const kind = kindOf(value)
  if (name === 'number') return kind === 'number'
  if (name === 'double') return kind === 'number' && !Number.isInteger(value)
  if (name === 'int') return kind === 'number' && Number.isInteger(value)
  const kinds: Record<string, string> = {
    string: 'text',
    object: 'object',
    array: 'list',
    bool: 'flag',
    date: 'date',
    null: 'nothing',
  }
  return kinds[name ?? ''] === kind
}

function bits(argument: unknown): number[] {
  if (Array.isArray(argument)) return argument as number[]
  return [...(argument as number).toString(2)].reverse().flatMap((digit, at) => (digit === '1' ? [at] : []))
}

const isSet = (value: unknown, bit: number) =>
  Number.isInteger(value) && Math.floor((value as number) / 2 ** bit) % 2 !== 0

export const truth = (value: unknown) => ![undefined, null, false, 0].includes(value as never)

/** The few expressions the table's `$expr` uses. */
function evaluateCondition(document: Fields, expression: unknown): unknown {
  const value = (source: unknown): unknown =>
    typeof source === 'string' && source.startsWith('$') ? pick(document, source.slice(1).split('.')) : source
  if (kindOf(expression) !== 'object') return value(expression)
  const [operator, argument] = Object.entries(expression as Fields)[0] as [string, unknown[]]
  const [a, b] = argument.map(value)
  if (operator === '$isArray') return Array.isArray(a)
  const known = a === undefined || b === undefined ? Number(a !== undefined) - Number(b !== undefined) : order(a, b)
  return operator === '$eq' ? known === 0 : operator === '$gt' ? known > 0 : known < 0
}

/** A path as expressions read it: through lists, leaving out what is not there. */
export function pick(value: unknown, steps: readonly string[]): unknown {
  if (steps.length === 0) return value
  if (Array.isArray(value)) {
    return value
      .filter((item) => ['object', 'list'].includes(kindOf(item)))
      .map((item) => pick(item, steps))
      .filter((item) => item !== undefined)
  }
  return kindOf(value) === 'object' ? pick((value as Fields)[steps[0] as string], steps.slice(1)) : undefined
}
