import type { FactEntry } from '../facts/sheet'
import { ADDING_FOLDS, type FeedDefinition } from './definition'
import type { FoldedFact } from './fold'
import { factsOfSeveralFeeds, factsToldTwice } from './told-facts'

/** The voice that speaks for several departments at once, where a fact is a set or a sum that each adds to. */
export const JOINED = 'several-feeds'

/**
 * Whose word counts first where several feeds tell one fact that does not age: the register that is made for it, however
 * newer the other's list is. The other words stay beside it. Everything else: the newer word counts.
 */
const AUTHORITY: Readonly<Record<string, readonly string[]>> = {
  'household.size': ['ca-dibao-household', 'ca-dibao-edge', 'ca-rigid-expenditure', 'ag-low-income'],
  'household.incomePerCapitaMonthly': ['ca-dibao-household', 'ca-dibao-edge'],
  'person.relationToHead': ['ps-household-register', 'ca-dibao-member'],
  'person.sex': ['ps-household-register', 'ca-dibao-member'],
  'person.maritalStatus': ['ca-marriage', 'ps-household-register'],
  'person.selfCareLevel': ['ca-tekun', 'hl-elder-exam'],
  'person.deathDate': ['ps-death', 'hl-death', 'ca-cremation'],
  'education.inSchool': ['ed-student', 'ca-orphan', 'ca-dibao-member'],
  'elder.abilityGrade': ['ca-elder-assessment', 'ca-elder-care-subsidy'],
  'check.authValidUntil': ['tw-consent', 'ca-means-check'],
  'asset.depositTotal': ['bk-deposit', 'ca-means-check'],
  'housing.structure': ['hc-danger-house', 'hc-self-built'],
  'housing.storeys': ['hc-danger-house', 'hc-self-built'],
  'hazard.zoneKind': ['nr-geohazard', 'wr-flood-zone'],
}

const adds = ({ fold }: FoldedFact): boolean => (ADDING_FOLDS as readonly string[]).includes(fold)
const lists = ({ fold }: FoldedFact): boolean => fold === 'activeNow' || fold === 'exists'
const joins = (fact: FoldedFact): boolean => Array.isArray(fact.value) && fact.fold === 'collect'

const merge = (a: FoldedFact, b: FoldedFact): FoldedFact => {
  if (a.value === undefined) return b
  if (b.value === undefined) return a
  const newer = a.asOf >= b.asOf ? a : b
  if (Array.isArray(a.value) && Array.isArray(b.value))
    return { ...newer, value: [...new Set([...a.value, ...b.value].map(String))].sort() }
  if (adds(a) && adds(b)) return { ...newer, value: Number(a.value) + Number(b.value) }
  return newer
}

/** In the order in which each is first told; facts that can have one voice only are not looked for. */
const bySubjectAndFact = (
  facts: readonly FoldedFact[],
  mayRepeat: (factId: string) => boolean,
): (readonly FoldedFact[])[] => {
  const all: FoldedFact[][] = []
  const groups = new Map<string, FoldedFact[]>()
  for (const fact of facts) {
    if (!mayRepeat(fact.factId)) {
      all.push([fact])
      continue
    }
    const key = `${fact.personId ?? ''}/${fact.factId}`
    const group = groups.get(key)
    if (group) group.push(fact)
    else {
      const fresh = [fact]
      groups.set(key, fresh)
      all.push(fresh)
    }
  }
  return all
}

/** Several folds of one feed may tell one fact: sets unite, sums and counts add up, else the newer stands. */
export const joinFolds = (feed: FeedDefinition, facts: FoldedFact[]): FoldedFact[] => {
  const repeated = factsToldTwice(feed)
  if (repeated.size === 0) return facts
  return bySubjectAndFact(facts, (id) => repeated.has(id)).map((group) => group.reduce(merge))
}

/** Of one fact of one subject, what its feeds say together. */
const joinVoices = (voices: readonly FoldedFact[]): readonly FoldedFact[] => {
  if (voices.length < 2) return voices
  const told = voices.filter((voice) => voice.value !== undefined)
  if (told.length < 2) return voices
  // "Not on my list" contradicts nobody who has it on theirs.
  if (told.every(lists) && told.some((voice) => voice.value === true))
    return told.filter((voice) => voice.value === true)
  if (!told.every(joins) && !told.every(adds)) return told
  return [{ ...told.reduce(merge), feedId: JOINED, from: told.map(({ feedId }) => feedId) }]
}

/** Sets that several feeds add to (benefits received) and sums (of all settlements) are one voice; everything else stays
 * the voice of its feed, so that a contradiction is seen. */
export const joinFeeds = (facts: readonly FoldedFact[]): FoldedFact[] => {
  const several = factsOfSeveralFeeds()
  return bySubjectAndFact(facts, (id) => several.has(id)).flatMap(joinVoices)
}

/** The entry with the word that counts first by authority, where a feed's word counts at all. */
export const byAuthority = (factId: string, entry: FactEntry): FactEntry => {
  const order = AUTHORITY[factId]
  if (!order || !entry.others?.length || entry.source.kind !== 'feed') return entry
  const { others, ...counting } = entry
  const voices = [counting, ...others]
  const first = order.flatMap((feedId) => voices.find((voice) => voice.source.feedId === feedId) ?? [])[0]
  return first ? { ...first, others: voices.filter((voice) => voice !== first) } : entry
}
