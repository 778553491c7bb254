import type { FactId, FactScalar } from '@shared/facts/model'
import type { PlainHousehold } from '@shared/rules/frame'
import { viewOf } from '@shared/eligibility/next-question'
import { QUESTIONS } from '@shared/eligibility/questions'
import type { Question } from '@shared/eligibility/questions-model'
import type { Picked } from '@shared/eligibility/self-check-answers'
import type { SelfCheckChoice, SelfCheckQuestion } from '@shared/eligibility/self-check-contract'

/** A source of chance in [0, 1): the same families in every run. */
export type Next = () => number
type Facts = Record<FactId, FactScalar>

/** What is true of a family that checks itself: everything a question could be answered from. */
export interface Family {
  household: Facts
  members: Facts[]
}

const holds = (told: Readonly<Facts>, of: Readonly<Facts>): boolean =>
  Object.entries(told).every(([id, value]) => of[id] === value)

const contradicts = (told: Readonly<Facts>, of: Readonly<Facts>): boolean =>
  Object.entries(told).some(([id, value]) => of[id] !== undefined && of[id] !== value)

/** True of the holder: what choosing says holds; where choosing says nothing, what leaving it out says does not. */
const isTrue = (says: Readonly<Facts>, otherwise: Readonly<Facts>, of: Readonly<Facts>): boolean =>
  Object.keys(says).length > 0 ? holds(says, of) : contradicts(otherwise, of)

const isTrueOfMember = (choice: SelfCheckChoice, of: Readonly<Facts>): boolean =>
  isTrue(choice.member, choice.memberOtherwise, of)

/** What somebody of this family answers who tells the truth. */
export const truthOf = (question: SelfCheckQuestion, family: Family): Picked => {
  if (question.kind === 'people')
    return {
      people: family.members.map((facts) => ({
        age: Number(facts['person.age']),
        choiceIds: (['gender', 'doing'] as const).flatMap((part) => {
          const found = question.choices.find((choice) => choice.part === part && holds(choice.member, facts))
          return found ? [found.choiceId] : []
        }),
      })),
    }
  if (question.number) return { number: Number(family.household[question.number.factId]) / question.number.scale }
  const chosen = question.choices.flatMap((choice): [string, number[]][] => {
    if (choice.members === null)
      return isTrue(choice.household, choice.householdOtherwise, family.household) ? [[choice.choiceId, []]] : []
    const whom = choice.members.filter((member) => isTrueOfMember(choice, family.members[member] ?? {}))
    return whom.length > 0 ? [[choice.choiceId, whom]] : []
  })
  return { chosen: Object.fromEntries(chosen) }
}

/** Adds facts, where they are not settled by what is known: drawn by the shares of the questions. */
const drawFor = (question: Question, family: Family, next: Next): void => {
  if (question.kind === 'people') return
  if (question.number) {
    const { factId, examples, scale } = question.number
    let left = next() * examples.reduce((sum, { share }) => sum + share, 0)
    const example = examples.find(({ share }) => (left -= share) <= 0) ?? examples[0]
    family.household[factId] ??= Math.round((example?.value ?? 0) * scale)
    return
  }
  const view = viewOf(question, family as PlainHousehold, true)
  const shareOf = (choice: SelfCheckChoice) =>
    question.choices.find(({ choiceId }) => choiceId === choice.choiceId)?.share ?? 0
  const add = (of: Facts, says: Readonly<Facts>) => Object.entries(says).forEach(([id, value]) => (of[id] ??= value))
  const draw = (of: Facts, choices: readonly SelfCheckChoice[], part: 'household' | 'member'): void => {
    const open = choices.filter((choice) => Object.keys(choice[part]).some((id) => of[id] === undefined))
    if (question.kind === 'one') {
      let left = next() * open.reduce((sum, choice) => sum + shareOf(choice), 0)
      const chosen = open.find((choice) => (left -= shareOf(choice)) <= 0)
      if (chosen) add(of, chosen[part])
      return
    }
    for (const choice of open) if (next() < shareOf(choice)) add(of, choice[part])
    for (const choice of choices) add(of, choice[`${part}Otherwise`])
  }
  draw(
    family.household,
    view.choices.filter((choice) => choice.members === null),
    'household',
  )
  family.members.forEach((facts, member) =>
    draw(
      facts,
      view.choices.filter((choice) => choice.members?.includes(member)),
      'member',
    ),
  )
}

/** Completes what is known of a family, question by question, so that every question has a true answer. */
export const completed = (known: Family, next: Next): Family => {
  const family = { household: { ...known.household }, members: known.members.map((facts) => ({ ...facts })) }
  for (const question of QUESTIONS) drawFor(question, family, next)
  return family
}

/** What people of an age usually do, drawn. */
export const doingAt = (age: number, next: Next): Facts => {
  const [stage, status] = stageAndStatus(age, next())
  return { 'person.educationStage': stage, 'person.employmentStatus': status }
}

const stageAndStatus = (age: number, drawn: number): [string, string] => {
  if (age < 3) return ['none', 'not-working']
  if (age < 6) return ['preschool', 'student']
  if (age < 12) return ['primary', 'student']
  if (age < 15) return ['junior', 'student']
  if (age < 18) return [drawn < 0.6 ? 'senior' : 'vocational', 'student']
  if (age < 22 && drawn < 0.65) return ['college', 'student']
  if (age >= 66) return ['none', drawn < 0.25 ? 'farming' : 'retired']
  if (drawn < 0.34) return ['none', 'employed']
  if (drawn < 0.56) return ['none', 'flexible']
  if (drawn < 0.64) return ['none', 'self-employed']
  if (drawn < 0.84) return ['none', 'farming']
  return ['none', drawn < 0.88 ? 'unemployed' : 'not-working']
}

/** A family drawn from nothing. */
export const drawFamily = (next: Next): Family => {
  const size = 1 + Math.floor(next() * 5)
  const members = Array.from({ length: size }, (): Facts => {
    const age = Math.floor(next() * 92)
    return { 'person.age': age, 'person.gender': next() < 0.5 ? 'male' : 'female', ...doingAt(age, next) }
  })
  return completed({ household: { 'household.size': size }, members }, next)
}
