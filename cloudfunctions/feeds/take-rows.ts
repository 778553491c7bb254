import type { FeedDefinition } from '@shared/feeds/definition'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import { rowProblem, type ProblemKind, type RowProblem } from '@shared/feeds/problems'
import type { Context, Doc, Tx } from '../runtime'

/** Whom a row is about; without a person it is about the household. */
export interface Placement {
  householdId: string
  personId: string | null
}

/** A row and whom it is about: nobody yet, where its feed finds that out only when it is taken in. */
export interface PlacedRow {
  row: ParsedRow
  places: readonly Placement[]
}

/** Some rows of a file, taken in with one commit together with the batch's own progress. */
export interface Piece {
  feed: FeedDefinition
  batch: Doc<'batches'>
  rows: readonly PlacedRow[]
}

/** What became of the rows of a piece. */
export interface Taken {
  accepted: number
  /** Rows that were known already, word for word; counted in `accepted` too. */
  unchanged: number
  problems: RowProblem[]
  /** Households with a row, each with its block: `block/household`. */
  homes: string[]
}

export const nothingTaken = (): Taken => ({ accepted: 0, unchanged: 0, problems: [], homes: [] })

/** A household on a complete list, so that sorting brings those of a block together. */
export const homeOnList = ({ _id, blockId }: { _id: string; blockId: string }): string => `${blockId}/${_id}`
export const householdOnList = (home: string): string => home.slice(home.indexOf('/') + 1)

/** Reads what it needs outside, then gives the work to do inside the transaction (which may run more than once). */
export type TakeRows = (ctx: Context, piece: Piece) => Promise<(tx: Tx) => Promise<Taken>>

export const headerOf = (feed: FeedDefinition, column: string): string =>
  feed.columns.find((c) => c.name === column)?.header ?? ''

export const problemAt = (feed: FeedDefinition, row: ParsedRow, column: string, kind: ProblemKind): RowProblem =>
  rowProblem(row.line, headerOf(feed, column), kind)

export const textOf = (row: ParsedRow, column: string): string => {
  const value = row.values[column]
  return typeof value === 'string' ? value : ''
}
