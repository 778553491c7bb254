/** A seeded source of chance: the same seed draws the same county, byte for byte. */
export interface Chance {
  /** In [0, 1). */
  next: () => number
  /** Integer in [low, high]. */
  between: (low: number, high: number) => number
  happens: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
}

/** mulberry32: 32 bits of state, enough for a demo county and the same on every machine. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left <= 0) return item
      }
      return (items.at(-1) as (typeof items)[number])[0]
    },
  }
}
