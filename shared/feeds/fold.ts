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

const dayOf = (feed: FeedDefinition, row: KeptRow): LocalDate =>
  row.endedOn ?? (feed.mode === 'snapshot' ? row.dataOn : row.on)

const groupBySubject = (fold: FeedFold, rows: readonly KeptRow[]): Map<string | null, KeptRow[]> => {
  const groups = new Map<string | null, KeptRow[]>()
  for (const row of rows) {
    const subject = fold.of === 'household' ? null : row.personId
    if (fold.of === 'person' && subject === null) continue
    const group = groups.get(subject)
    if (group) group.push(row)
    else groups.set(subject, [row])
  }
  return groups
}

/**
 * All facts that the kept rows of one feed tell about one household on a day. Pure and complete: folding again the same
 * rows, in any order, gives the same facts, so importing a file twice changes nothing.
 */
export const foldRows = (feed: FeedDefinition, rows: readonly KeptRow[], today: LocalDate): FoldedFact[] => {
  const ordered = [...rows].sort(byTime)
  return feed.folds.flatMap((fold) =>
    [...groupBySubject(fold, ordered)].map(([personId, all]) => {
      const oldest = fold.withinDays === undefined ? '' : addDays(today, -fold.withinDays)
      const standing = all.filter((row) => row.endedOn === null && row.on >= oldest)
      const counted = standing.filter((row) => passesAll(testsOf(fold), row, today))
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
    }),
  )
}
