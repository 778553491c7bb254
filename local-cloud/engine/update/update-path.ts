import { isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'
import { isPosition } from '../match/path-values'

/** A place in a document: the object or array that holds it, and its name or position there. */
export interface Place {
  holder: Document | unknown[]
  key: string
}

/** Most nulls an array is padded with when a position beyond its end is set (MongoDB's limit). */
const maxPadding = 1_500_000

/** The place a path names, `undefined` when the way there does not exist. */
export function findPlace(document: Document, steps: readonly string[]): Place | undefined {
  let holder: unknown = document
  for (const step of steps.slice(0, -1)) holder = read(holder, step)
  const key = steps[steps.length - 1] as string
  if (Array.isArray(holder)) return isPosition(key) && Number(key) < holder.length ? { holder, key } : undefined
  return isPlainObject(holder) && Object.hasOwn(holder, key) ? { holder, key } : undefined
}

/** The place a path names, making the objects on the way. Errors: a value on the way can hold no field. */
export function makePlace(document: Document, steps: readonly string[]): Place {
  let holder: Document | unknown[] = document
  for (const [at, step] of steps.entries()) {
    if (Array.isArray(holder) && !isPosition(step)) throw cannotCreate(step, steps[at - 1], holder)
    if (at === steps.length - 1) break
    let next = read(holder, step)
    if (next === undefined) {
      next = {}
      write({ holder, key: step }, next)
    }
    if (!Array.isArray(next) && !isPlainObject(next)) throw cannotCreate(steps[at + 1] as string, step, next)
    holder = next
  }
  return { holder, key: steps[steps.length - 1] as string }
}

function cannotCreate(field: string, of: string | undefined, value: unknown): Error {
  return badQuery(`Cannot create field '${field}' in element {${of ?? ''}: ${JSON.stringify(value)}}`)
}

export const read = (holder: unknown, key: string): unknown => {
  if (Array.isArray(holder)) return isPosition(key) ? (holder[Number(key)] as unknown) : undefined
  return isPlainObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined
}

export const valueOf = ({ holder, key }: Place): unknown => read(holder, key)

export function write({ holder, key }: Place, value: unknown): void {
  if (!Array.isArray(holder)) {
    // A field named like this one is data, not the object's prototype.
    if (key === '__proto__')
      Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
    else holder[key] = value
    return
  }
  const at = Number(key)
  if (at - holder.length > maxPadding) throw badQuery('can not backfill more than 1500000 array elements')
  while (holder.length < at) holder.push(null)
  holder[at] = value
}

/** An array keeps its length: what is taken out of it becomes null. */
export function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder[Number(key)] = null
  else delete holder[key]
}
