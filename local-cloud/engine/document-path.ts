import { isPlainObject, type Document } from './document'

/** The one value a dotted path names, arrays not expanded; `undefined` when nothing is there. */
export function valueAt(document: Document, path: string): unknown {
  let current: unknown = document
  for (const step of path.split('.')) {
    if (current === null || typeof current !== 'object') return undefined
    current = (current as Record<string, unknown>)[step]
  }
  return current
}

/**
 * Every value an index holds for a dotted path: array elements one by one, `undefined` where the path ends early.
 * `many` is true as soon as an array was met on the way.
 */
export function indexedValues(document: Document, path: string): { values: unknown[]; many: boolean } {
  const values: unknown[] = []
  let many = false
  const walk = (current: unknown, steps: readonly string[]) => {
    const [step, ...rest] = steps
    if (Array.isArray(current)) {
      many = true
      if (step === undefined) {
        if (current.length === 0) values.push(undefined)
        values.push(...current)
        return
      }
      if (/^\d+$/.test(step)) walk(current[Number(step)], rest)
      if (current.length === 0) values.push(undefined)
      for (const element of current) if (element !== null && typeof element === 'object') walk(element, steps)
      return
    }
    if (step === undefined) values.push(current)
    else if (current === null || typeof current !== 'object') values.push(undefined)
    else walk((current as Record<string, unknown>)[step], rest)
  }
  walk(document, path.split('.'))
  return { values: values.length > 0 ? values : [undefined], many }
}

/** Every value by which a document may be sorted at a path, as MongoDB makes keys; at least one. */
export function sortKeys(document: unknown, path: string, empty: unknown): unknown[] {
  const walk = (current: unknown, steps: readonly string[]): unknown[] => {
    const [step, ...rest] = steps
    if (step === undefined) {
      if (!Array.isArray(current)) return [current]
      return current.length === 0 ? [empty] : current
    }
    if (!Array.isArray(current)) return walk(isPlainObject(current) ? current[step] : undefined, rest)
    if (/^\d+$/.test(step) && !current.some(isPlainObject)) return walk(current[Number(step)], rest)
    if (current.length === 0) return [undefined]
    return current.flatMap((item) => (isPlainObject(item) ? walk(item, steps) : [undefined]))
  }
  return walk(document, path.split('.'))
}
