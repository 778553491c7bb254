import { addDays, type LocalDate } from '../kernel/dates'
import type { FeedDefinition, FeedFold, RowTest } from './definition'
import type { KeptRow } from './model'

export type FoldedValue = string | number | boolean | readonly string[]

/** One fact of one subject as one feed tells it. `value` is undefined when the feed no longer says anything. */
export interface FoldedFact {
  /** Null: the household's own fact. */
  personId: string | null
  factId: string
  value: FoldedValue | undefined
  asOf: LocalDate
  feedId: string
  batchId: string
}

const passes = (test: RowTest | undefined, row: KeptRow): boolean => {
  if (!test) return true
  const value = row.values[test.column]
  if (test.above !== undefined) return typeof value === 'number' && value > test.above
  if (test.notIn) return typeof value !== 'string' || !test.notIn.includes(value)
  return typeof value === 'string' && (test.in?.includes(value) ?? false)
}

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

/** Order in time: by the row's own day, then by the list it last stood in. */
const byTime = (a: KeptRow, b: KeptRow): number =>
  a.on === b.on ? (a.dataOn < b.dataOn ? -1 : 1) : a.on < b.on ? -1 : 1

type Folder = (fold: FeedFold, rows: readonly KeptRow[], today: LocalDate) => FoldedValue | undefined

const said = (fold: FeedFold, rows: readonly KeptRow[]): FoldedValue[] =>
  rows.map((row) => valueOf(fold, row)).filter((v) => v !== undefined)
const ofYear = (rows: readonly KeptRow[], today: LocalDate) =>
  rows.filter((r) => r.on.slice(0, 4) === today.slice(0, 4))
const ofLastYear = (rows: readonly KeptRow[], today: LocalDate) => rows.filter((r) => r.on > addDays(today, -365))
const amounts = (fold: FeedFold, rows: readonly KeptRow[]): number[] =>
  rows.map((row) => amountOf(fold, row)).filter((v) => v !== undefined)
const largest = (values: readonly number[]): number | undefined =>
  values.length > 0 ? values.reduce((a, b) => Math.max(a, b)) : undefined

const FOLDERS: Readonly<Record<FeedFold['fold'], Folder>> = {
  latest: (fold, rows) => said(fold, rows).at(-1),
  earliest: (fold, rows) => said(fold, rows)[0],
  maxYear: (fold, rows, today) => largest(amounts(fold, ofYear(rows, today))),
  sumYear: (fold, rows, today) => {
    const values = amounts(fold, ofYear(rows, today))
    return values.length > 0 ? values.reduce((a, b) => a + b, 0) : undefined
  },
  count12m: (_, rows, today) => (rows.length > 0 ? ofLastYear(rows, today).length : undefined),
  max12m: (fold, rows, today) => largest(amounts(fold, ofLastYear(rows, today))),
  exists: (fold, rows) => (rows.length > 0 ? (fold.as ?? true) : undefined),
  activeNow: (_, rows) => rows.length > 0,
  collect: (fold, rows) => {
    const values = [...new Set(said(fold, rows).flat().map(String))].sort()
    return values.length > 0 ? values : undefined
  },
}

const dayOf = (feed: FeedDefinition, row: KeptRow): LocalDate =>
  row.endedOn ?? (feed.mode === 'snapshot' ? row.dataOn : row.on)

const groupBySubject = (fold: FeedFold, rows: readonly KeptRow[]): Map<string | null, KeptRow[]> => {
  const groups = new Map<string | null, KeptRow[]>()
  for (const row of rows) {
    const subject = fold.of === 'household' ? null : row.personId
    if (fold.of === 'person' && subject === null) continue
    groups.set(subject, [...(groups.get(subject) ?? []), row])
  }
  return groups
}

/**
 * All facts that the kept rows of one feed tell about one household on a day. Pure and complete: folding again the same
 * rows, in any order, gives the same facts, so importing a file twice changes nothing.
 */
export const foldRows = (feed: FeedDefinition, rows: readonly KeptRow[], today: LocalDate): FoldedFact[] =>
  feed.folds.flatMap((fold) =>
    [...groupBySubject(fold, rows)].map(([personId, all]) => {
      const oldest = fold.withinDays === undefined ? '' : addDays(today, -fold.withinDays)
      const counted = all
        .filter((row) => row.endedOn === null && row.on >= oldest && passes(fold.where, row))
        .sort(byTime)
      const newest = (counted.length > 0 ? counted : [...all].sort(byTime)).at(-1)
      return {
        personId,
        factId: fold.fact,
        value: FOLDERS[fold.fold](fold, counted, today),
        asOf: newest ? dayOf(feed, newest) : today,
        feedId: feed.id,
        batchId: newest?.batchId ?? '',
      }
    }),
  )

const merge = (a: FoldedFact, b: FoldedFact): FoldedFact => {
  const newer = a.asOf >= b.asOf ? a : b
  if (Array.isArray(a.value) && Array.isArray(b.value))
    return { ...newer, value: [...new Set([...a.value, ...b.value].map(String))].sort() }
  if (a.value === undefined) return b
  if (b.value === undefined) return a
  return newer
}

/** Several folds of one feed may tell one fact (two subsidies in one payment): sets join, else the newer stands. */
export const joinFolds = (facts: readonly FoldedFact[]): FoldedFact[] => {
  const joined = new Map<string, FoldedFact>()
  for (const fact of facts) {
    const key = `${fact.personId ?? ''}/${fact.factId}`
    const before = joined.get(key)
    joined.set(key, before ? merge(before, fact) : fact)
  }
  return [...joined.values()]
}
