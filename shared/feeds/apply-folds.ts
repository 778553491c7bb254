import { problemWithValue } from '../facts/check-value'
import type { FactScalar } from '../facts/model'
import { mayStandOn, mergeFact, withdrawFact, type Facts, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { findFeed } from './catalogue'
import { byAuthority, joinFeeds, joinFolds } from './combine'
import { foldRows, type FoldedFact } from './fold'
import type { KeptRowsByFeed } from './model'

/** Everything that departments tell about one household on a day. */
export const foldHousehold = (rows: KeptRowsByFeed, today: LocalDate): FoldedFact[] =>
  joinFeeds(
    Object.entries(rows)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([feedId, ofFeed]) => {
        const feed = findFeed(feedId)
        return feed ? joinFolds(foldRows(feed, ofFeed, today)) : []
      }),
  )

const labelOf = ({ feedId, from = [feedId] }: FoldedFact): string =>
  from.map((id) => findFeed(id)?.titleZh ?? id).join('、')

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
  for (const voice of told) {
    const { factId, value, asOf, feedId, batchId } = voice
    const fact = findFact(factId)
    if (value === undefined || !fact || !mayStandOn(fact, holder) || problemWithValue(fact, value)) continue
    const entry = mergeFact(result[factId], {
      value: value as FactScalar,
      asOf,
      source: { kind: 'feed', feedId, batchId, label: labelOf(voice) },
    })
    result[factId] = byAuthority(factId, entry)
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
