import { isPlainObject, type Document } from './document'

/** The one value a dotted path names, arrays not expanded; `undefined` when nothing is there. */
export function valueAt(document: Document, path: string): unknown {
  let current: unknown = document
  for (const step of stepsOf(path)) {
    if (current === null || typeof current !== 'object') return undefined
    current = (current as Record<string, unknown>)[step]
  }
  return current
}

/**
 * Every value an index holds for a dotted path: array elements one by one, `empty` for an array of none at its end,
 * `undefined` where the path ends early. `many` is true as soon as an array was met on the way.
 */
export function indexedValues(document: Document, path: string, empty?: unknown): { values: unknown[]; many: boolean } {
  const found = { values: [] as unknown[], many: false }
  collect(found, document, stepsOf(path), 0, empty)
  if (found.values.length === 0) found.values.push(undefined)
  return found
}

function collect(
  found: { values: unknown[]; many: boolean },
  current: unknown,
  steps: readonly string[],
  at: number,
  empty: unknown,
): void {
  const step = steps[at]
  if (Array.isArray(current)) {
    found.many = true
    if (step === undefined) {
      if (current.length === 0) found.values.push(empty)
      else for (const element of current) found.values.push(element)
      return
    }
    if (/^\d+$/.test(step)) collect(found, current[Number(step)], steps, at + 1, empty)
    if (current.length === 0) found.values.push(undefined)
    for (const element of current) {
      if (element !== null && typeof element === 'object') collect(found, element, steps, at, empty)
    }
    return
  }
  if (step === undefined) found.values.push(current)
  else if (current === null || typeof current !== 'object') found.values.push(undefined)
  else collect(found, (current as Record<string, unknown>)[step], steps, at + 1, empty)
}

const split = new Map<string, readonly string[]>()

function stepsOf(path: string): readonly string[] {
  let steps = split.get(path)
  if (!steps) {
    steps = path.split('.')
    // Paths come from queries too: not to be kept without end.
    if (split.size > 1000) split.clear()
    split.set(path, steps)
  }
  return steps
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
