import { checkRow, type RowFinding } from './check-row'
import type { FeedDefinition } from './definition'
import type { HeaderMatch } from './match-headers'
import { rowProblem, type RowProblem } from './problems'
import { readCell, type Cell, type ReadingContext } from './read-cell'

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
  values: Readonly<Record<string, Exclude<Cell, undefined>>>
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

const FOOTERS = /^(合计|小计|总计|制表|审核|填报|填表|备注[:：]|注[:：])/

const isFooter = (cells: readonly string[]): boolean => FOOTERS.test((cells.find((c) => c.trim() !== '') ?? '').trim())

/** Blank lines and 合计/制表人 lines are no rows at all. */
export const isNoRow = (cells: readonly string[]): boolean => cells.every((c) => c.trim() === '') || isFooter(cells)

const lastDayOf = (text: string): string => (text.length === 7 ? `${text}-01` : text)

interface ReadRow {
  values: Record<string, Exclude<Cell, undefined>>
  problems: RowProblem[]
  warnings: RowProblem[]
  fixes: string[]
}

const readRow = (row: RawRow, match: HeaderMatch, context: ReadingContext): ReadRow => {
  const read: ReadRow = { values: {}, problems: [], warnings: [], fixes: [] }
  for (const matched of match.columns) {
    const { name } = matched.column
    const townCode = typeof read.values.town === 'string' ? read.values.town : undefined
    const reading = readCell(row.cells[matched.index] ?? '', matched, { ...context, townCode })
    if (!reading.ok) {
      read.problems.push(rowProblem(row.line, matched.header, reading.problem))
      continue
    }
    if (reading.warning) read.warnings.push(rowProblem(row.line, matched.header, reading.warning))
    if (reading.value !== undefined) read.values[name] = reading.value
    read.fixes.push(...(reading.fixes ?? []))
  }
  return read
}

const fingerprint = (values: ReadRow['values']): string =>
  JSON.stringify(
    Object.keys(values)
      .sort()
      .map((k) => [k, values[k]]),
  )

/**
 * Reads rows of a feed. Pure: the same rows give the same answer. Good rows are kept, bad ones reported line by line;
 * of two rows with one key the file must agree with itself, else neither is taken.
 */
export const parseRows = (
  feed: FeedDefinition,
  match: HeaderMatch,
  rawRows: readonly RawRow[],
  context: ReadingContext,
): ParsedRows => {
  const out: ParsedRows = { rows: [], problems: [], warnings: [], duplicates: 0, fixes: {} }
  const byKey = new Map<string, { row: ParsedRow; print: string; spoiled: boolean }>()
  for (const raw of rawRows) {
    if (isNoRow(raw.cells)) continue
    const { values, problems, warnings, fixes } = readRow(raw, match, context)
    if (problems.length === 0) {
      const checked = checkRow(feed, values, context.today)
      const told = ({ column, kind }: RowFinding) => rowProblem(raw.line, headerOf(feed, match, column), kind)
      problems.push(...checked.refuse.map(told))
      warnings.push(...checked.warn.map(told))
    }
    if (problems.length > 0) {
      out.problems.push(...problems)
      continue
    }
    const key = feed.naturalKey.map((column) => String(values[column] ?? '')).join('|')
    const print = fingerprint(values)
    const before = byKey.get(key)
    if (before && before.print === print) {
      out.duplicates += 1
      continue
    }
    if (before) {
      if (!before.spoiled) out.problems.push(rowProblem(before.row.line, '', 'duplicateDiffers'))
      before.spoiled = true
      out.problems.push(rowProblem(raw.line, '', 'duplicateDiffers'))
      continue
    }
    const on = feed.eventDate ? values[feed.eventDate] : undefined
    const row = { line: raw.line, key, on: typeof on === 'string' ? lastDayOf(on) : context.today, values }
    byKey.set(key, { row, print, spoiled: false })
    out.warnings.push(...warnings)
    for (const fix of fixes) out.fixes[fix] = (out.fixes[fix] ?? 0) + 1
  }
  for (const { row, spoiled } of byKey.values()) if (!spoiled) out.rows.push(row)
  out.problems.sort((a, b) => a.line - b.line)
  return out
}

const headerOf = (feed: FeedDefinition, match: HeaderMatch, name = ''): string =>
  match.columns.find((c) => c.column.name === name)?.header ?? feed.columns.find((c) => c.name === name)?.header ?? ''
