import { cloneDocument, isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'
import { isPosition } from '../match/path-values'
import { compareStrings, isSameValue } from '../value-order'
import { fieldOperators, needsPresence } from './field-operators'
import { firstMatchPosition } from './positional'
import { findPlace, makePlace, remove, valueOf, write } from './update-path'

interface Step {
  operator: string
  path: string
  argument: unknown
}

/** What an update is applied with: its query (for `$`), and the time. */
export interface UpdateContext {
  query: Document
  nowMs: number
  /** The document is being made by an upsert. */
  inserting?: boolean
}

/** Applies update operators to a document in place. Errors: what MongoDB refuses; the document may then be half changed. */
export function applyUpdate(document: Document, update: Document, context: UpdateContext): void {
  const steps = stepsOf(update).map((step) => ({ ...step, path: placed(document, step.path, context.query) }))
  checkConflicts(steps)
  for (const step of steps.sort((a, b) => comparePaths(a.path, b.path))) applyStep(document, step, context)
}

function stepsOf(update: Document): Step[] {
  return Object.entries(update).flatMap(([operator, fields]) => {
    const known =
      operator in fieldOperators || operator === '$unset' || operator === '$rename' || operator === '$setOnInsert'
    if (!known) throw badQuery(`Unknown modifier: ${operator}`)
    if (!isPlainObject(fields))
      throw badQuery(`Modifiers operate on fields but we found another type: {${operator}: ${JSON.stringify(fields)}}`)
    return Object.entries(fields).map(([path, argument]) => {
      if (path === '' || path.split('.').includes(''))
        throw badQuery(`The update path '${path}' contains an empty field name, which is not allowed.`)
      return { operator, path, argument }
    })
  })
}

/** Puts the position of the query's match for `$`. */
function placed(document: Document, path: string, query: Document): string {
  const steps = path.split('.')
  const at = steps.indexOf('$')
  if (at < 0) {
    const odd = steps.find((step) => step.startsWith('$'))
    if (odd !== undefined)
      throw badQuery(`The dollar ($) prefixed field '${odd}' in '${path}' is not valid for storage.`)
    return path
  }
  const position = firstMatchPosition(document, steps.slice(0, at), query)
  if (position === undefined) throw badQuery('The positional operator did not find the match needed from the query.')
  steps[at] = String(position)
  return steps.join('.')
}

function checkConflicts(steps: readonly Step[]): void {
  const paths = steps.flatMap(({ operator, path, argument }) =>
    operator === '$rename' ? [path, String(argument)] : [path],
  )
  for (const [at, path] of paths.entries()) {
    for (const other of paths.slice(0, at)) {
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) {
        const shorter = path.length < other.length ? path : other
        throw badQuery(`Updating the path '${path}' would create a conflict at '${shorter}'`)
      }
    }
  }
}

/** Fields are made in the order of their names, positions by number. */
function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (const [at, step] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    if (step === other) continue
    return isPosition(step) && isPosition(other) ? Number(step) - Number(other) : compareStrings(step, other)
  }
  return left.length - right.length
}

function applyStep(document: Document, { operator, path, argument }: Step, context: UpdateContext): void {
  const steps = path.split('.')
  if (operator === '$rename') {
    rename(document, steps, argument)
    return
  }
  const place = findPlace(document, steps)
  if (operator === '$unset') {
    if (place) remove(place)
    return
  }
  if (operator === '$setOnInsert' && !context.inserting) return
  if (!place && needsPresence.has(operator)) return
  const present = place && valueOf(place)
  const work = fieldOperators[operator === '$setOnInsert' ? '$set' : operator]
  const next = work?.(present, argument, { path, document, nowMs: context.nowMs })
  if (place && isSameValue(present, next)) return
  write(place ?? makePlace(document, steps), cloneDocument(next))
}

function rename(document: Document, from: readonly string[], target: unknown): void {
  if (typeof target !== 'string' || target === '') throw badQuery("The 'to' field for $rename must be a string")
  const place = findPlace(document, from)
  if (!place) return
  const to = target.split('.')
  if (Array.isArray(place.holder) || throughArray(document, from) || throughArray(document, to)) {
    throw badQuery(`The source or destination field of $rename cannot be an array element, '${target}'`)
  }
  const value = valueOf(place)
  remove(place)
  const old = findPlace(document, to)
  if (old) remove(old)
  write(makePlace(document, to), value)
}

function throughArray(document: Document, steps: readonly string[]): boolean {
  let holder: unknown = document
  for (const step of steps.slice(0, -1)) {
    holder = isPlainObject(holder) ? holder[step] : undefined
    if (Array.isArray(holder)) return true
  }
  return false
}
