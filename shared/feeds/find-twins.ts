import type { FeedDefinition } from './definition'
import type { Cell } from './read-cell'

/**
 * Rows of one file that name the same thing twice, found without holding the rows: each row leaves five numbers (two of
 * its key, one of its content, its place and its line), and those of one share of all keys are looked at together.
 */

/** Numbers a row leaves behind. */
export const PRINT_SIZE = 5

const PRIME = 0x01000193
const [SEED, OTHER_SEED] = [0x811c9dc5, 0x9747b28c]
/** Parts one value from the next. */
const END = 0x1f

const settle = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

const mixText = (hash: number, text: string): number => {
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return Math.imul(hash ^ END, PRIME)
}

const mix = (hash: number, value: Cell): number => {
  if (typeof value === 'string') return mixText(hash, value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const low = Math.imul(hash ^ (value | 0), PRIME)
    return Math.imul(low ^ Math.floor(value / 0x1_0000_0000) ^ 0x7f00, PRIME)
  }
  return mixText(hash, value === undefined ? '\u0000' : String(value))
}

/** Writes the print of a row's values at `at`; `place` counts the readable rows of the file from 0. */
export type Printer = (
  prints: Uint32Array,
  at: number,
  values: Readonly<Record<string, Exclude<Cell, undefined>>>,
  place: number,
  line: number,
) => void

export const printerOf = ({ naturalKey, columns }: Pick<FeedDefinition, 'naturalKey' | 'columns'>): Printer => {
  const names = columns.map((column) => column.name)
  return (prints, at, values, place, line) => {
    let [low, key, text] = [SEED, OTHER_SEED, SEED]
    for (const name of naturalKey) {
      low = mix(low, values[name])
      key = mix(key, values[name])
    }
    for (const name of names) text = mix(text, values[name])
    prints[at] = settle(low)
    prints[at + 1] = settle(key)
    prints[at + 2] = settle(text)
    prints[at + 3] = place
    prints[at + 4] = line
  }
}

export interface Twins {
  /** Places of rows that say again what an earlier one said. */
  again: number[]
  /** Places and lines of rows that disagree with another of the same key: none of them counts. */
  differ: { place: number; line: number }[]
}

/** One share of the keys: those whose first number leaves `share` modulo `shares`. */
export interface Share {
  share: number
  shares: number
}

export interface TwinFinder {
  /** Prints of the rows that come next in the file. */
  look(prints: Uint32Array): void
  readonly found: Twins
}

/** Looks at prints in the order of the file. Memory grows with the rows of the share, not of the file. */
export const twinFinder = ({ share, shares }: Share = { share: 0, shares: 1 }): TwinFinder => {
  const found: Twins = { again: [], differ: [] }
  const first = new Map<number, { key: number; text: number; place: number; line: number; spoiled: boolean }[]>()
  const look = (prints: Uint32Array): void => {
    for (let at = 0; at + PRINT_SIZE <= prints.length; at += PRINT_SIZE) {
      const low = prints[at] ?? 0
      if (shares > 1 && low % shares !== share) continue
      const [key, text] = [prints[at + 1] ?? 0, prints[at + 2] ?? 0]
      const [place, line] = [prints[at + 3] ?? 0, prints[at + 4] ?? 0]
      const known = first.get(low)
      const before = known?.find((one) => one.key === key)
      if (!before) {
        const fresh = { key, text, place, line, spoiled: false }
        if (known) known.push(fresh)
        else first.set(low, [fresh])
      } else if (before.text === text) found.again.push(place)
      else {
        if (!before.spoiled) found.differ.push({ place: before.place, line: before.line })
        before.spoiled = true
        found.differ.push({ place, line })
      }
    }
  }
  return { look, found }
}
