import type { FactId } from '../../facts/model'

/** Bits of many rows, 32 rows a word, the first row in the lowest bit. */
export type Plane = Int32Array

/** How the codes of a column stand for its values. Codes keep the order of the values. */
export type Scale =
  | { kind: 'boolean' }
  /** Whole numbers: the value is `base + code`. */
  | { kind: 'whole'; base: number }
  /** Any numbers: the value is `values[code]`, ascending. */
  | { kind: 'numbers'; values: Float64Array }
  /** Words, dates, months: the value is `values[code]`, ascending by code unit. */
  | { kind: 'words'; values: readonly string[] }
  /** Lists (sets, series): only whether it is known; no single value equals a list. */
  | { kind: 'lists' }

/**
 * One fact over the rows of a chunk, kept as bit slices: slice 0 is the lowest bit of every code. Comparing a million
 * rows with a threshold is one operation a slice and word. Where a fact is not known every slice has 0.
 */
export interface Column {
  factId: FactId
  scale: Scale
  /** Number of slices. */
  bits: number
  /** Words a plane. */
  words: number
  known: Plane
  /** `bits` planes one after the other. */
  slices: Int32Array
}

/**
 * Where the rows of a chunk lie. Households stand in descending order of size, so that "the second member of every
 * household" is one run of rows beside the households themselves: a condition on any member is then an "or" of runs,
 * with no walk over households. Each run starts at a word of its own.
 */
export interface Layout {
  households: number
  householdWords: number
  /** Of the run of the k-th members: how many households have one. */
  runRows: readonly number[]
  /** First word of each run in a member plane. */
  runStart: readonly number[]
  memberWords: number
  members: number
}

/** Some households and their members, encoded. Facts that no row knows have no column. */
export interface ColumnChunk {
  /** Area whose parameters hold; a chunk lies within one. */
  area: string
  layout: Layout
  /** Row → place of the household in the order it was added. */
  order: Uint32Array
  household: ReadonlyMap<FactId, Column>
  member: ReadonlyMap<FactId, Column>
}

export const wordsFor = (rows: number): number => (rows + 31) >>> 5

/** The rows of the last word that exist. */
export const lastWordMask = (rows: number): number => ((rows & 31) === 0 ? -1 : (1 << (rows & 31)) - 1)

export const bitAt = (plane: Plane, row: number): boolean => (((plane[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** The layout of households whose sizes are given in descending order. */
export const layoutOf = (sizes: ArrayLike<number>): Layout => {
  const households = sizes.length
  const runRows: number[] = []
  let rows = households
  for (let member = 0; ; member += 1) {
    while (rows > 0 && (sizes[rows - 1] ?? 0) <= member) rows -= 1
    if (rows === 0) break
    runRows.push(rows)
  }
  const runStart: number[] = []
  let memberWords = 0
  let members = 0
  for (const each of runRows) {
    runStart.push(memberWords)
    memberWords += wordsFor(each)
    members += each
  }
  return { households, householdWords: wordsFor(households), runRows, runStart, memberWords, members }
}

/** Place of a member in the member planes of a chunk. */
export const memberRow = (layout: Layout, row: number, member: number): number =>
  (layout.runStart[member] ?? 0) * 32 + row
