/**
 * The oracle's own order of values: everything is written as a flat list of numbers and texts, and lists are compared.
 * Slow and plain on purpose; it shares nothing with the engine.
 */
type Atom = number | string

const kinds = ['nothing', 'number', 'text', 'object', 'list', 'id', 'flag', 'date', 'pattern'] as const

export function kindOf(value: unknown): (typeof kinds)[number] {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'flag'
  if (Array.isArray(value)) return 'list'
  const tag = Object.prototype.toString.call(value)
  if (tag === '[object Date]') return 'date'
  if (tag === '[object RegExp]') return 'pattern'
  return 'object'
}

const end = -1

export function atoms(value: unknown): Atom[] {
  const kind = kindOf(value)
  const rank = kinds.indexOf(kind)
  if (kind === 'nothing') return [rank]
  if (kind === 'number') return [rank, Number.isNaN(value) ? -Infinity : (value as number)]
  if (kind === 'text') return [rank, value as string]
  if (kind === 'flag') return [rank, value === true ? 1 : 0]
  if (kind === 'date') return [rank, (value as Date).getTime()]
  if (kind === 'pattern') return [rank, String(value)]
  if (kind === 'list') return [rank, ...(value as unknown[]).flatMap(atoms), end]
  const fields = Object.entries(value as object).flatMap(([name, item]) => {
    const [first = 0, ...rest] = atoms(item)
    return [first, name, ...rest]
  })
  return [rank, ...fields, end]
}

export function order(a: unknown, b: unknown): number {
  const [left, right] = [atoms(a), atoms(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at], right[at]]
    if (x === undefined) return -1
    if (y === undefined) return 1
    if (x < y) return -1
    if (x > y) return 1
  }
  return 0
}

export const same = (a: unknown, b: unknown) => order(a, b) === 0
