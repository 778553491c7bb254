import { hasLostCharacter, sameName } from './clean-text'

export type NameMatch = 'same' | 'near' | 'different'

/**
 * Whether the name in a row fits the person its number names (D17): equal but for dots and spaces, or with a lost rare
 * character, or with one character different (a slip: linked by the number, and reported) — else it is somebody else's
 * number and the row is refused.
 */
export const matchName = (inRow: string, known: string): NameMatch => {
  if (sameName(inRow, known)) return 'same'
  if (hasLostCharacter(inRow)) return 'near'
  const [a, b] = [[...inRow], [...known]]
  const different = a.filter((c, i) => c !== b[i]).length
  return a.length === b.length && a.length >= 2 && different === 1 ? 'near' : 'different'
}
