import { problemWithValue } from '../facts/check-value'
import { deriveFacts } from '../facts/derive'
import type { FactId, FactScalar } from '../facts/model'
import { mayStandOn, type FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { KoumenError, type FieldProblem } from '../kernel/errors'
import { valuesOfSheet, type PlainHousehold } from '../rules/frame'
import { ASKED_FACTS, ON_PAPER } from './questions'
import type { SelfCheckAnswers } from './self-check-contract'
import { withImplied } from './self-check-implied'

type Told = Readonly<Record<FactId, FactScalar>>

const problemOf = (id: FactId, value: FactScalar, holder: 'household' | 'member'): string | undefined => {
  const fact = findFact(id)
  if (!fact || !ASKED_FACTS.has(id)) return `自查不问“${fact?.labelZh ?? id}”，请把这一项去掉`
  if (!mayStandOn(fact, holder))
    return `“${fact.labelZh}”要写在${holder === 'member' ? '全家' : '某个人'}名下，请换个地方填`
  return problemWithValue(fact, value)
}

/** What cannot be taken in, by path: facts that are not asked, that stand on the wrong holder, of a wrong type or size. */
export const answerProblems = (
  { household, members }: Pick<SelfCheckAnswers, 'household' | 'members'>,
  path: string,
) => {
  const of = (told: Told, holder: 'household' | 'member', at: string): FieldProblem[] =>
    Object.entries(told).flatMap(([id, value]) => {
      const messageZh = problemOf(id, value, holder)
      return messageZh === undefined ? [] : [{ path: `${at}.${id}`, messageZh }]
    })
  return [
    ...of(household, 'household', `${path}.household`),
    ...members.flatMap((member, place) => of(member, 'member', `${path}.members.${place}`)),
  ]
}

/** Throws INVALID_INPUT naming every path and what to do about it. */
export const checkAnswers = (answers: Pick<SelfCheckAnswers, 'household' | 'members'>, path = 'answers'): void => {
  const problems = answerProblems(answers, path)
  if (problems.length > 0) throw new KoumenError('INVALID_INPUT', problems[0]?.messageZh, problems)
}

/** The answers that may become declared facts of a case: what stands on a paper is for the departments to say. */
export const declarable = ({ household, members }: Pick<SelfCheckAnswers, 'household' | 'members'>) => {
  const only = (told: SelfCheckAnswers['household']) =>
    Object.fromEntries(Object.entries(told).filter(([id]) => findFact(id)?.selfDeclare === true && !ON_PAPER.has(id)))
  return { household: only(household), members: members.map(only) }
}

/** While nobody is named there is somebody of whom nothing is known: "no" of an empty house would be no answer. */
const SOMEBODY: readonly Told[] = [{}]

const sheetOf = ({ household, members }: PlainHousehold, asOf: LocalDate): FactSheet => {
  const entries = (told: Told) =>
    Object.fromEntries(
      Object.entries(told).map(([id, value]) => [id, { value, source: { kind: 'declared' as const }, asOf }]),
    )
  return {
    householdId: 'self-check',
    version: 0,
    household: entries(household),
    members: members.map((told, place) => ({ personId: String(place), facts: entries(told) })),
  }
}

/** The sheet that answers make: told, computed from it as everywhere, and what the words themselves imply. */
export const sheetOfAnswers = (told: PlainHousehold, asOf: LocalDate): FactSheet => {
  const named = { ...told, members: told.members.length > 0 ? told.members : SOMEBODY }
  const derived = valuesOfSheet(deriveFacts(sheetOf(named, asOf), { asOf, registers: {} }))
  return sheetOf(withImplied(derived), asOf)
}

/** The facts from which others are computed; an answer without any of them needs no computing anew. */
const COMPUTED_FROM: ReadonlySet<FactId> = new Set([
  'person.age',
  'person.gender',
  'person.hukouInCounty',
  'household.incomeMonthly',
  'household.size',
])

/** The same values as `sheetOfAnswers(told)`, from those before the answer where that gives them sooner. */
export const valuesAfter = (
  before: PlainHousehold,
  told: PlainHousehold,
  tells: readonly FactId[],
  asOf: LocalDate,
): PlainHousehold => {
  if (tells.some((id) => COMPUTED_FROM.has(id))) return valuesOfSheet(sheetOfAnswers(told, asOf))
  return withImplied({
    household: { ...before.household, ...told.household },
    members: before.members.map((facts, place) => ({ ...facts, ...told.members[place] })),
  })
}
