import { codeList } from '@shared/feeds/codelists'
import type { FeedColumn, FeedDefinition } from '@shared/feeds/definition'
import { readCode } from '@shared/feeds/read-code'
import { checkDigitOf } from '@shared/kernel/id-number'
import type { Draw } from './draw'
import { MODEL } from './model'

/** What the importer makes of the dirt: `match` is found only where the row meets the register. */
export type Outcome = 'fixed' | 'refused' | 'duplicate' | 'warned' | 'match'

export interface Dirt {
  /** Code of the dirty-data catalogue. */
  code: string
  outcome: Outcome
  column: string
  /** The row as it stands in the file; a row that is refused or stands twice follows the good one. */
  cells: string[]
  extra: boolean
}

const EXCEL_EPOCH_DAYS = 25_569
const FIRST_SERIAL = 10_000

const fullWidth = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const styleOf = (draw: Draw, date: string): string => {
  const [y, m, d] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8))]
  return draw.pick([`${y}/${m}/${d}`, `${y}.${m}.${d}`, date.replaceAll('-', ''), `${y}年${m}月${d}日`])
}

const serialOf = (date: string): string | undefined => {
  const serial = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + EXCEL_EPOCH_DAYS
  return serial >= FIRST_SERIAL ? String(serial) : undefined
}

type Change = (cell: string, draw: Draw, column: FeedColumn) => string | undefined

const isId = (column: FeedColumn): boolean => column.type === 'idNumber'
const isDate = (column: FeedColumn): boolean => column.type === 'date'

interface Kind {
  code: string
  outcome: Outcome
  on: (column: FeedColumn) => boolean
  change: Change
  extra?: boolean
  /** Says of how many rows the model's rate holds where only few can have it. */
  among?: number
}

const KINDS: readonly Kind[] = [
  {
    code: 'D01',
    outcome: 'fixed',
    on: isId,
    change: (id) => (id.slice(6, 8) === '19' ? id.slice(0, 6) + id.slice(8, 17) : undefined),
  },
  {
    code: 'D02',
    outcome: 'fixed',
    on: isId,
    change: (id) => (id.endsWith('X') ? `${id.slice(0, 17)}x` : undefined),
    among: 1 / 11,
  },
  { code: 'D03', outcome: 'refused', on: isId, change: (id) => `${id[0]}.${id.slice(1, 6)}E+17`, extra: true },
  { code: 'D04', outcome: 'fixed', on: isId, change: fullWidth },
  {
    code: 'D05',
    outcome: 'fixed',
    on: isId,
    change: (id, draw) => draw.pick([`'${id}`, ` ${id}`, `${id}\u3000`, `\u200b${id}`]),
  },
  { code: 'D06', outcome: 'fixed', on: isDate, change: serialOf },
  { code: 'D07', outcome: 'fixed', on: isDate, change: (date, draw) => styleOf(draw, date) },
  {
    code: 'D08',
    outcome: 'fixed',
    on: (column) => column.type === 'money',
    change: (amount, draw) => draw.pick([`${amount}元`, `￥${amount}`, amount.replace(/\B(?=(\d{3})+\.)/g, ',')]),
  },
  {
    code: 'D09',
    outcome: 'fixed',
    on: (column) => column.type === 'personName',
    change: (name, draw) => (name.includes('·') ? name.replace('·', draw.pick(['・', '•', '.'])) : undefined),
    among: 1 / 2000,
  },
  { code: 'D15', outcome: 'duplicate', on: () => true, change: (cell) => cell, extra: true },
  {
    code: 'D16',
    outcome: 'refused',
    on: isId,
    change: (id) => `${id.slice(0, 6)}********${id.slice(14)}`,
    extra: true,
  },
  {
    code: 'D17',
    outcome: 'match',
    on: (column) => column.type === 'personName',
    change: (name) => `${name[0] === '王' ? '李' : '王'}冒名`,
  },
  {
    code: 'D20',
    outcome: 'fixed',
    on: (column) => column.type === 'code' && !column.many,
    change: (label, _, column) => {
      const code = readCode(codeList(column.codelist ?? ''), label)
      return code === label ? undefined : code
    },
  },
  {
    code: 'D41',
    outcome: 'refused',
    on: isId,
    change: (id) => id.slice(0, 17) + (checkDigitOf(id.slice(0, 17)) === '3' ? '4' : '3'),
    extra: true,
  },
]

/** Somebody else's name would lose a true row: not on registers, whose sums are exact, nor where money is added up. */
const holdsNames = (feed: FeedDefinition): boolean =>
  feed.register === undefined &&
  feed.id !== 'ps-household-register' &&
  feed.department !== 'medical-insurance' &&
  feed.naturalKey.includes('idNumber')

/** Makes a feed's rows as dirty as the model says, one fault a row at most; the same draws give the same dirt. */
export const dirtier = (feed: FeedDefinition) => {
  const columnOf = ({ on }: Kind): number =>
    Math.max(
      feed.columns.findIndex((column) => column.required && on(column)),
      feed.columns.findIndex(on),
    )
  let total = 0
  const kinds = KINDS.flatMap((kind) => {
    const at = columnOf(kind)
    if (at < 0 || (kind.code === 'D17' && !holdsNames(feed))) return []
    total += Math.min(0.5, (MODEL.dirt.row[kind.code] ?? 0) / (kind.among ?? 1))
    return [{ ...kind, at, until: total }]
  })

  /** The kind of fault that the next row may have; most rows have none, and their cells need not be looked at. */
  const pick = (draw: Draw): (typeof kinds)[number] | undefined => {
    const u = draw.next()
    return u >= total ? undefined : kinds.find(({ until }) => u < until)
  }
  const soil = (kind: (typeof kinds)[number], cells: readonly string[], draw: Draw): Dirt | undefined => {
    const { code, outcome, at, extra = false } = kind
    const column = feed.columns[at] as FeedColumn
    const before = cells[at] ?? ''
    const after = before === '' && code !== 'D15' ? undefined : kind.change(before, draw, column)
    if (after === undefined || (after === before && code !== 'D15')) return undefined
    return { code, outcome, column: column.header, cells: cells.map((cell, i) => (i === at ? after : cell)), extra }
  }
  return { pick, soil }
}
