import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFeed } from '@shared/feeds/catalogue'
import { KoumenError } from '@shared/kernel/errors'
import { csvLine } from '../write-csv'
import { calendarOf } from './calendar'
import type { RowSubject } from './columns'
import { Draw } from './draw'
import { drawHomes, type WholeCountyInput } from './draw-homes'
import { LineFile } from './line-file'
import { CATEGORIES, type Category } from './model'
import type { House } from './people'
import { wholeCountyAreas } from './places'
import { PLANS } from './plans'
import { AREA_LISTS } from './plans/area-lists'
import type { FeedPlan } from './plans/plan'
import { wholeCountyStaff } from './posts'
import { HomeSettler } from './settle-home'
import { SheetFile, type SheetReport } from './sheet-file'

export interface WholeCountyOrder extends WholeCountyInput {
  /** The day the files are of, `YYYY-MM-DD`. */
  today: string
  /** An empty or new folder; what stands in it under the same names is overwritten. */
  folder: string
  feeds: readonly string[]
  /** Files without a single fault. */
  clean?: boolean
  /** Called now and then with the households written so far. */
  onProgress?: (households: number) => void
}

export interface WholeCountyReport {
  seed: number
  today: string
  households: number
  persons: number
  /** Living persons by group of the model; class 1 is all but `class2` and `general`. */
  byCategory: Record<Category, { households: number; persons: number }>
  rows: number
  bytes: number
  files: SheetReport[]
}

const PLATE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TELL_EVERY = 5000

interface OpenSheet {
  sheet: SheetFile
  plan: FeedPlan
  ofHousehold: boolean
}

const reaches = ({ plan: { among } }: OpenSheet, house: House): boolean =>
  among === 'everyone' || house.registered || (among === 'cared' && house.cared)

/** Asks the plan about one person and writes the rows; one subject serves all rows, so that nothing is left to collect. */
function writePerson({ sheet, plan }: OpenSheet, person: House['head'], subject: RowSubject): void {
  subject.person = person
  const rows = plan.rows(subject, sheet.draw)
  subject.rows = rows
  for (let row = 0; row < rows; row += 1) {
    subject.row = row
    sheet.add(subject)
  }
}

function writeRows(open: OpenSheet, house: House, subject: RowSubject): void {
  open.sheet.draw.at(open.sheet.seed, house.index)
  subject.house = house
  if (open.ofHousehold) writePerson(open, house.head, subject)
  else for (const person of house.members) writePerson(open, person, subject)
  if (open.plan.dead) for (const person of house.dead) writePerson(open, person, subject)
}

/**
 * Writes the whole county 青禾县 as its departments would send it: one file a feed, the tree of areas, the staff, the
 * plates, a note of every planted fault and a table of contents. Households are drawn, written and forgotten one by
 * one, so memory does not grow with the county; the same order gives the same bytes, and a feed reads the same
 * whichever others are written beside it. An unknown feed is refused before anything is written.
 */
export const makeWholeCounty = (order: WholeCountyOrder): WholeCountyReport => {
  const { seed, today, folder, feeds, clean = false, onProgress } = order
  const calendar = calendarOf(today)
  const unknown = feeds.filter((id) => !PLANS.has(id) && !AREA_LISTS[id])
  if (unknown.length > 0) throw new KoumenError('INVALID_INPUT', `没有这些数据项：${unknown.join('、')}`)
  mkdirSync(folder, { recursive: true })
  const staff = wholeCountyStaff(seed)
  const sidecar = clean ? undefined : new LineFile(path.join(folder, 'planted.csv'))
  sidecar?.add(csvLine(['feedId', 'line', 'code', 'outcome', 'column']))
  const open = (id: string, cells: FeedPlan['cells']): SheetFile => {
    const feed = findFeed(id)
    if (!feed) throw new KoumenError('INVALID_INPUT', `没有这个数据项：${id}`)
    return new SheetFile({ folder, seed, calendar, feed, cells, clean, sidecar })
  }

  const sheets = feeds.flatMap((id): OpenSheet[] => {
    const plan = PLANS.get(id)
    if (!plan) return []
    return [
      {
        sheet: open(id, plan.cells),
        plan,
        ofHousehold: !findFeed(id)?.columns.some(({ name, type }) => name !== 'headIdNumber' && type === 'idNumber'),
      },
    ]
  })
  const reports: SheetReport[] = feeds.flatMap((id) => {
    const list = AREA_LISTS[id]
    if (!list) return []
    const sheet = open(id, {})
    for (const row of list({ staff, draw: sheet.draw, today })) sheet.addValues(row)
    return [sheet.close()]
  })

  const everyone = sheets.filter(({ plan }) => plan.among === 'everyone')
  const cared = sheets.filter(({ plan }) => plan.among !== 'registered')
  const byCategory = Object.fromEntries(
    CATEGORIES.map((c) => [c, { households: 0, persons: 0 }]),
  ) as WholeCountyReport['byCategory']
  const plates = new LineFile(path.join(folder, 'plates.csv'))
  const plateDraw = new Draw(seed ^ 0x97a7e)
  plates.add(csvLine(['plateCode', 'addressId']))
  const settler = new HomeSettler(seed, calendar)

  let subject: RowSubject | undefined
  for (const home of drawHomes(order, calendar)) {
    const house = settler.next(home)
    subject ??= { house, person: house.head, row: 0, rows: 0, calendar }
    for (const one of house.registered ? sheets : house.cared ? cared : everyone)
      if (reaches(one, house)) writeRows(one, house, subject)
    let code = ''
    for (let i = 0; i < 12; i += 1) code += PLATE_ALPHABET[plateDraw.between(0, 31)]
    plates.add(csvLine([code, house.addressCode]))
    const count = byCategory[house.category]
    count.households += 1
    count.persons += house.members.length
    if (house.index % TELL_EVERY === 0) onProgress?.(house.index)
  }

  reports.push(...sheets.map(({ sheet }) => sheet.close()))
  reports.sort((a, b) => (a.feedId < b.feedId ? -1 : 1))
  plates.close()
  sidecar?.close()
  const sum = (of: (report: SheetReport) => number): number => reports.reduce((total, report) => total + of(report), 0)
  const report: WholeCountyReport = {
    seed,
    today,
    households: CATEGORIES.reduce((total, c) => total + byCategory[c].households, 0),
    persons: CATEGORIES.reduce((total, c) => total + byCategory[c].persons, 0),
    byCategory,
    rows: sum(({ rows }) => rows),
    bytes: sum(({ bytes }) => bytes),
    files: reports,
  }
  const asJson = (name: string, value: unknown): void =>
    writeFileSync(path.join(folder, name), `${JSON.stringify(value, null, 1)}\n`)
  asJson('areas.json', wholeCountyAreas())
  asJson('staff.json', staff)
  asJson('county.json', report)
  return report
}
