import { isPlainObject, type Document } from '../document'
import { compileExpression } from '../expression/compile-expression'
import { isTrue } from '../expression/truth'
import { geoIntersects, geoWithin, nearSphere, type NearArgument } from '../geo'
import { matchesSchema } from '../json-schema'
import { badQuery } from './bad-query'
import { textMatcher } from './regular-expression'
import { someAt, type Leaf, type ValueTest } from './path-values'
import { equals, matchesPattern, valueTests } from './value-tests'

export type DocumentTest = (document: unknown) => boolean
/** What the variables of an expression hold, where a query stands inside a pipeline. */
export type Variables = Readonly<Record<string, unknown>>

/** Reads a query once; the result tests documents. Errors: what MongoDB refuses is thrown here, not on a document. */
export function compileQuery(query: unknown, variables: Variables = {}): DocumentTest {
  if (!isPlainObject(query)) throw badQuery('a query must be an object')
  const tests = Object.entries(query).map(([field, condition]) =>
    field.startsWith('$') ? topLevel(field, condition, variables) : onField(field, condition, variables),
  )
  const [only] = tests
  return only && tests.length === 1 ? only : (document) => tests.every((test) => test(document))
}

function topLevel(operator: string, argument: unknown, variables: Variables): DocumentTest {
  switch (operator) {
    case '$and': {
      const parts = branches(operator, argument, variables)
      return (document) => parts.every((test) => test(document))
    }
    case '$or': {
      const parts = branches(operator, argument, variables)
      return (document) => parts.some((test) => test(document))
    }
    case '$nor': {
      const parts = branches(operator, argument, variables)
      return (document) => !parts.some((test) => test(document))
    }
    case '$expr': {
      const expression = compileExpression(argument)
      return (document) => isTrue(expression({ root: document, variables }))
    }
    case '$jsonSchema':
      return (document) => matchesSchema(argument as Document, document)
    case '$comment':
      return () => true
    default:
      throw badQuery(`unknown top level operator: ${operator}`)
  }
}

function branches(operator: string, argument: unknown, variables: Variables): DocumentTest[] {
  if (!Array.isArray(argument) || argument.length === 0) throw badQuery(`${operator} must be a nonempty array`)
  if (!argument.every(isPlainObject)) throw badQuery('$or/$and/$nor entries need to be full objects')
  return argument.map((part) => compileQuery(part, variables))
}

function onField(field: string, condition: unknown, variables: Variables): DocumentTest {
  const steps = field.split('.')
  if (!isOperators(condition)) return at(steps, 'each', equals(condition))
  const tests = operatorTests(condition, variables, (leaf, test) => at(steps, leaf, test), field)
  return (document) => tests.every((test) => test(document))
}

const at =
  (steps: readonly string[], leaf: Leaf, test: ValueTest): DocumentTest =>
  (document) =>
    someAt(document, steps, leaf, test)

/** `{ $gt: 1 }` and the like; a mixture of operators and fields is refused. */
export function isOperators(condition: unknown): condition is Document {
  if (!isPlainObject(condition)) return false
  const keys = Object.keys(condition)
  if (!keys[0]?.startsWith('$')) return false
  const odd = keys.find((key) => !key.startsWith('$'))
  if (odd !== undefined) throw badQuery(`unknown operator: ${odd}`)
  return true
}

type Locate = (leaf: Leaf, test: ValueTest) => DocumentTest

/** The tests of `{ $op: argument, … }`, looked for by `locate`: at a path, or on one element alone. */
function operatorTests(condition: Document, variables: Variables, locate: Locate, field: string): DocumentTest[] {
  return Object.entries(condition).map(([operator, argument]) => {
    const test = valueTests[operator]
    if (test) return locate('each', test(argument))
    switch (operator) {
      case '$ne':
        if (argument instanceof RegExp) throw badQuery("Can't have regex as arg to $ne.")
        return negate(locate('each', equals(argument)))
      case '$nin':
        return negate(locate('each', (valueTests.$in as (list: unknown) => ValueTest)(argument)))
      case '$not': {
        if (argument instanceof RegExp) return negate(locate('each', matchesPattern(argument)))
        if (!isOperators(argument)) throw badQuery('$not needs a regex or a document')
        const inner = operatorTests(argument, variables, locate, field)
        return (document) => !inner.every((each) => each(document))
      }
      case '$exists': {
        const present = locate('whole', (value) => value !== undefined)
        return isTrue(argument) ? present : negate(present)
      }
      case '$size':
        return locate('whole', hasSize(argument))
      case '$all':
        return containsAll(argument, variables, locate)
      case '$elemMatch':
        return locate('whole', elementMatches(argument, variables))
      case '$regex':
        return locate('each', patternOf(argument, condition.$options))
      case '$options':
        if (!('$regex' in condition)) throw badQuery('$options needs a $regex')
        return () => true
      case '$geoWithin':
      case '$within':
        return geoWithin(field, argument as never)
      case '$geoIntersects':
        return geoIntersects(field, argument as never)
      case '$near':
      case '$nearSphere':
        return nearSphere(field, argument as NearArgument)
      case '$comment':
        return () => true
      default:
        throw badQuery(`unknown operator: ${operator}`)
    }
  })
}

const negate =
  (test: DocumentTest): DocumentTest =>
  (document) =>
    !test(document)

function hasSize(argument: unknown): ValueTest {
  if (typeof argument !== 'number') throw badQuery('$size needs a number')
  if (!Number.isInteger(argument)) throw badQuery('$size must be a whole number')
  if (argument < 0) throw badQuery('$size may not be negative')
  return (value) => Array.isArray(value) && value.length === argument
}

function containsAll(argument: unknown, variables: Variables, locate: Locate): DocumentTest {
  if (!Array.isArray(argument)) throw badQuery('$all needs an array')
  const tests = argument.map((wanted) => {
    if (isPlainObject(wanted) && '$elemMatch' in wanted) {
      return locate('whole', elementMatches(wanted.$elemMatch, variables))
    }
    if (isPlainObject(wanted) && Object.keys(wanted)[0]?.startsWith('$')) throw badQuery('no $ expressions in $all')
    return locate('each', equals(wanted))
  })
  return (document) => tests.length > 0 && tests.every((test) => test(document))
}

/** Operators are asked of an element itself; fields, of elements that are objects (or lists, by position). */
export function elementMatches(criterion: unknown, variables: Variables): ValueTest {
  if (!isPlainObject(criterion)) throw badQuery('$elemMatch needs an Object')
  const [first] = Object.keys(criterion)
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const tests = operatorTests(criterion, variables, (_leaf, test) => test, '')
    return (value) => Array.isArray(value) && value.some((item: unknown) => tests.every((test) => test(item)))
  }
  const test = compileQuery(criterion, variables)
  return (value) =>
    Array.isArray(value) &&
    value.some((item: unknown) => (Array.isArray(item) ? test({ ...item }) : isPlainObject(item) && test(item)))
}

function patternOf(argument: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') throw badQuery('$options has to be a string')
  if (argument instanceof RegExp) return matchesPattern(argument, options ?? argument.flags)
  if (typeof argument !== 'string') throw badQuery('$regex has to be a string')
  const matches = textMatcher(argument, options ?? '')
  return (value) => typeof value === 'string' && matches(value)
}
