export interface Chance {
  /** A whole number from 0, below `limit`. */
  below: (limit: number) => number
  bool: () => boolean
  pick: <T>(items: readonly T[]) => T
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, bool: () => next() < 0.5, pick: (items) => items[below(items.length)] as (typeof items)[number] }
}
