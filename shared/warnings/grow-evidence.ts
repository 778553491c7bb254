import type { WarningEvidence } from './model'
import { RUNNING_DAYS } from './turns'

/** Lines a warning keeps of one fact: the first, by which it was raised, and the newest ones. */
const LINES_OF_A_FACT = 5

const same = (a: WarningEvidence, b: WarningEvidence): boolean =>
  a.factId === b.factId &&
  // A count that grows by itself each day says nothing new.
  (RUNNING_DAYS.includes(a.factId) || (a.valueZh === b.valueZh && a.sourceZh === b.sourceZh))

/**
 * The evidence of an open warning after its rule held again: what is new is added, what was said stays. Undefined when
 * nothing new is said: then nothing is written.
 */
export const growEvidence = (
  before: readonly WarningEvidence[],
  now: readonly WarningEvidence[],
): WarningEvidence[] | undefined => {
  const added = now.filter((line) => !before.some((known) => same(known, line)))
  if (added.length === 0) return undefined
  const ids = [...new Set([...before, ...added].map(({ factId }) => factId))]
  return ids.flatMap((id) => {
    const lines = [...before, ...added].filter(({ factId }) => factId === id)
    const [first, ...later] = lines
    return first ? [first, ...later.slice(-(LINES_OF_A_FACT - 1))] : []
  })
}
