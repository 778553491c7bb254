import { squeezeCell } from './clean-text'
import type { FeedColumn, FeedDefinition } from './definition'
import { unitOfHeader } from './read-money'

/** A heading as it is compared: half-width, no spaces, line breaks, brackets or unit notes. */
export const bareHeader = (text: string): string =>
  squeezeCell(text)
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[*:：]/g, '')

export interface MatchedColumn {
  column: FeedColumn
  /** Position in the row. */
  index: number
  /** Heading as it stood in the file. */
  header: string
  /** 1, or 10,000 when the heading says 万元. */
  yuanPerUnit: number
}

export interface HeaderMatch {
  columns: readonly MatchedColumn[]
  /** Required columns that are not there: the file is refused with this list. */
  missing: readonly string[]
  /** Columns the feed does not list; they are dropped unread (least data). */
  ignored: readonly string[]
  /** Cells of the heading row: a row with more of them has a mark too many. */
  width: number
}

/** Finds each column of the feed by its heading or an alias; a heading serves one column, the exact one first. */
export const matchHeaders = (feed: FeedDefinition, header: readonly string[]): HeaderMatch => {
  const bare = header.map(bareHeader)
  const taken = new Set<number>()
  const matched = new Map<string, MatchedColumn>()
  const take = (column: FeedColumn, names: readonly string[]): void => {
    if (matched.has(column.name)) return
    const index = bare.findIndex((h, i) => !taken.has(i) && h !== '' && names.includes(h))
    if (index < 0) return
    taken.add(index)
    const text = header[index] ?? ''
    matched.set(column.name, { column, index, header: squeezeCell(text), yuanPerUnit: unitOfHeader(text) })
  }
  for (const column of feed.columns) take(column, [bareHeader(column.header)])
  for (const column of feed.columns) take(column, column.aliases.map(bareHeader))
  return {
    columns: feed.columns.flatMap((c) => matched.get(c.name) ?? []),
    missing: feed.columns.filter((c) => c.required && !matched.has(c.name)).map((c) => c.header),
    ignored: header.filter((_, i) => !taken.has(i) && bare[i] !== '').map((h) => squeezeCell(h)),
    width: header.length,
  }
}

/** How many rows from the top may be titles and notes before the heading. */
const TITLE_ROWS = 8

/**
 * The heading among the first rows: the row that names most of the feed's columns, at least half of the required ones.
 * Titles (「××县11月花名册」) above it are skipped. Undefined when no row looks like this feed's heading.
 */
export const findHeader = (
  feed: FeedDefinition,
  rows: readonly (readonly string[])[],
): { index: number; match: HeaderMatch } | undefined => {
  const required = feed.columns.filter((c) => c.required).length
  let best: { index: number; match: HeaderMatch } | undefined
  rows.slice(0, TITLE_ROWS).forEach((cells, index) => {
    const match = matchHeaders(feed, cells)
    const found = required - match.missing.length
    if (found * 2 >= required && match.columns.length > (best?.match.columns.length ?? 0)) best = { index, match }
  })
  return best
}
