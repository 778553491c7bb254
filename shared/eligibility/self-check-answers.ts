import type { SelfCheckAnswers, SelfCheckChoice, SelfCheckQuestion } from './self-check-contract'

/** One person of the home as named in the `people` question: an age and one choice a part. */
export interface NamedPerson {
  age: number
  choiceIds: readonly string[]
}

/** What a person picked. Household choices stand with an empty list of members. */
export interface Picked {
  chosen?: Readonly<Record<string, readonly number[]>>
  number?: number
  people?: readonly NamedPerson[]
}

/** A question that was put, and what was picked; `null`: not known, or skipped. */
export interface Answered {
  question: SelfCheckQuestion
  pick: Picked | null
}

type Told = Record<string, boolean | number | string>
type Facts = Pick<SelfCheckAnswers, 'household' | 'members'>

const EMPTY: Facts = { household: {}, members: [] }

/** Two choices that cannot both be true of the same home or member: they tell one fact differently. */
export const areRivals = (a: SelfCheckChoice, b: SelfCheckChoice): boolean => {
  const differ = (x: Told, y: Told) => Object.entries(x).some(([id, value]) => id in y && y[id] !== value)
  return a.choiceId !== b.choiceId && (differ(a.household, b.household) || differ(a.member, b.member))
}

const peopleNamed = (question: SelfCheckQuestion, people: readonly NamedPerson[]): Facts => ({
  household: { 'household.size': people.length },
  members: people.map(({ age, choiceIds }) => {
    const told = question.choices.filter((choice) => choiceIds.includes(choice.choiceId)).map((choice) => choice.member)
    return Object.assign({ 'person.age': age }, ...told) as Told
  }),
})

/** What is said of one holder: the choices made, and of the others what leaving them out says. */
const said = (made: readonly Told[], left: readonly Told[]): Told => Object.assign({}, ...left, ...made) as Told

/** Adds one answer to what was told. What was picked counts before what leaving the rest unpicked says. */
export const tell = (before: Facts, { question, pick }: Answered): Facts => {
  if (pick === null) return before
  if (question.kind === 'people') return pick.people ? peopleNamed(question, pick.people) : before
  if (question.number) {
    if (pick.number === undefined) return before
    const { factId, scale } = question.number
    return { ...before, household: { ...before.household, [factId]: Math.round(pick.number * scale) } }
  }
  const chosen = pick.chosen ?? {}
  const split = (isMade: (choice: SelfCheckChoice) => boolean) => ({
    made: question.choices.filter(isMade),
    left: question.choices.filter((choice) => !isMade(choice)),
  })
  const home = split((choice) => choice.members === null && choice.choiceId in chosen)
  return {
    household: {
      ...before.household,
      ...said(
        home.made.map((choice) => choice.household),
        home.left.map((choice) => choice.householdOtherwise),
      ),
    },
    members: before.members.map((known, member) => {
      const asked = question.choices.filter((choice) => choice.members?.includes(member))
      const own = asked.filter((choice) => chosen[choice.choiceId]?.includes(member))
      const others = asked.filter((choice) => !own.includes(choice))
      return {
        ...known,
        ...said(
          own.map((choice) => choice.member),
          others.map((choice) => choice.memberOtherwise),
        ),
      }
    }),
  }
}

/**
 * Everything told so far, as the server takes it. An answer about members counts only while the same people are named:
 * who changes the people is asked again.
 */
export const answersOf = (history: readonly Answered[]): SelfCheckAnswers => ({
  ...history.reduce(tell, EMPTY),
  asked: history.map(({ question }) => question.questionId),
})

/** 「您自己」, 「第2位（13岁）」: nobody is named. */
export const memberZh = (place: number, age: unknown): string =>
  `${place === 0 ? '您自己' : `第${place + 1}位`}${typeof age === 'number' ? `（${age}岁）` : ''}`
