import { problemWithValue } from '../facts/check-value'
import type { FactId, FactScalar } from '../facts/model'
import { mayStandOn, mergeFact, withdrawFact, type FactEntry, type Facts, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { findFeed } from './catalogue'
import { byAuthority, joinFeeds, joinFolds } from './combine'
import { foldRows, type FoldedFact } from './fold'
import type { KeptRowsByFeed } from './model'
import { sameContent } from './same-content'
import { ageingFacts } from './told-facts'

const toldBy = (rows: KeptRowsByFeed, today: LocalDate, wanted?: (factId: FactId) => boolean): FoldedFact[] => {
  const told: FoldedFact[] = []
  for (const feedId of Object.keys(rows).sort()) {
    const [feed, ofFeed] = [findFeed(feedId), rows[feedId]]
    if (!feed || !ofFeed || ofFeed.length === 0) continue
    for (const fact of joinFolds(feed, foldRows(feed, ofFeed, today, wanted))) told.push(fact)
  }
  return joinFeeds(told)
}

/** Everything that departments tell about one household on a day. */
export const foldHousehold = (rows: KeptRowsByFeed, today: LocalDate): FoldedFact[] => toldBy(rows, today)

const labelOf = ({ feedId, from }: FoldedFact): string =>
  from ? from.map((id) => findFeed(id)?.titleZh ?? id).join('、') : (findFeed(feedId)?.titleZh ?? feedId)

/** What others than departments say; undefined where nobody else says anything. */
const withoutFeeds = (entry: FactEntry): FactEntry | undefined => {
  const { source, others } = entry
  if (!others) return source.kind === 'feed' && source.feedId !== undefined ? undefined : entry
  const feeds = [entry, ...others].flatMap((v) => (v.source.kind === 'feed' ? (v.source.feedId ?? []) : []))
  return feeds.reduce<FactEntry | undefined>((left, feedId) => withdrawFact(left, feedId), entry)
}

type Wanted = ((factId: FactId) => boolean) | undefined

const withFeeds = (
  facts: Facts,
  told: readonly FoldedFact[],
  holder: 'household' | 'member',
  wanted?: Wanted,
): Facts => {
  const result: Facts = {}
  for (const id in facts) {
    const entry = facts[id] as FactEntry
    const rest = wanted && !wanted(id) ? entry : withoutFeeds(entry)
    if (rest) result[id] = rest
  }
  for (const voice of told) {
    const { factId, value, asOf, feedId, batchId } = voice
    if (value === undefined) continue
    const fact = findFact(factId)
    if (!fact || !mayStandOn(fact, holder) || problemWithValue(fact, value)) continue
    const word = {
      value: value as FactScalar,
      asOf,
      source: { kind: 'feed' as const, feedId, batchId, label: labelOf(voice) },
    }
    const known = result[factId]
    result[factId] = known ? byAuthority(factId, mergeFact(known, word)) : word
  }
  return result
}

const NOTHING: readonly FoldedFact[] = []

const apply = (sheet: FactSheet, told: readonly FoldedFact[], wanted?: Wanted): FactSheet => {
  const bySubject = new Map<string | null, FoldedFact[]>()
  for (const fact of told) {
    const ofSubject = bySubject.get(fact.personId)
    if (ofSubject) ofSubject.push(fact)
    else bySubject.set(fact.personId, [fact])
  }
  return {
    ...sheet,
    household: withFeeds(sheet.household, bySubject.get(null) ?? NOTHING, 'household', wanted),
    members: sheet.members.map((member) => ({
      ...member,
      facts: withFeeds(member.facts, bySubject.get(member.personId) ?? NOTHING, 'member', wanted),
    })),
  }
}

/**
 * The sheet with what departments tell now in place of what they told before; what was declared, seen at a visit or
 * decided stays. The version is left to whoever stores the sheet. People who are not members yet are left out.
 */
export const applyFolds = (sheet: FactSheet, told: readonly FoldedFact[]): FactSheet => apply(sheet, told)

/**
 * The sheet after rows of these feeds have changed, or have gone: what `applyFolds(sheet, foldHousehold(rows, today))`
 * gives, but only facts are looked at that these feeds tell (with whatever other feeds say of them) and facts that may
 * have aged since they were folded (folds of a window, of the year, of a date not past). The sheet must hold what the
 * other feeds tell, folded on an earlier day or today; after a change of the catalogue of feeds fold everything.
 * With no feeds it brings a sheet up to `today`: see `foldsTurnOn` for the next day on which that changes anything.
 */
export const refoldAfter = (
  sheet: FactSheet,
  rows: KeptRowsByFeed,
  feedIds: readonly string[],
  today: LocalDate,
): FactSheet => {
  const facts = new Set(feedIds.flatMap((id) => findFeed(id)?.folds.map(({ fact }) => fact) ?? []))
  const ageing = ageingFacts()
  const wanted = (id: FactId): boolean => facts.has(id) || ageing.has(id)
  return apply(sheet, toldBy(rows, today, wanted), wanted)
}

/** Whether two sheets say the same, whatever their version. */
export const sameFacts = (a: FactSheet, b: FactSheet): boolean =>
  sameContent(a.household, b.household) && sameContent(a.members, b.members)
