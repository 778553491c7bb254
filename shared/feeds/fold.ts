import { addDays, type LocalDate } from '../kernel/dates'
import { testsOf, type FeedDefinition, type FeedFold } from './definition'
import { FOLDERS, type FoldedValue } from './folders'
import type { KeptRow } from './model'
import { passesAll } from './row-test'

export type { FoldedValue }

/** One fact of one subject as one feed tells it. `value` is undefined when the feed no longer says anything. */
export interface FoldedFact {
  /** Null: the household's own fact. */
  personId: string | null
  factId: string
  value: FoldedValue | undefined
  asOf: LocalDate
  feedId: string
  batchId: string
  fold: FeedFold['fold']
  /** The feeds that were added together, where several speak with one voice. */
  from?: readonly string[]
}

/** Order in time: by the row's own day, then by the list it last stood in, then by its key: one order, however they came. */
const byTime = (a: KeptRow, b: KeptRow): number =>
  compare(a.on, b.on) || compare(a.dataOn, b.dataOn) || compare(a.key, b.key)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (rows: readonly KeptRow[]): readonly KeptRow[] => {
  for (let at = 1; at < rows.length; at += 1)
    if (byTime(rows[at - 1] as KeptRow, rows[at] as KeptRow) > 0) return [...rows].sort(byTime)
  return rows
}

const dayOf = (feed: FeedDefinition, row: KeptRow): LocalDate =>
  row.endedOn ?? (feed.mode === 'snapshot' ? row.dataOn : row.on)

/** The rows of one person or, where `personId` is null, of the household; oldest first. */
export interface Group {
  personId: string | null
  all: readonly KeptRow[]
  /** Those that have not ended. */
  standing: readonly KeptRow[]
}

const isStanding = (row: KeptRow): boolean => row.endedOn === null

const groupOf = (personId: string | null, all: readonly KeptRow[]): Group => ({
  personId,
  all,
  standing: all.every(isStanding) ? all : all.filter(isStanding),
})

const byPerson = (rows: readonly KeptRow[]): Group[] => {
  const groups = new Map<string, KeptRow[]>()
  for (const row of rows) {
    if (row.personId === null) continue
    const group = groups.get(row.personId)
    if (group) group.push(row)
    else groups.set(row.personId, [row])
  }
  return [...groups].map(([personId, all]) => groupOf(personId, all))
}

/** The rows of a feed by subject: grouped when a fold first asks for it, and once. */
export class Subjects {
  private readonly ordered: readonly KeptRow[]
  private people: readonly Group[] | undefined
  private household: readonly Group[] | undefined

  constructor(rows: readonly KeptRow[]) {
    this.ordered = inOrder(rows)
  }

  of(fold: FeedFold): readonly Group[] {
    if (fold.of === 'person') return (this.people ??= byPerson(this.ordered))
    return (this.household ??= this.ordered.length > 0 ? [groupOf(null, this.ordered)] : [])
  }
}

/** What one fold makes of the rows of one subject on a day. */
export const foldGroup = (
  feed: FeedDefinition,
  fold: FeedFold,
  { personId, all, standing: every }: Group,
  today: LocalDate,
): FoldedFact => {
  let standing = every
  if (fold.withinDays !== undefined) {
    const oldest = addDays(today, -fold.withinDays)
    standing = every.filter((row) => row.on >= oldest)
  }
  const tests = testsOf(fold)
  const counted = tests.length === 0 ? standing : standing.filter((row) => passesAll(tests, row, today))
  const newest = counted.at(-1) ?? all.at(-1)
  return {
    personId,
    factId: fold.fact,
    value: FOLDERS[fold.fold](fold, counted, today, standing),
    asOf: newest ? dayOf(feed, newest) : today,
    feedId: feed.id,
    batchId: newest?.batchId ?? '',
    fold: fold.fold,
  }
}

/**
 * All facts that the kept rows of one feed tell about one household on a day, or only those that are wanted. Pure and
 * complete: folding again the same rows, in any order, gives the same facts, so importing a file twice changes nothing.
 */
export const foldRows = (
  feed: FeedDefinition,
  rows: readonly KeptRow[],
  today: LocalDate,
  wanted?: (factId: string) => boolean,
): FoldedFact[] => {
  const subjects = new Subjects(rows)
  const told: FoldedFact[] = []
  for (const fold of feed.folds) {
    if (wanted && !wanted(fold.fact)) continue
    for (const group of subjects.of(fold)) told.push(foldGroup(feed, fold, group, today))
  }
  return told
}
