import type { LocalDate } from '../kernel/dates'
import { valuesOfSheet, type PlainHousehold } from '../rules/frame'
import type { ParameterId, ParameterInForce } from '../rules/parameters'
import type { CompiledCatalogue } from './compile'
import { SettledVerdicts } from './next-question-verdicts'
import { factsToldBy, QUESTIONS } from './questions'
import type { Question, QuestionChoice } from './questions-model'
import { tell, type Picked } from './self-check-answers'
import type { SelfCheckAnswers, SelfCheckChoice, SelfCheckQuestion } from './self-check-contract'
import { sheetOfAnswers, valuesAfter } from './self-check-sheet'

/** Below this an answer settles nothing that anybody would notice. */
const NOTHING = 1e-9

export interface BestQuestion {
  question: SelfCheckQuestion
  /** Expected number of policies that an answer settles. */
  settles: number
}

interface Given {
  answers: SelfCheckAnswers
  asOf: LocalDate
  catalogue: CompiledCatalogue
  parameters: ReadonlyMap<ParameterId, ParameterInForce>
}

const mayConcern = ({ whom = {} }: QuestionChoice, facts: PlainHousehold['members'][number]): boolean => {
  const [age, gender] = [facts['person.age'], facts['person.gender']]
  if (typeof age === 'number' && (age < (whom.ageFrom ?? 0) || age > (whom.ageTo ?? Infinity))) return false
  if (whom.gender !== undefined && gender !== undefined && gender !== whom.gender) return false
  const known = whom.fact === undefined ? undefined : facts[whom.fact]
  return known === undefined || (whom.in?.includes(known as string) ?? whom.fact === undefined)
}

const isOfMembers = (choice: QuestionChoice): boolean => choice.member !== undefined

const viewOfChoice = (
  question: Question,
  choice: QuestionChoice,
  values: PlainHousehold,
  namesPeople: boolean,
): SelfCheckChoice[] => {
  const isOfPeople = question.kind === 'people'
  const members =
    isOfMembers(choice) && !isOfPeople
      ? values.members.flatMap((facts, place) => (namesPeople && mayConcern(choice, facts) ? [place] : []))
      : null
  if (members?.length === 0) return []
  return [
    {
      choiceId: choice.choiceId,
      labelZh: choice.labelZh,
      noteZh: choice.noteZh ?? null,
      members,
      part: choice.part ?? null,
      ageFrom: choice.whom?.ageFrom ?? null,
      ageTo: choice.whom?.ageTo ?? null,
      household: choice.household ?? {},
      member: choice.member ?? {},
      householdOtherwise: choice.householdOtherwise ?? {},
      memberOtherwise: choice.memberOtherwise ?? {},
    },
  ]
}

/** A question as it is put to this family: only what may concern somebody of it. */
export const viewOf = (question: Question, values: PlainHousehold, namesPeople: boolean): SelfCheckQuestion => ({
  questionId: question.questionId,
  titleZh: question.titleZh,
  hintZh: question.hintZh ?? null,
  whyZh: question.whyZh,
  kind: question.kind,
  choices: question.choices.flatMap((choice) => viewOfChoice(question, choice, values, namesPeople)),
  number: question.number
    ? {
        factId: question.number.factId,
        unitZh: question.number.unitZh,
        scale: question.number.scale,
        min: question.number.min,
        max: question.number.max,
      }
    : null,
})

interface Possible {
  weight: number
  pick: Picked
}

/**
 * The answers to reckon with and how likely each is. Of `many`: none ticked, or one of them ticked (for whichever member
 * it is most often true of: the first it may concern); of `one`: each choice; of numbers and families: the examples.
 */
const possibleAnswers = (question: Question, view: SelfCheckQuestion): readonly Possible[] => {
  if (question.families)
    return question.families.map(({ share, members }) => ({ weight: share, pick: { people: members } }))
  if (question.number)
    return question.number.examples.map(({ value, share }) => ({ weight: share, pick: { number: value } }))
  const shareOf = (choiceId: string) => question.choices.find((choice) => choice.choiceId === choiceId)?.share ?? 0
  const shares = view.choices.map((choice) => {
    const share = shareOf(choice.choiceId)
    return choice.members === null ? share : 1 - (1 - share) ** choice.members.length
  })
  const total = shares.reduce((sum, share) => sum + share, 0)
  const isMany = question.kind === 'many'
  const none = isMany ? shares.reduce((product, share) => product * (1 - share), 1) : 0
  // What nearly every family would tick (a meter of its own) is ticked in the answer without the rest.
  const usual = isMany
    ? view.choices
        .filter((choice) => shareOf(choice.choiceId) > 0.5)
        .map((choice) => [choice.choiceId, choice.members ?? []])
    : []
  const base = Object.fromEntries(usual) as Record<string, readonly number[]>
  const one = view.choices.map((choice, index) => ({
    weight: ((1 - none) * (shares[index] ?? 0)) / (total || 1),
    pick: {
      chosen: { ...base, [choice.choiceId]: isMany ? (choice.members ?? []).slice(0, 1) : (choice.members ?? []) },
    },
  }))
  return isMany ? [{ weight: none, pick: { chosen: base } }, ...one] : one
}

/** Expected number of policies settled by asking this. */
const expectedGain = (question: Question, view: SelfCheckQuestion, settled: SettledVerdicts, given: Given): number => {
  const possible = possibleAnswers(question, view)
  const weights = possible.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return 0
  const tells = factsToldBy(question)
  const gains = possible.map(({ weight, pick }) => {
    const told = tell(given.answers, { question: view, pick })
    return weight * settled.gain(valuesAfter(settled.values, told, tells, given.asOf))
  })
  return gains.reduce((sum, gain) => sum + gain, 0) / weights
}

export interface Ranked {
  settled: SettledVerdicts
  /** Best first; only what would settle something. */
  questions: readonly BestQuestion[]
}

/**
 * Every question not yet put that may settle something, the one whose answer is expected to settle most first. The order
 * is computed from the answers so far; nobody wrote it down.
 */
export const rankQuestions = (given: Given): Ranked => {
  const { answers, asOf, catalogue, parameters } = given
  const settled = new SettledVerdicts(catalogue, parameters, valuesOfSheet(sheetOfAnswers(answers, asOf)))
  const namesPeople = answers.members.length > 0
  const questions = QUESTIONS.filter(({ questionId }) => !answers.asked.includes(questionId)).flatMap((question) => {
    const view = viewOf(question, settled.values, namesPeople)
    if (view.choices.length === 0 && view.number === null) return []
    const settles = expectedGain(question, view, settled, given)
    return settles > NOTHING ? [{ question: view, settles }] : []
  })
  return { settled, questions: questions.sort((a, b) => b.settles - a.settles) }
}
