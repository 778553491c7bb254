/** The deepest rule that ships nests 13 levels and the largest policy has some 5,500 characters. */
const DEEPEST = 32
const MOST_PARTS = 1500
const MOST_CHARACTERS = 40_000

/** What an edit may measure: nobody can read, check or run a rule beyond it, and a county would wait for it every day. */
export const OUT_OF_BOUNDS_ZH = '这一条写得太长或套得太深，请拆成几条，或联系管理员。'

/** Whether a value out of a file or a call is small enough to be looked at. Looks at no more than it allows. */
export const isWithinBounds = (value: unknown): boolean => {
  let [parts, characters] = [0, 0]
  const look = (node: unknown, depth: number): boolean => {
    parts += 1
    if (typeof node === 'string') characters += node.length
    if (depth > DEEPEST || parts > MOST_PARTS || characters > MOST_CHARACTERS) return false
    if (typeof node !== 'object' || node === null) return true
    return Object.entries(node).every(([key, child]) => {
      characters += key.length
      return look(child, depth + 1)
    })
  }
  return look(value, 0)
}
