import { lastWordMask, wordsFor, type Layout, type Plane } from './model'

/** Every part (two or more): in both planes the "and" of the parts. */
export const joinAll = (parts: readonly Plane[], out: Plane, words: number): void => {
  const [a, b, c = b] = parts as [Plane, Plane, ...Plane[]]
  for (let w = 0; w < words; w += 1) out[w] = (a[w] as number) & (b[w] as number) & (c[w] as number)
  for (let at = 3; at < parts.length; at += 3) {
    const d = parts[at] as Plane
    const e = parts[at + 1] ?? d
    const f = parts[at + 2] ?? d
    for (let w = 0; w < words; w += 1)
      out[w] = (out[w] as number) & (d[w] as number) & (e[w] as number) & (f[w] as number)
  }
}

/** Any part (two or more): in both planes the "or" of the parts. */
export const joinAny = (parts: readonly Plane[], out: Plane, words: number): void => {
  const [a, b, c = b] = parts as [Plane, Plane, ...Plane[]]
  for (let w = 0; w < words; w += 1) out[w] = (a[w] as number) | (b[w] as number) | (c[w] as number)
  for (let at = 3; at < parts.length; at += 3) {
    const d = parts[at] as Plane
    const e = parts[at + 1] ?? d
    const f = parts[at + 2] ?? d
    for (let w = 0; w < words; w += 1)
      out[w] = (out[w] as number) | (d[w] as number) | (e[w] as number) | (f[w] as number)
  }
}

/** Household bit = the "or" over its members; no members: 0. */
export const reduceAny = (member: Plane, layout: Layout, out: Plane): void => {
  out.fill(0, 0, layout.householdWords)
  layout.runRows.forEach((rows, run) => {
    const start = layout.runStart[run] as number
    const last = wordsFor(rows) - 1
    for (let w = 0; w < last; w += 1) out[w] = (out[w] as number) | (member[start + w] as number)
    out[last] = (out[last] as number) | ((member[start + last] as number) & lastWordMask(rows))
  })
}

/** Household bit = the "and" over its members; no members: 1. */
export const reduceAll = (member: Plane, layout: Layout, out: Plane): void => {
  out.fill(-1, 0, layout.householdWords)
  layout.runRows.forEach((rows, run) => {
    const start = layout.runStart[run] as number
    const last = wordsFor(rows) - 1
    for (let w = 0; w < last; w += 1) out[w] = (out[w] as number) & (member[start + w] as number)
    out[last] = (out[last] as number) & ((member[start + last] as number) | ~lastWordMask(rows))
  })
}

/** Puts a household's bit beside each of its members. */
export const spread = (household: Plane, layout: Layout, out: Plane): void => {
  layout.runRows.forEach((rows, run) => {
    const start = layout.runStart[run] as number
    for (let w = 0, words = wordsFor(rows); w < words; w += 1) out[start + w] = household[w] as number
  })
}
