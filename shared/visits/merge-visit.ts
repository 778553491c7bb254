import { problemWithValue } from '../facts/check-value'
import type { FactSource } from '../facts/model'
import { mayStandOn, mergeFact, type Facts, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { HouseholdMember } from '../households/model'
import type { LocalDate } from '../kernel/dates'
import type { ObservedFact } from './model'

const SEALED_ZH = '受伤害的事请用“报告伤害”单独上报，不写在走访里。'

export interface FactProblem {
  index: number
  messageZh: string
}

/** What is wrong with the facts a visit brings: unknown words, wrong values, matters that have their own channel. */
export const factProblems = (facts: readonly ObservedFact[], memberCount: number): FactProblem[] =>
  facts.flatMap(({ factId, personIndex, value }, index) => {
    const fact = findFact(factId)
    if (!fact) return [{ index, messageZh: '没有这一项，请更新到最新版本。' }]
    if (fact.sensitivity === 'sealed') return [{ index, messageZh: SEALED_ZH }]
    if (!mayStandOn(fact, personIndex === undefined ? 'household' : 'member')) {
      return [{ index, messageZh: `“${fact.labelZh}”要记在${fact.subject === 'person' ? '某个人' : '全家'}名下。` }]
    }
    if (personIndex !== undefined && personIndex >= memberCount) {
      return [{ index, messageZh: '这一项记在谁名下不清楚，请重新选人。' }]
    }
    const messageZh = problemWithValue(fact, value)
    return messageZh === undefined ? [] : [{ index, messageZh }]
  })

export interface VisitedMember {
  personId: string
  relationZh: string
  hukouRegistered: boolean | null
  livesTogether: boolean | null
}

const STUDYING = (value: unknown): boolean => typeof value === 'string' && value !== 'none'

const stageOf = (facts: readonly ObservedFact[], index: number): unknown =>
  facts.find((fact) => fact.factId === 'person.educationStage' && fact.personIndex === index)?.value

/** What was seen wins over what was known; a tick left open takes nothing away. */
const seen = (known: HouseholdMember | undefined, visited: VisitedMember, stage: unknown): HouseholdMember => {
  const livesTogether = visited.livesTogether ?? known?.livesTogether ?? null
  return {
    personId: visited.personId,
    relationZh: visited.relationZh || known?.relationZh || '其他',
    isHead: known?.isHead ?? false,
    hukouRegistered: visited.hukouRegistered ?? known?.hukouRegistered ?? null,
    livesTogether,
    awayAtSchool: stage === undefined ? (known?.awayAtSchool ?? null) : livesTogether === false && STUDYING(stage),
  }
}

/**
 * Who lives here after a visit. Members the worker named are updated or added; members only the register knows stay as
 * they are: not having been named is not having moved out. A household without a head takes the first one named.
 */
export const mergeMembers = (
  known: readonly HouseholdMember[],
  visited: readonly VisitedMember[],
  facts: readonly ObservedFact[] = [],
): HouseholdMember[] => {
  const of = (personId: string) => visited.findIndex((member) => member.personId === personId)
  const kept = known.map((member) => {
    const visit = visited[of(member.personId)]
    return visit ? seen(member, visit, stageOf(facts, of(member.personId))) : member
  })
  const added = visited
    .filter((member) => !known.some((one) => one.personId === member.personId))
    .map((member) => seen(undefined, member, stageOf(facts, of(member.personId))))
  const all = [...kept, ...added]
  return all.some((member) => member.isHead)
    ? all
    : all.map((member) => ({ ...member, isHead: member.personId === visited[0]?.personId }))
}

/** Members that count for an assessment: who lives together, and students away (最低生活保障审核确认办法 art. 7). */
export const householdSize = (members: readonly HouseholdMember[]): number =>
  members.filter((member) => member.livesTogether !== false || member.awayAtSchool === true).length

/** Every fact of a visit, with the household's size as counted at the door unless it was told otherwise. */
export const factsToRecord = (
  facts: readonly ObservedFact[],
  members: readonly HouseholdMember[],
  membersConfirmed: boolean,
): ObservedFact[] =>
  membersConfirmed && !facts.some((fact) => fact.factId === 'household.size')
    ? [...facts, { factId: 'household.size', value: householdSize(members) }]
    : [...facts]

const add = (into: Facts, { factId, value }: ObservedFact, source: FactSource, asOf: LocalDate): Facts => ({
  ...into,
  [factId]: mergeFact(into[factId], { value, source, asOf }),
})

/** Merges facts seen at a visit; `personIds` are the visit's members in order. Illness enters only as it was given. */
export const mergeVisitFacts = (
  sheet: FactSheet,
  facts: readonly ObservedFact[],
  personIds: readonly string[],
  said: { source: FactSource; asOf: LocalDate },
): FactSheet =>
  facts.reduce((before, fact) => {
    if (fact.personIndex === undefined)
      return { ...before, household: add(before.household, fact, said.source, said.asOf) }
    const personId = personIds[fact.personIndex]
    return {
      ...before,
      members: before.members.map((member) =>
        member.personId === personId ? { ...member, facts: add(member.facts, fact, said.source, said.asOf) } : member,
      ),
    }
  }, sheet)

export const SAFETY_CHECK_POLICY = 'house-safety-check'

/** An unsafe house was confirmed and the person was told and agreed: the inspection is asked for at once. */
export const opensSafetyCheck = (
  facts: readonly ObservedFact[],
  agreed: { signed: boolean; policiesTold: readonly string[] },
): boolean =>
  facts.some((fact) => fact.factId === 'household.houseSuspectedUnsafe' && fact.value === true) &&
  (agreed.signed || agreed.policiesTold.includes(SAFETY_CHECK_POLICY))
