import { birthDateOf } from '../kernel/id-number'
import { checkRow } from './check-row'
import type { FeedDefinition } from './definition'
import type { HeaderMatch, MatchedColumn } from './match-headers'
import { rowProblem, type RowProblem } from './problems'
import { readCell, type Cell, type CellReading, type ReadingContext } from './read-cell'
import { cleanReaderOf, isRepetitive, UNCLEAR, type CleanReader } from './read-clean'

export type RowValues = Record<string, Exclude<Cell, undefined>>

/** One line read: the values, or why it is refused; `values` is undefined for a line that is no row at all. */
export interface ReadRow {
  values: RowValues | undefined
  problems: readonly RowProblem[]
  warnings: readonly RowProblem[]
  fixes: readonly string[]
}

const FOOTERS = /^(合计|小计|总计|制表|审核|填报|填表|备注[:：]|注[:：])/
const FOOTER_BEGINS = '合小总制审填备注'
/** Spellings of one column that are remembered; a column with more of them is no list of codes. */
const MOST_REMEMBERED = 4096

/** Blank lines and 合计/制表人 lines are no rows at all. */
export const isNoRow = (cells: readonly string[]): boolean => {
  const first = cells[0] ?? ''
  const code = first.charCodeAt(0)
  // Nearly every row begins with a digit, a letter or a name.
  if (code > 32 && code < 127) return false
  const told = cells.find((c) => c.trim() !== '')?.trim()
  return told === undefined || (FOOTER_BEGINS.includes(told.charAt(0)) && FOOTERS.test(told))
}

interface ColumnReader {
  name: string
  index: number
  required: boolean
  clean: CleanReader
  careful: (raw: string, townCode: string | undefined) => CellReading
  matched: MatchedColumn
}

const columnReader = (matched: MatchedColumn, context: ReadingContext): ColumnReader => {
  const { type, name } = matched.column
  const remembered = new Map<string, CellReading>()
  const isVillage = type === 'villageRegion'
  const careful = (raw: string, townCode: string | undefined): CellReading =>
    readCell(raw, matched, { ...context, townCode })
  return {
    name,
    index: matched.index,
    required: matched.column.required === true,
    matched,
    clean: cleanReaderOf(matched, context),
    careful: !isRepetitive(type)
      ? careful
      : (raw, townCode) => {
          const key = isVillage ? `${townCode ?? ''}/${raw}` : raw
          const known = remembered.get(key)
          if (known) return known
          const reading = careful(raw, townCode)
          if (remembered.size < MOST_REMEMBERED) remembered.set(key, reading)
          return reading
        },
  }
}

/** Feeds whose rows say things of each other that only `checkRow` looks into. */
const needsWholeCheck = (feed: FeedDefinition): boolean =>
  feed.ageAtMost !== undefined ||
  feed.basis === 'household-consent' ||
  feed.notAbove !== undefined ||
  feed.unread !== undefined ||
  feed.columns.some((column) => column.type === 'disabilityCert')

/** Nobody born in these years is too old or not yet born, and nothing happened to them before. */
const looksRight = (values: RowValues, eventDate: string | undefined, today: string): boolean => {
  const id = values['idNumber']
  if (typeof id !== 'string') return true
  const year = id.slice(6, 10)
  if (year >= today.slice(0, 4) || Number(today.slice(0, 4)) - Number(year) > 118) return false
  const on = eventDate === undefined ? undefined : values[eventDate]
  return typeof on !== 'string' || on.slice(0, 4) > year || on >= birthDateOf(id).slice(0, on.length)
}

const NONE: readonly never[] = []
const NO_ROW: ReadRow = { values: undefined, problems: NONE, warnings: NONE, fixes: NONE }

/** Reads the lines of one file, built once a file: what is plainly written fast, everything else with care. */
export const rowReader = (
  feed: FeedDefinition,
  match: HeaderMatch,
  context: ReadingContext,
): ((line: number, cells: readonly string[]) => ReadRow) => {
  const columns = match.columns.map((matched) => columnReader(matched, context))
  const checksAll = needsWholeCheck(feed)
  const headerOf = (name = ''): string =>
    match.columns.find((c) => c.column.name === name)?.header ?? feed.columns.find((c) => c.name === name)?.header ?? ''

  return (line, cells) => {
    if (isNoRow(cells)) return NO_ROW
    const values: RowValues = {}
    let problems: RowProblem[] | undefined
    let warnings: RowProblem[] | undefined
    let fixes: string[] | undefined
    // More cells than headings: a comma that is not quoted has moved what follows (D13).
    for (let i = match.width; i < cells.length; i++)
      if ((cells[i] ?? '').trim() !== '') return { ...NO_ROW, values: {}, problems: [rowProblem(line, '', 'rowShape')] }

    for (const column of columns) {
      const raw = cells[column.index] ?? ''
      if (raw === '' && !column.required) continue
      const plain = column.clean(raw)
      if (plain !== UNCLEAR) {
        values[column.name] = plain
        continue
      }
      const town = values['town']
      const reading = column.careful(raw, typeof town === 'string' ? town : undefined)
      if (!reading.ok) {
        problems = [...(problems ?? NONE), rowProblem(line, column.matched.header, reading.problem)]
        continue
      }
      if (reading.warning) warnings = [...(warnings ?? NONE), rowProblem(line, column.matched.header, reading.warning)]
      if (reading.value !== undefined) values[column.name] = reading.value
      if (reading.fixes !== undefined && reading.fixes.length > 0) fixes = [...(fixes ?? NONE), ...reading.fixes]
    }
    if (problems === undefined && (checksAll || !looksRight(values, feed.eventDate, context.today))) {
      const checked = checkRow(feed, values, context.today)
      const told = ({ column, kind }: (typeof checked.refuse)[number]) => rowProblem(line, headerOf(column), kind)
      if (checked.refuse.length > 0) problems = checked.refuse.map(told)
      if (checked.warn.length > 0) warnings = [...(warnings ?? NONE), ...checked.warn.map(told)]
    }
    return { values, problems: problems ?? NONE, warnings: warnings ?? NONE, fixes: fixes ?? NONE }
  }
}
