import { isPlainObject } from '../document'

export type ValueTest = (value: unknown) => boolean

/** Whether an array where the path ends is also tried element by element. */
export type Leaf = 'each' | 'whole'

/**
 * True when some value at a dotted path passes. Arrays on the way are gone through element by element; a number in the
 * path also names a position. Where the path breaks off, `undefined` is tried, but not for elements that are no objects.
 */
export function someAt(value: unknown, steps: readonly string[], leaf: Leaf, test: ValueTest, at = 0): boolean {
  if (at === steps.length) {
    if (leaf === 'each' && Array.isArray(value) && value.some(test)) return true
    return test(value)
  }
  if (Array.isArray(value)) return someInArray(value, steps, leaf, test, at)
  return someAt(fieldOf(value, steps[at] as string), steps, leaf, test, at + 1)
}

function someInArray(
  list: readonly unknown[],
  steps: readonly string[],
  leaf: Leaf,
  test: ValueTest,
  at: number,
): boolean {
  if (list.some((item) => isPlainObject(item) && someAt(item, steps, leaf, test, at))) return true
  const step = steps[at] as string
  if (!isPosition(step) || Number(step) >= list.length) return false
  const item = list[Number(step)]
  if (at === steps.length - 1) return test(item)
  return (isPlainObject(item) || Array.isArray(item)) && someAt(item, steps, leaf, test, at + 1)
}

export const isPosition = (step: string): boolean => /^(0|[1-9]\d*)$/.test(step)

/** A field of an object's own; `undefined` for anything else. */
export function fieldOf(value: unknown, field: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, field) ? value[field] : undefined
}
