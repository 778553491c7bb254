import { problemWithValue } from '../facts/check-value'
import type { FactScalar } from '../facts/model'
import { mayStandOn, mergeFact, withdrawFact, type Facts, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { allFeeds, findFeed } from './catalogue'
import { foldRows, joinFolds, type FoldedFact } from './fold'
import type { KeptRowsByFeed } from './model'

/** The voice that speaks for several departments at once, where a fact is a set that each adds to. */
const JOINED = 'several-feeds'

/** Sets that several feeds add to (benefits received) are one voice; everything else stays the voice of its feed. */
const joinSets = (facts: readonly FoldedFact[]): FoldedFact[] => {
  const sets = facts.filter((f) => Array.isArray(f.value))
  const joined = joinFolds(sets).map((f) => {
    const several = sets.filter((s) => s.personId === f.personId && s.factId === f.factId).length > 1
    return several ? { ...f, feedId: JOINED } : f
  })
  return [...facts.filter((f) => !Array.isArray(f.value)), ...joined]
}

/** Everything that departments tell about one household on a day. */
export const foldHousehold = (rows: KeptRowsByFeed, today: LocalDate): FoldedFact[] =>
  joinSets(allFeeds().flatMap((feed) => joinFolds(foldRows(feed, rows[feed.id] ?? [], today))))

const withoutFeeds = (facts: Facts): Facts => {
  const kept: Facts = {}
  for (const [id, entry] of Object.entries(facts)) {
    const feeds = [entry, ...(entry.others ?? [])].flatMap((v) =>
      v.source.kind === 'feed' ? (v.source.feedId ?? []) : [],
    )
    const rest = feeds.reduce<typeof entry | undefined>((left, feedId) => withdrawFact(left, feedId), entry)
    if (rest) kept[id] = rest
  }
  return kept
}

const withFeeds = (facts: Facts, told: readonly FoldedFact[], holder: 'household' | 'member'): Facts => {
  const result = withoutFeeds(facts)
  for (const { factId, value, asOf, feedId, batchId } of told) {
    const fact = findFact(factId)
    if (value === undefined || !fact || !mayStandOn(fact, holder) || problemWithValue(fact, value)) continue
    result[factId] = mergeFact(result[factId], {
      value: value as FactScalar,
      asOf,
      source: { kind: 'feed', feedId, batchId, label: findFeed(feedId)?.titleZh ?? '各部门名册' },
    })
  }
  return result
}

/**
 * The sheet with what departments tell now in place of what they told before; what was declared, seen at a visit or
 * decided stays. The version is left to whoever stores the sheet. People who are not members yet are left out.
 */
export const applyFolds = (sheet: FactSheet, told: readonly FoldedFact[]): FactSheet => ({
  ...sheet,
  household: withFeeds(
    sheet.household,
    told.filter((f) => f.personId === null),
    'household',
  ),
  members: sheet.members.map((member) => ({
    ...member,
    facts: withFeeds(
      member.facts,
      told.filter((f) => f.personId === member.personId),
      'member',
    ),
  })),
})

/** Keys in one order, however the object came to be. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const textOf = ({ household, members }: FactSheet): string => JSON.stringify([household, members], sorted)

/** Whether two sheets say the same, whatever their version. */
export const sameFacts = (a: FactSheet, b: FactSheet): boolean => textOf(a) === textOf(b)
