import path from 'node:path'
import type { FeedDefinition } from '@shared/feeds/definition'
import { matchHeaders } from '@shared/feeds/match-headers'
import { csvLine, type Encoding } from '../write-csv'
import { defaultOf, writerOf, type CellOf, type RowSubject, type Value } from './columns'
import type { Calendar } from './calendar'
import { dirtier, type Dirt } from './dirty-row'
import { Draw, hashOf } from './draw'
import { fitsGbk } from './gbk'
import { LineFile } from './line-file'
import { MODEL } from './model'
import { WHOLE_COUNTY } from './places'

export interface SheetReport {
  feedId: string
  fileName: string
  encoding: Encoding
  /** Rows of people and places; what was planted beside them is counted in `planted`. */
  rows: number
  bytes: number
  /** Planted faults by code of the dirty-data catalogue; D11–D13 are faults of the whole file. */
  planted: Record<string, number>
}

interface SheetInput {
  folder: string
  seed: number
  calendar: Calendar
  feed: FeedDefinition
  cells: Partial<Record<string, CellOf>>
  /** Not a single fault: what the dirty file must read as. */
  clean: boolean
  /** Where each planted fault is written down. */
  sidecar: LineFile | undefined
}

/** Another heading for one column, as long as every column is still found. */
const renamed = (feed: FeedDefinition, header: readonly string[], draw: Draw): string[] | undefined => {
  const candidates = feed.columns.flatMap((column, at) => column.aliases.map((alias) => ({ at, alias })))
  if (candidates.length === 0) return undefined
  const { at, alias } = draw.pick(candidates)
  const changed = header.map((text, i) => (i === at ? alias : text))
  const same = matchHeaders(feed, changed).columns.every(({ column, index }) => feed.columns[index] === column)
  return same && !/[,"\n]/.test(alias) && matchHeaders(feed, changed).columns.length === header.length
    ? changed
    : undefined
}

type Spoiler = ReturnType<typeof dirtier>

/** One department's file, written row by row, with its faults and the note of them. */
export class SheetFile {
  readonly draw: Draw
  readonly seed: number
  private readonly dirt: Draw
  private readonly file: LineFile
  private readonly columns: readonly { name: string; value: CellOf; write: (value: Value) => string }[]
  private readonly spoil: Spoiler | undefined
  private readonly names: readonly number[]
  private readonly footer: boolean
  private line = 0
  readonly report: SheetReport

  constructor(private readonly input: SheetInput) {
    const { folder, feed, seed, calendar, clean, cells } = input
    this.seed = seed ^ hashOf(feed.id)
    this.draw = new Draw(this.seed)
    this.dirt = new Draw(this.seed ^ 0xd127)
    const rates = MODEL.dirt.file
    const fault = (code: string): boolean => this.dirt.happens(rates[code] ?? 0) && !clean
    const encoding: Encoding =
      fault('D11') && feed.id !== 'ps-household-register' ? 'gbk' : this.dirt.happens(0.5) ? 'utf8-bom' : 'utf8'
    const header = feed.columns.map((column) => column.header)
    const other = fault('D12') ? renamed(feed, header, this.dirt) : undefined
    this.footer = fault('D13')
    const safeTitle = feed.titleZh.replace(/[\\/:*?"<>|“”]/g, '')
    const fileName = `${feed.id}.${safeTitle}${calendar.today.replaceAll('-', '')}.csv`
    this.report = { feedId: feed.id, fileName, encoding, rows: 0, bytes: 0, planted: {} }
    this.file = new LineFile(path.join(folder, fileName), encoding)
    this.spoil = clean ? undefined : dirtier(feed)
    this.names =
      encoding === 'gbk' ? feed.columns.flatMap((column, i) => (column.type === 'personName' ? [i] : [])) : []
    this.columns = feed.columns.map((column) => ({
      name: column.name,
      value: cells[column.name] ?? defaultOf(feed, column, calendar),
      write: writerOf(column),
    }))
    if (encoding === 'gbk') this.plant('D11', 'fixed', '')
    if (other) this.plant('D12', 'fixed', '')
    if (this.footer) {
      this.plant('D13', 'fixed', '')
      this.write(csvLine([`${WHOLE_COUNTY.name}${feed.titleZh}`, ...header.slice(1).map(() => '')]))
    }
    this.write(csvLine(other ?? header))
  }

  private write(line: string): void {
    this.line += 1
    this.file.add(line)
  }

  private plant(code: string, outcome: Dirt['outcome'], column: string): void {
    const { planted, feedId } = this.report
    planted[code] = (planted[code] ?? 0) + 1
    this.input.sidecar?.add(csvLine([feedId, String(this.line), code, outcome, column]))
  }

  /** A row of a person or household. */
  add(subject: RowSubject): void {
    const kind = this.spoil?.pick(this.dirt)
    if (kind || this.names.length > 0) {
      const cells: string[] = []
      for (const { value, write } of this.columns) cells.push(write(value(subject, this.draw)))
      this.addCells(cells, kind)
      return
    }
    // No clean cell holds a comma or a quote.
    let line = ''
    let mark = ''
    for (const { value, write } of this.columns) {
      line += mark + write(value(subject, this.draw))
      mark = ','
    }
    this.report.rows += 1
    this.write(`${line}\r\n`)
  }

  /** A row of a place. */
  addValues(values: Readonly<Record<string, Value>>): void {
    this.addCells(
      this.columns.map(({ name, write }) => write(values[name])),
      this.spoil?.pick(this.dirt),
    )
  }

  private addCells(cells: readonly string[], kind: ReturnType<Spoiler['pick']>): void {
    this.report.rows += 1
    const drawn = kind && this.spoil?.soil(kind, cells, this.dirt)
    // A fault in characters that the file's encoding cannot write would be another fault.
    const dirt = drawn && (this.report.encoding !== 'gbk' || drawn.cells.every(fitsGbk)) ? drawn : undefined
    this.write(dirt && !dirt.extra ? csvLine(dirt.cells) : `${cells.join(',')}\r\n`)
    for (const at of this.names)
      if (!fitsGbk(cells[at] ?? '')) this.plant('D10', 'warned', this.input.feed.columns[at]?.header ?? '')
    if (!dirt) return
    if (dirt.extra) this.write(csvLine(dirt.cells))
    this.plant(dirt.code, dirt.outcome, dirt.column)
  }

  close(): SheetReport {
    if (this.footer) this.write(csvLine(['制表：数据专员', ...this.columns.slice(1).map(() => '')]))
    this.file.close()
    this.report.bytes = this.file.bytes
    return this.report
  }
}
