import { findFeed } from '@shared/feeds/catalogue'
import { ADDING_FOLDS, type FeedDefinition, type FeedFold } from '@shared/feeds/definition'
import type { FoldedFact } from '@shared/feeds/fold'
import { FOLDERS } from '@shared/feeds/folders'
import { testsOf } from '@shared/feeds/definition'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import { passesAll } from '@shared/feeds/row-test'
import { addDays, type LocalDate } from '@shared/kernel/dates'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byTime = (a: KeptRow, b: KeptRow): number =>
  compare(a.on, b.on) || compare(a.dataOn, b.dataOn) || compare(a.key, b.key)

const subjectsOf = (fold: FeedFold, rows: readonly KeptRow[]): Map<string | null, KeptRow[]> => {
  const groups = new Map<string | null, KeptRow[]>()
  for (const row of rows) {
    const subject = fold.of === 'household' ? null : row.personId
    if (fold.of === 'person' && subject === null) continue
    groups.set(subject, [...(groups.get(subject) ?? []), row])
  }
  return groups
}

const foldPlainly = (feed: FeedDefinition, rows: readonly KeptRow[], today: LocalDate): FoldedFact[] =>
  feed.folds.flatMap((fold) =>
    [...subjectsOf(fold, [...rows].sort(byTime))].map(([personId, all]) => {
      const oldest = fold.withinDays === undefined ? '' : addDays(today, -fold.withinDays)
      const standing = all.filter((row) => row.endedOn === null && row.on >= oldest)
      const counted = standing.filter((row) => passesAll(testsOf(fold), row, today))
      const newest = (counted.at(-1) ?? all.at(-1)) as KeptRow
      return {
        personId,
        factId: fold.fact,
        value: FOLDERS[fold.fold](fold, counted, today, standing),
        asOf: newest.endedOn ?? (feed.mode === 'snapshot' ? newest.dataOn : newest.on),
        feedId: feed.id,
        batchId: newest.batchId,
        fold: fold.fold,
      }
    }),
  )

const adds = ({ fold }: FoldedFact): boolean => (ADDING_FOLDS as readonly string[]).includes(fold)

const merge = (a: FoldedFact, b: FoldedFact): FoldedFact => {
  if (a.value === undefined) return b
  if (b.value === undefined) return a
  const newer = a.asOf >= b.asOf ? a : b
  if (Array.isArray(a.value) && Array.isArray(b.value))
    return { ...newer, value: [...new Set([...a.value, ...b.value].map(String))].sort() }
  return adds(a) && adds(b) ? { ...newer, value: Number(a.value) + Number(b.value) } : newer
}

const grouped = (facts: readonly FoldedFact[]): FoldedFact[][] => {
  const groups = new Map<string, FoldedFact[]>()
  for (const fact of facts) {
    const key = JSON.stringify([fact.personId, fact.factId])
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  return [...groups.values()]
}

const joined = (voices: FoldedFact[]): FoldedFact[] => {
  const told = voices.filter((voice) => voice.value !== undefined)
  if (told.length < 2) return voices
  if (told.every(({ fold }) => fold === 'activeNow' || fold === 'exists') && told.some(({ value }) => value === true))
    return told.filter(({ value }) => value === true)
  const isSet = told.every(({ value, fold }) => Array.isArray(value) && fold === 'collect')
  if (!isSet && !told.every(adds)) return told
  return [{ ...told.reduce(merge), feedId: 'several-feeds', from: told.map(({ feedId }) => feedId) }]
}

/** What `foldHousehold` must give, said as plainly as it can be: every fold sorts, groups and looks for itself. */
export const foldHouseholdPlainly = (rows: KeptRowsByFeed, today: LocalDate): FoldedFact[] =>
  grouped(
    Object.keys(rows)
      .sort()
      .flatMap((feedId) => {
        const feed = findFeed(feedId)
        return feed ? grouped(foldPlainly(feed, rows[feedId] ?? [], today)).map((group) => group.reduce(merge)) : []
      }),
  ).flatMap(joined)
