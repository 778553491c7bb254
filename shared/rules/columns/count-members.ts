import { compareCount } from '../compare'
import { MET, UNMET, type Op } from '../model'
import { lastWordMask, wordsFor, type Layout, type Plane } from './model'

/**
 * How many members are met, and how many may be: counted 32 households at a time by adding bits to counters kept as
 * slices; then the verdict for each pair of counts that occurs is what the row path says of it.
 */
export const countMembers = (
  member: Plane,
  mayBe: Plane,
  { op, value }: { op: Op; value: number },
  layout: Layout,
  met: Plane,
  open: Plane,
): void => {
  const most = layout.runRows.length
  for (let w = 0; w < layout.householdWords; w += 1) {
    const low = countersAt(member, layout, w)
    const high = countersAt(mayBe, layout, w)
    let [metWord, openWord] = [0, 0]
    for (let least = 0; least <= most; least += 1) {
      const exactly = equal(low, least)
      if (exactly === 0) continue
      for (let greatest = least; greatest <= most; greatest += 1) {
        const here = exactly & equal(high, greatest)
        if (here === 0) continue
        const verdict = compareCount(least, greatest, op, value)
        if (verdict === MET) metWord |= here
        if (verdict !== UNMET) openWord |= here
      }
    }
    met[w] = metWord
    open[w] = openWord
  }
}

/** Counter slices, lowest first, of one word of households. */
const countersAt = (member: Plane, { runRows, runStart }: Layout, w: number): number[] => {
  const counters: number[] = []
  for (let run = 0; run < runRows.length; run += 1) {
    const rows = runRows[run] as number
    const words = wordsFor(rows)
    if (w >= words) break
    let carry = (member[(runStart[run] as number) + w] as number) & (w === words - 1 ? lastWordMask(rows) : -1)
    for (let slice = 0; carry !== 0; slice += 1) {
      const sum = counters[slice] ?? 0
      counters[slice] = sum ^ carry
      carry &= sum
    }
  }
  return counters
}

const equal = (counters: readonly number[], count: number): number => {
  if (count >>> counters.length !== 0) return 0
  return counters.reduce((same, slice, bit) => same & (slice ^ (((count >>> bit) & 1) - 1)), -1)
}
