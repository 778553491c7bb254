import { addDays, addMonths, toEpochDay, type LocalDate } from '../kernel/dates'
import { testsOf, type FeedFold } from './definition'
import type { KeptRow } from './model'
import { passesAll } from './row-test'

export type FoldedValue = string | number | boolean | readonly string[] | readonly (number | null)[]

/** The rows that count, oldest first, and the rows that stand whether or not they pass `where`. */
type Folder = (
  fold: FeedFold,
  counted: readonly KeptRow[],
  today: LocalDate,
  standing: readonly KeptRow[],
) => FoldedValue | undefined

/** The value one row gives to the fact, or undefined when it gives none. */
const valueOf = (fold: FeedFold, row: KeptRow): FoldedValue | undefined => {
  const raw = fold.column ? row.values[fold.column] : undefined
  if (fold.column && raw === undefined) return undefined
  if (fold.as !== undefined) return fold.as
  if (fold.map) return typeof raw === 'string' ? fold.map[raw] : undefined
  return raw
}

const amountOf = (fold: FeedFold, row: KeptRow): number | undefined => {
  const value = valueOf(fold, row)
  if (typeof value !== 'number') return undefined
  const refunded = fold.reversal !== undefined && row.values[fold.reversal] === '1'
  return refunded && value > 0 ? -value : value
}

const said = (fold: FeedFold, rows: readonly KeptRow[]): FoldedValue[] =>
  rows.map((row) => valueOf(fold, row)).filter((v) => v !== undefined)
const amounts = (fold: FeedFold, rows: readonly KeptRow[]): number[] =>
  rows.map((row) => amountOf(fold, row)).filter((v) => v !== undefined)

/** The value of the first row that gives one, beginning at either end. */
const firstSaid = (fold: FeedFold, rows: readonly KeptRow[], newestFirst: boolean): FoldedValue | undefined => {
  for (let at = 0; at < rows.length; at += 1) {
    const value = valueOf(fold, rows[newestFirst ? rows.length - 1 - at : at] as KeptRow)
    if (value !== undefined) return value
  }
  return undefined
}

/** Days that some folds look back on, the first of them not included. */
export const LOOKS_BACK: Readonly<Partial<Record<FeedFold['fold'], number>>> = {
  max12m: 365,
  median6m: 183,
  sum12m: 365,
  count6m: 183,
  count12m: 365,
  count24m: 730,
}

/** Folds of the current calendar year. */
export const OF_YEAR: readonly FeedFold['fold'][] = ['maxYear', 'sumYear']

const ofYear = (rows: readonly KeptRow[], today: LocalDate) => {
  const year = today.slice(0, 4)
  return rows.filter((row) => row.on.startsWith(year))
}
const ofLast = ({ fold }: FeedFold, rows: readonly KeptRow[], today: LocalDate) => {
  const before = addDays(today, -(LOOKS_BACK[fold] ?? 0))
  return rows.filter((row) => row.on > before)
}

const largest = (values: readonly number[]): number | undefined =>
  values.length > 0 ? values.reduce((a, b) => Math.max(a, b)) : undefined
const total = (values: readonly number[]): number | undefined =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) : undefined

/** The middle of the amounts; of an even number the lower middle, so that it is an amount that was paid. */
const median = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]

/** The most or least of numbers, and of codes and dates as they sort (a signal's level: 1, red, is the most severe). */
const extreme = (fold: FeedFold, rows: readonly KeptRow[], sign: 1 | -1): FoldedValue | undefined =>
  said(fold, rows).reduce<FoldedValue | undefined>(
    (best, value) => (best === undefined || (sign === 1 ? value > best : value < best) ? value : best),
    undefined,
  )

/** 0 is said only by a feed that has told something of the subject; of others the count is unknown. */
const countLast: Folder = (fold, counted, today, standing) =>
  standing.length > 0 ? ofLast(fold, counted, today).length : undefined

/** Months of readings in a series. */
export const MONTHS_KEPT = 24

/** Days, or months, counted from 1970: neighbours differ by one. */
const placeOf = (on: LocalDate, every: FeedFold['every']): number =>
  every === 'month' ? Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) : toEpochDay(on)

const series: Folder = (fold, rows, today) => {
  const [since, until] = [placeOf(addMonths(today, -MONTHS_KEPT), fold.every), placeOf(today, fold.every)]
  const readings = new Map<number, number>()
  for (const row of rows) {
    const [at, amount] = [placeOf(row.on, fold.every), amountOf(fold, row)]
    if (at > since && at <= until && amount !== undefined) readings.set(at, (readings.get(at) ?? 0) + amount)
  }
  const [first, last] = [Math.min(...readings.keys()), Math.max(...readings.keys())]
  return readings.size === 0
    ? undefined
    : Array.from({ length: last - first + 1 }, (_, i) => readings.get(first + i) ?? null)
}

/** How each kind of fold makes one value out of rows (definition.ts says what each means). */
export const FOLDERS: Readonly<Record<FeedFold['fold'], Folder>> = {
  latest: (fold, rows) => firstSaid(fold, rows, true),
  earliest: (fold, rows) => firstSaid(fold, rows, false),
  latestDate: (fold, rows) => extreme(fold, rows, 1),
  max: (fold, rows) => extreme(fold, rows, 1),
  min: (fold, rows) => extreme(fold, rows, -1),
  maxYear: (fold, rows, today) => largest(amounts(fold, ofYear(rows, today))),
  max12m: (fold, rows, today) => largest(amounts(fold, ofLast(fold, rows, today))),
  median6m: (fold, rows, today) => median(amounts(fold, ofLast(fold, rows, today))),
  sumYear: (fold, rows, today) => total(amounts(fold, ofYear(rows, today))),
  sum12m: (fold, rows, today) => total(amounts(fold, ofLast(fold, rows, today))),
  sumActive: (fold, rows) => total(amounts(fold, rows)),
  count: (_, counted) => counted.length,
  count6m: countLast,
  count12m: countLast,
  count24m: countLast,
  streak: (fold, _, today, standing) => {
    const tests = testsOf(fold)
    const broken = standing.findLastIndex((row) => !passesAll(tests, row, today))
    return standing.length === 0 ? undefined : standing.length - 1 - broken
  },
  exists: (fold, rows) => (rows.length > 0 ? (fold.as ?? true) : undefined),
  activeNow: (_, rows) => rows.length > 0,
  collect: (fold, rows) => {
    if (rows.length === 0) return undefined
    const values = [...new Set(said(fold, rows).flat().map(String))].sort()
    return values.length > 0 ? values : undefined
  },
  series,
}
