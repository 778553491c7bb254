import { CATALOGUE } from '../../eligibility/catalogue'
import { factsRead } from '../../eligibility/facts-read'
import type { Fact, FactId } from '../../facts/model'
import { findFact } from '../../facts/vocabulary'
import { allFeeds } from '../../feeds/catalogue'

/** Who somebody is at the counter of any department: old or young, of how large a family, from here or not. */
const OF_EVERYBODY: ReadonlySet<FactId> = new Set([
  'person.age',
  'person.gender',
  'person.isMinor',
  'person.hukouInCounty',
  'household.hukouInCounty',
  'household.isRural',
  'household.size',
])

/** Never a condition: they find one person, or one kind of people, and say nothing of hardship. */
const NEVER: ReadonlySet<FactId> = new Set(['person.birthDate', 'person.ethnic', 'person.maritalStatus'])

export const isOfEverybody = (factId: FactId): boolean => OF_EVERYBODY.has(factId)

/** Whether a rule of an officer may compare it at all. Text, lists and readings find one person; areas are no hardship. */
export const isComparable = (fact: Fact): boolean =>
  !['string', 'set', 'series'].includes(fact.type) &&
  ['person', 'household', 'any', 'address'].includes(fact.subject) &&
  fact.sensitivity !== 'sealed' &&
  !NEVER.has(fact.id)

let feedsByFact: ReadonlyMap<FactId, readonly string[]> | undefined
let knowers: ReadonlyMap<FactId, ReadonlySet<string>> | undefined

const addTo = <T>(map: Map<FactId, T[]>, id: FactId, value: T): void => {
  map.set(id, [...(map.get(id) ?? []), value])
}

const foldedFacts = (): ReadonlyMap<FactId, readonly string[]> => {
  const found = new Map<FactId, string[]>()
  for (const feed of allFeeds()) for (const { fact } of feed.folds) addTo(found, fact, feed.id)
  return found
}

const departmentsByFact = (): ReadonlyMap<FactId, ReadonlySet<string>> => {
  const found = new Map<FactId, string[]>()
  for (const feed of allFeeds()) for (const { fact } of feed.folds) addTo(found, fact, feed.department)
  for (const policy of CATALOGUE.policies)
    for (const id of factsRead(policy))
      for (const department of [policy.department, ...(policy.coDepartments ?? [])]) addTo(found, id, department)
  return new Map([...found].map(([id, all]) => [id, new Set(all)]))
}

/** Feeds that tell a fact; a rule over it cannot tell while none of them has come. */
export const feedsTelling = (factId: FactId): readonly string[] =>
  [...new Set((feedsByFact ??= foldedFacts()).get(factId))].sort()

/**
 * Whether a department may know a fact: it sends it, a policy of its own reads it, or it is what every counter knows of
 * everybody. Anything else would be looking into another department's files by an invented rule.
 */
export const isKnownTo = (departmentId: string, factId: FactId): boolean =>
  isOfEverybody(factId) ||
  findFact(factId)?.supplier === departmentId ||
  ((knowers ??= departmentsByFact()).get(factId)?.has(departmentId) ?? false)
