import { addDays, addMonths, isLocalDate, type LocalDate } from '../kernel/dates'
import { findFeed } from './catalogue'
import { testsOf, type FeedDefinition, type FeedFold, type RowTest } from './definition'
import { foldGroup, Subjects, type FoldedFact, type Group } from './fold'
import { LOOKS_BACK, MONTHS_KEPT, OF_YEAR } from './folders'
import type { KeptRow, KeptRowsByFeed } from './model'
import { sameContent } from './same-content'
import { dependsOnDay } from './told-facts'

const newYear = (year: number): LocalDate => `${year}-01-01`

/** The day from which a date, month or year is past. */
const pastOn = (text: string): LocalDate | undefined => {
  if (isLocalDate(text)) return addDays(text, 1)
  if (text.length === 7 && isLocalDate(`${text}-01`)) return addMonths(`${text}-01`, 1)
  return /^\d{4}$/.test(text) ? newYear(Number(text) + 1) : undefined
}

const daysOfTest = (test: RowTest, row: KeptRow, year: number): (LocalDate | undefined)[] => {
  const value = row.values[test.column]
  if (test.thisYear) return [newYear(year + 1)]
  return test.notPast && typeof value === 'string' ? [pastOn(value)] : []
}

/** Readings come into the series on their day or month and leave it two years later. */
const daysOfSeries = ({ every }: FeedFold, { on }: KeptRow): LocalDate[] => {
  const from = every === 'month' ? `${on.slice(0, 7)}-01` : on
  const until = addMonths(from, MONTHS_KEPT)
  // A month without the day ends on its last: the reading may leave a day, or at most three days, later.
  return [from, until, addDays(until, 1), addDays(until, 2), addDays(until, 3)]
}

/** The days after today on which a row may begin or cease to count for a fold. */
const turnsOfRow = (fold: FeedFold, row: KeptRow, today: LocalDate): (LocalDate | undefined)[] => {
  const year = Number(today.slice(0, 4))
  const back = LOOKS_BACK[fold.fold]
  return [
    ...(fold.withinDays === undefined ? [] : [addDays(row.on, fold.withinDays + 1)]),
    ...(back === undefined ? [] : [addDays(row.on, back)]),
    ...(OF_YEAR.includes(fold.fold) ? [newYear(year + 1)] : []),
    ...(fold.fold === 'series' ? daysOfSeries(fold, row) : []),
    ...testsOf(fold).flatMap((test) => daysOfTest(test, row, year)),
  ]
}

const sayTheSame = (a: FoldedFact, b: FoldedFact): boolean =>
  a.asOf === b.asOf && a.batchId === b.batchId && sameContent(a.value, b.value)

/** The first day after today, before `limit`, on which a fold makes something else of the same rows. */
const turnOf = (
  feed: FeedDefinition,
  fold: FeedFold,
  group: Group,
  today: LocalDate,
  limit: LocalDate | undefined,
): LocalDate | undefined => {
  const days = new Set<LocalDate>()
  for (const row of group.standing) {
    if (!isLocalDate(row.on)) continue
    for (const day of turnsOfRow(fold, row, today))
      if (day !== undefined && day > today && (limit === undefined || day < limit)) days.add(day)
  }
  if (days.size === 0) return undefined
  const now = foldGroup(feed, fold, group, today)
  return [...days].sort().find((day) => !sayTheSame(foldGroup(feed, fold, group, day), now))
}

/**
 * The next day after today on which what departments have told (foldHousehold) changes although no row does: a payment
 * leaves its window, the year ends, a certificate runs out. Undefined where nothing ages. A sheet that was folded earlier
 * is out of date from that day on: bring it up to date with `refoldAfter(sheet, rows, [], today)`.
 */
export const foldsTurnOn = (rows: KeptRowsByFeed, today: LocalDate): LocalDate | undefined => {
  let nearest: LocalDate | undefined
  for (const feedId in rows) {
    const feed = findFeed(feedId)
    if (!feed || !feed.folds.some(dependsOnDay)) continue
    const subjects = new Subjects(rows[feedId] ?? [])
    for (const fold of feed.folds) {
      if (!dependsOnDay(fold)) continue
      for (const group of subjects.of(fold)) nearest = turnOf(feed, fold, group, today, nearest) ?? nearest
    }
  }
  return nearest
}
