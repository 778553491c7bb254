import type { FactId } from '../facts/model'
import { allFeeds } from './catalogue'
import { testsOf, type FeedDefinition, type FeedFold } from './definition'
import { LOOKS_BACK, OF_YEAR } from './folders'

/** Those of a list that stand in it more than once. */
const repeated = (ids: readonly FactId[]): ReadonlySet<FactId> => {
  const seen = new Set<FactId>()
  return new Set(ids.filter((id) => seen.size === seen.add(id).size))
}

const twice = new WeakMap<FeedDefinition, ReadonlySet<FactId>>()

/** Facts that several folds of one feed tell. */
export const factsToldTwice = (feed: FeedDefinition): ReadonlySet<FactId> => {
  const known = twice.get(feed) ?? repeated(feed.folds.map(({ fact }) => fact))
  twice.set(feed, known)
  return known
}

let several: ReadonlySet<FactId> | undefined

/** Facts that more than one feed tells. */
export const factsOfSeveralFeeds = (): ReadonlySet<FactId> =>
  (several ??= repeated(allFeeds().flatMap(({ folds }) => [...new Set(folds.map(({ fact }) => fact))])))

/** Whether the day alone may change what the fold makes of the same rows. */
export const dependsOnDay = (fold: FeedFold): boolean =>
  fold.withinDays !== undefined ||
  fold.fold === 'series' ||
  LOOKS_BACK[fold.fold] !== undefined ||
  OF_YEAR.includes(fold.fold) ||
  testsOf(fold).some(({ notPast, thisYear }) => notPast || thisYear)

let ageing: ReadonlySet<FactId> | undefined

/** Facts that some feed tells by a fold that depends on the day. */
export const ageingFacts = (): ReadonlySet<FactId> =>
  (ageing ??= new Set(allFeeds().flatMap(({ folds }) => folds.filter(dependsOnDay).map(({ fact }) => fact))))
