import { ObjectId, Binary } from 'bson'

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
  if (value instanceof Uint8Array || value instanceof Binary) return 6
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
      return compareObjects(a as object, b as object)
    case 6:
      return compareBytes(bytesOf(a), bytesOf(b))
    case 11:
      return compareRegExps(a as RegExp, b as RegExp)
    default:
      return compareStrings(String(a), String(b))
  }
}

/** The order of expressions, where what is missing comes before null. */
export function compareWithMissing(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return compareValues(a, b)
}

export const isSameValue = (a: unknown, b: unknown): boolean => compareWithMissing(a, b) === 0

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

export function compareStrings(a: string, b: string): number {
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

/** Field by field in their order: the value's type, then the name, then the value. */
function compareObjects(a: object, b: object): number {
  const [left, right] = [Object.entries(a), Object.entries(b)]
  for (const [at, [name, value]] of left.entries()) {
    const other = right[at]
    if (!other) return 1
    const order =
      typeRank(value) - typeRank(other[1]) || compareStrings(name, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return left.length - right.length
}

const bytesOf = (value: unknown): Uint8Array => (value instanceof Binary ? value.value() : (value as Uint8Array))

const compareBytes = (a: Uint8Array, b: Uint8Array): number => a.length - b.length || Buffer.compare(a, b)

const compareRegExps = (a: RegExp, b: RegExp): number =>
  compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags)
