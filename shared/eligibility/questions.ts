import type { FactId } from '../facts/model'
import file from './catalogue/questions.json'
import type { Question, QuestionChoice, QuestionFile, Told } from './questions-model'

const { questions, onPaper } = file as unknown as QuestionFile

/** What a self-check may ask, in no order: the order is computed. tests/shared/eligibility checks the file. */
export const QUESTIONS: readonly Question[] = questions

/** Facts that stand on a paper the family holds: they pre-screen here and are never declared for a case. */
export const ON_PAPER: ReadonlySet<FactId> = new Set(onPaper)

const tellsOf = (choice: QuestionChoice): readonly (Told | undefined)[] => [
  choice.household,
  choice.householdOtherwise,
  choice.member,
  choice.memberOtherwise,
]

/** Every fact that an answer may tell, by holder. */
export const factsToldBy = (question: Question): readonly FactId[] => [
  ...new Set([
    ...question.choices.flatMap((choice) => tellsOf(choice).flatMap((told) => Object.keys(told ?? {}))),
    ...(question.number ? [question.number.factId] : []),
    ...(question.kind === 'people' ? ['person.age', 'household.size'] : []),
  ]),
]

/** The only facts a self-check takes in. */
export const ASKED_FACTS: ReadonlySet<FactId> = new Set(QUESTIONS.flatMap(factsToldBy))
