import { kindOf, order } from './order-values'

type Fields = Record<string, unknown>

/** An empty list comes before everything. */
const emptyList = { toString: () => 'empty' }

/** All keys a document may be sorted by at a path. */
function keys(value: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps
  if (Array.isArray(value)) {
    const list = value as unknown[]
    if (step === undefined) return list.length === 0 ? [emptyList] : list
    return list.length === 0 ? [null] : list.flatMap((item) => (kindOf(item) === 'object' ? keys(item, steps) : [null]))
  }
  if (step === undefined) return [value]
  return kindOf(value) === 'object' ? keys((value as Fields)[step], rest) : [null]
}

const compare = (a: unknown, b: unknown) =>
  a === emptyList || b === emptyList ? Number(a !== emptyList) - Number(b !== emptyList) : order(a, b)

/** Sorts by fields in turn; ties fall to `_id`. */
export function sorted(documents: readonly Fields[], by: readonly (readonly [string, 1 | -1])[]): Fields[] {
  const key = (document: Fields, field: string, way: 1 | -1) =>
    [...keys(document, field.split('.'))].sort((a, b) => compare(a, b) * way)[0]
  return [...documents].sort((a, b) => {
    for (const [field, way] of by) {
      const found = compare(key(a, field, way), key(b, field, way)) * way
      if (found !== 0) return found
    }
    return (a._id as string) < (b._id as string) ? -1 : 1
  })
}
