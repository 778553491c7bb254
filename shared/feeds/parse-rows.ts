import type { FeedDefinition } from './definition'
import type { HeaderMatch } from './match-headers'
import { rowProblem, type RowProblem } from './problems'
import type { ReadingContext } from './read-cell'
import { rowReader, type RowValues } from './read-row'

/** One line of a file, cut into cells. */
export interface RawRow {
  line: number
  cells: readonly string[]
}

export interface ParsedRow {
  line: number
  /** Name of the row for ever: the same key again is the same row (a correction), never one more. */
  key: string
  /** The day of the row: its event date, else the day of the file. */
  on: string
  /** By column name; absent where the department said nothing. */
  values: Readonly<RowValues>
}

export const keyOf = (feed: FeedDefinition, values: Readonly<RowValues>): string => {
  let key = ''
  for (const column of feed.naturalKey) key += `|${String(values[column] ?? '')}`
  return key
}

/** The whole row as one text: two rows with the same text say the same. */
const textOfRow = (feed: FeedDefinition, values: Readonly<RowValues>): string => {
  let text = ''
  for (const { name } of feed.columns) {
    const value = values[name]
    if (value !== undefined) text += `${name}=${typeof value === 'object' ? value.join('\u0001') : value}\u0000`
  }
  return text
}

const lastDayOf = (text: string): string => (text.length === 7 ? `${text}-01` : text)

export const dayOfRow = (feed: FeedDefinition, values: Readonly<RowValues>, today: string): string => {
  const on = feed.eventDate ? values[feed.eventDate] : undefined
  return typeof on === 'string' ? lastDayOf(on) : today
}

export interface ParsedRows {
  rows: ParsedRow[]
  /** Rows refused: nothing of them is kept. */
  problems: RowProblem[]
  /** Cells left unknown while their row was kept. */
  warnings: RowProblem[]
  /** Rows that stood twice in this file, word for word; one was kept. */
  duplicates: number
  /** How many cells were repaired, by dirty-data code. */
  fixes: Record<string, number>
}

/**
 * Reads all rows of a small file at once. Pure: the same rows give the same answer. Good rows are kept, bad ones
 * reported line by line; of two rows with one key the file must agree with itself, else neither is taken.
 */
export const parseRows = (
  feed: FeedDefinition,
  match: HeaderMatch,
  rawRows: readonly RawRow[],
  context: ReadingContext,
): ParsedRows => {
  const out: ParsedRows = { rows: [], problems: [], warnings: [], duplicates: 0, fixes: {} }
  const byKey = new Map<string, { row: ParsedRow; text: string; spoiled: boolean }>()
  const read = rowReader(feed, match, context)
  for (const { line, cells } of rawRows) {
    const { values, problems, warnings, fixes } = read(line, cells)
    out.problems.push(...problems)
    if (values === undefined || problems.length > 0) continue
    const [key, text] = [keyOf(feed, values), textOfRow(feed, values)]
    const before = byKey.get(key)
    if (before && before.text === text) {
      out.duplicates += 1
      continue
    }
    if (before) {
      if (!before.spoiled) out.problems.push(rowProblem(before.row.line, '', 'duplicateDiffers'))
      before.spoiled = true
      out.problems.push(rowProblem(line, '', 'duplicateDiffers'))
      continue
    }
    byKey.set(key, { row: { line, key, on: dayOfRow(feed, values, context.today), values }, text, spoiled: false })
    out.warnings.push(...warnings)
    for (const fix of fixes) out.fixes[fix] = (out.fixes[fix] ?? 0) + 1
  }
  for (const { row, spoiled } of byKey.values()) if (!spoiled) out.rows.push(row)
  out.problems.sort((a, b) => a.line - b.line)
  return out
}
