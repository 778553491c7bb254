import { ObjectId } from 'bson'

/** MongoDB's order of types; `undefined` and `null` are one. */
export function typeRank(value: unknown): number {
  if (value === undefined || value === null) return 1
  if (typeof value === 'number' || typeof value === 'bigint') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 8
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  if (Array.isArray(value)) return 5
  if (value instanceof ObjectId) return 7
  if (value instanceof Uint8Array || (value as { _bsontype?: string })._bsontype === 'Binary') return 6
  return 4
}

/** Compares by type, then by value, as MongoDB sorts. Strings compare by code point. */
export function compareValues(a: unknown, b: unknown): number {
  const rank = typeRank(a)
  const other = typeRank(b)
  if (rank !== other) return rank - other
  switch (rank) {
    case 1:
      return 0
    case 2:
      return compareNumbers(Number(a), Number(b))
    case 3:
      return compareStrings(a as string, b as string)
    case 8:
      return Number(a) - Number(b)
    case 9:
      return (a as Date).getTime() - (b as Date).getTime()
    case 5:
      return compareLists(a as unknown[], b as unknown[])
    case 4:
      return compareLists(Object.entries(a as object).flat(), Object.entries(b as object).flat())
    default:
      return compareStrings(String(a), String(b))
  }
}

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate pair stands above every other character in code point order, though not in UTF-16 order.
    const xHigh = x >= 0xd800 && x <= 0xdfff
    const yHigh = y >= 0xd800 && y <= 0xdfff
    if (xHigh !== yHigh) return xHigh ? 1 : -1
    return x - y
  }
  return a.length - b.length
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}
