import { areRivals, type Picked } from '@shared/eligibility/self-check-answers'
import type { SelfCheckChoice, SelfCheckQuestion } from '@shared/eligibility/self-check-contract'

export type Chosen = NonNullable<Picked['chosen']>

const without = (chosen: Chosen, choiceId: string): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== choiceId))

/** Takes members from choices that cannot be true of them beside `choice`; a choice left with nobody goes. */
const makeRoom = (
  question: SelfCheckQuestion,
  chosen: Chosen,
  choice: SelfCheckChoice,
  members: readonly number[],
): Chosen => {
  const rivals = question.choices.filter((other) => areRivals(choice, other))
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([id, whom]) => {
      if (!rivals.some((rival) => rival.choiceId === id)) return [[id, whom]]
      if (choice.members === null) return []
      const left = whom.filter((member) => !members.includes(member))
      return left.length > 0 ? [[id, left]] : []
    }),
  )
}

/** Ticks or unticks a choice. With only one person whom it may concern, it is that person. */
export const toggledChoice = (question: SelfCheckQuestion, chosen: Chosen, choice: SelfCheckChoice): Chosen => {
  if (choice.choiceId in chosen) return without(chosen, choice.choiceId)
  const whom = choice.members?.length === 1 ? choice.members : []
  return { ...makeRoom(question, chosen, choice, whom), [choice.choiceId]: whom }
}

/** Says or takes back that a ticked choice is true of these members: taken back when it is true of all of them. */
export const toggledMembers = (
  question: SelfCheckQuestion,
  chosen: Chosen,
  choice: SelfCheckChoice,
  members: readonly number[],
): Chosen => {
  const now = chosen[choice.choiceId] ?? []
  if (members.every((member) => now.includes(member)))
    return { ...chosen, [choice.choiceId]: now.filter((member) => !members.includes(member)) }
  const whom = [...new Set([...now, ...members])].sort((a, b) => a - b)
  return { ...makeRoom(question, chosen, choice, members), [choice.choiceId]: whom }
}

/** What keeps one from going on: something ticked of nobody. */
export const problemWithChosen = (question: SelfCheckQuestion, chosen: Chosen): string | undefined => {
  const open = question.choices.find((choice) => choice.members !== null && chosen[choice.choiceId]?.length === 0)
  if (open) return `“${open.labelZh}”是谁？请点一下。`
  return question.kind === 'one' && Object.keys(chosen).length === 0 ? '请点一个；说不准就点“不知道”。' : undefined
}

/** Earlier picks that still fit: choices that are still offered, of members it may still concern. */
export const stillFitting = (question: SelfCheckQuestion, chosen: Chosen = {}): Chosen =>
  Object.fromEntries(
    question.choices.flatMap(({ choiceId, members }) => {
      const whom = chosen[choiceId]
      if (!whom) return []
      return [[choiceId, members === null ? [] : whom.filter((member) => members.includes(member))]]
    }),
  )
