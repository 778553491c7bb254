import type { Chance } from './random'
import type { Cells } from './write-csv'

/** What a column holds, so that each kind of dirt falls where it does in real files. */
export type CellKind = 'id' | 'date' | 'money' | 'text' | 'other'

const EXCEL_EPOCH_DAYS = 25_569
const serialOf = (date: string): string =>
  String(Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + EXCEL_EPOCH_DAYS)

const fullWidth = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

/** Dirt that an importer must mend by itself. */
const soil = (chance: Chance, cell: string, kind: CellKind): string => {
  if (cell === '') return cell
  if (kind === 'id') {
    if (cell.endsWith('X') && chance.happens(0.3)) return `${cell.slice(0, -1)}x`
    if (chance.happens(0.02)) return `'${cell}`
    if (chance.happens(0.006)) return fullWidth(cell)
    if (cell.slice(6, 8) === '19' && cell < '33992119500101' && chance.happens(0.01))
      return cell.slice(0, 6) + cell.slice(8, 17)
    return cell
  }
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell)) {
    const [y, m, d] = cell.split('-').map(Number)
    if (chance.happens(0.05)) return `${y}/${m}/${d}`
    if (chance.happens(0.02)) return `${y}.${m}.${d}`
    if (chance.happens(0.02) && cell > '1928') return serialOf(cell)
    return cell
  }
  if (kind === 'money' && chance.happens(0.06)) return chance.happens(0.5) ? grouped(cell) : `${cell}元`
  if (kind === 'text' && chance.happens(0.012)) return ` ${cell}\u3000`
  return cell
}

export interface DirtPlan {
  kinds: readonly CellKind[]
  /** Title rows above the heading. */
  title?: string
  /** Rows that nobody can take in: masked, cut off by Excel, wrong checksum. Of people who do not exist. */
  hopeless?: readonly Cells[]
  /** A closing 合计/制表人 line. */
  footer?: string
  /** Share of rows that stand twice. */
  repeats?: number
}

/** The file as the department really sends it. Rows whose id is in `clean` keep their numbers readable as they are. */
export function* addDirt(chance: Chance, header: Cells, rows: Iterable<Cells>, plan: DirtPlan): Generator<Cells> {
  if (plan.title) yield [plan.title, ...header.slice(1).map(() => '')]
  yield header
  for (const row of rows) {
    const soiled = row.map((cell, i) => soil(chance, cell, plan.kinds[i] ?? 'other'))
    yield soiled
    if (chance.happens(plan.repeats ?? 0)) yield soiled
  }
  yield* plan.hopeless ?? []
  if (plan.footer) yield [plan.footer, ...header.slice(1).map(() => '')]
}
