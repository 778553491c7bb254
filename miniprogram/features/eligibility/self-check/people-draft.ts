import type { NamedPerson } from '@shared/eligibility/self-check-answers'
import type { SelfCheckChoice, SelfCheckQuestion } from '@shared/eligibility/self-check-contract'

/** One person while being filled in. */
export interface PersonDraft {
  age: string
  gender: string | null
  doing: string | null
}

export const MOST_PEOPLE = 12
const OLDEST = 130

export const EMPTY_PERSON: PersonDraft = { age: '', gender: null, doing: null }

export const ageOf = ({ age }: Pick<PersonDraft, 'age'>): number | undefined => {
  const years = /^\d{1,3}$/.test(age.trim()) ? Number(age) : undefined
  return years !== undefined && years <= OLDEST ? years : undefined
}

const offered = (question: SelfCheckQuestion, part: SelfCheckChoice['part'], age?: number): SelfCheckChoice[] =>
  question.choices.filter(
    (choice) =>
      choice.part === part && (age === undefined || (age >= (choice.ageFrom ?? 0) && age <= (choice.ageTo ?? OLDEST))),
  )

export const gendersOf = (question: SelfCheckQuestion): SelfCheckChoice[] => offered(question, 'gender')

/** What somebody of this age may be doing; nothing before the age is known. */
export const doingsOf = (question: SelfCheckQuestion, person: PersonDraft): SelfCheckChoice[] => {
  const age = ageOf(person)
  return age === undefined ? [] : offered(question, 'doing', age)
}

/** A changed person; what nobody of the new age does is taken back. */
export const changed = (question: SelfCheckQuestion, person: PersonDraft, patch: Partial<PersonDraft>): PersonDraft => {
  const next = { ...person, ...patch }
  const fits = doingsOf(question, next).some((choice) => choice.choiceId === next.doing)
  return fits ? next : { ...next, doing: null }
}

export const problemWithPerson = (person: PersonDraft): string | undefined => {
  if (ageOf(person) === undefined) return '请填年纪，填几岁就行。'
  if (person.gender === null) return '请点一下男还是女。'
  return person.doing === null ? '请点一下现在做什么。' : undefined
}

export const toNamed = (person: PersonDraft): NamedPerson => ({
  age: ageOf(person) ?? 0,
  choiceIds: [person.gender, person.doing].filter((id) => id !== null),
})

export const fromNamed = (question: SelfCheckQuestion, { age, choiceIds }: NamedPerson): PersonDraft => {
  const of = (part: SelfCheckChoice['part']) =>
    question.choices.find((choice) => choice.part === part && choiceIds.includes(choice.choiceId))?.choiceId ?? null
  return { age: String(age), gender: of('gender'), doing: of('doing') }
}

/** 「62岁，女，退休、养老」 */
export const personZh = (question: SelfCheckQuestion, person: PersonDraft): string => {
  const labelOf = (id: string | null) => question.choices.find((choice) => choice.choiceId === id)?.labelZh
  return [`${person.age}岁`, labelOf(person.gender), labelOf(person.doing)].filter(Boolean).join('，')
}
