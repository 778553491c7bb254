import { shippedCatalogue } from '@shared/eligibility/compile'
import { rankQuestions } from '@shared/eligibility/next-question'
import { answersOf, type Answered } from '@shared/eligibility/self-check-answers'
import { checkAnswers, sheetOfAnswers, valuesAfter } from '@shared/eligibility/self-check-sheet'
import { tell } from '@shared/eligibility/self-check-answers'
import { QUESTIONS, factsToldBy } from '@shared/eligibility/questions'
import { valuesOfSheet } from '@shared/rules/frame'
import { parametersInForce } from '@shared/rules/parameters'
import { drawFamily, truthOf, type Family, type Next } from './drawn-family'

const asOf = '2026-11-23'
const catalogue = shippedCatalogue()
const parameters = parametersInForce(catalogue.parameters, asOf, '339921')
const rank = (history: readonly Answered[]) =>
  rankQuestions({ answers: answersOf(history), asOf, catalogue, parameters })

const dice = (seed: number): Next => {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
}

const UNKNOWN = 1

/** Puts the best question again and again, answered by the truth, until there is none. */
const interview = (family: Family, most = 60, pickOf = truthOf): Answered[] => {
  const history: Answered[] = []
  while (history.length < most) {
    const [best] = rank(history).questions
    if (!best) break
    history.push({ question: best.question, pick: pickOf(best.question, family) })
  }
  return history
}

const families = [3, 11, 29].map((seed) => drawFamily(dice(seed)))

describe('the next best question', () => {
  it.each(families)(
    'comes until nothing more can be settled, none twice, each settling something (family %#)',
    (family) => {
      const history: Answered[] = []
      let before = -1
      for (;;) {
        const { questions, settled } = rank(history)
        expect(settled.settledPolicies).toBeGreaterThanOrEqual(before)
        before = settled.settledPolicies
        const ids = history.map(({ question }) => question.questionId)
        expect(new Set(ids).size).toBe(ids.length)
        const [best] = questions
        for (const other of questions) expect(other.settles).toBeGreaterThan(0)
        if (!best) break
        expect(best.settles).toBe(Math.max(...questions.map(({ settles }) => settles)))
        history.push({ question: best.question, pick: truthOf(best.question, family) })
      }
      expect(history.length).toBeGreaterThan(5)
      expect(history.length).toBeLessThanOrEqual(QUESTIONS.length)
    },
  )

  it.each(families)(
    'never unsettles: what was met or unmet stays so with every further answer (family %#)',
    (family) => {
      const history = interview(family)
      let known = rank(history.slice(0, 1)).settled.verdicts
      for (let answered = 2; answered <= history.length; answered += 1) {
        const now = rank(history.slice(0, answered)).settled.verdicts
        known.forEach((verdicts, policy) =>
          verdicts.forEach((verdict, member) => {
            if (verdict !== UNKNOWN) expect([policy, member, now[policy]?.[member]]).toEqual([policy, member, verdict])
          }),
        )
        known = now
      }
    },
  )

  it.each(families)('does not depend on the order in which the rest was answered (family %#)', (family) => {
    const [people, ...rest] = interview(family)
    const next = dice(7)
    const shuffled = rest
      .map((answered) => ({ answered, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ answered }) => answered)
    const straight = rank([people as Answered, ...rest])
    const other = rank([people as Answered, ...shuffled])
    expect(other.settled.verdicts).toEqual(straight.settled.verdicts)
    expect(other.questions).toEqual(straight.questions)
  })

  it('asks about members only once somebody is named, and goes on without them when nobody is', () => {
    const nobody = (question: Answered['question']): Answered => ({ question, pick: null })
    const first = rank([]).questions
    expect(first[0]?.question.kind).toBe('people')
    const without = rank([nobody(first[0]?.question as Answered['question'])]).questions
    expect(without.length).toBeGreaterThan(3)
    for (const { question } of without)
      for (const choice of question.choices) expect([choice.choiceId, choice.members]).toEqual([choice.choiceId, null])
  })

  it('skipping everything ends too, and settles nothing', () => {
    const history = interview(families[0] as Family, 60, () => null as never)
    expect(rank(history).settled.settledPolicies).toBe(0)
    expect(history.length).toBeLessThanOrEqual(QUESTIONS.length)
  })

  it.each(families)('reckons an answer as if everything had been computed anew (family %#)', (family) => {
    const history = interview(family, 3)
    const answers = answersOf(history)
    const { settled, questions } = rank(history)
    for (const { question } of questions) {
      const source = QUESTIONS.find(({ questionId }) => questionId === question.questionId)
      const told = tell(answers, { question, pick: truthOf(question, family) })
      const soon = valuesAfter(settled.values, told, source ? factsToldBy(source) : [], asOf)
      expect([question.questionId, soon]).toEqual([question.questionId, valuesOfSheet(sheetOfAnswers(told, asOf))])
    }
  })

  it.each(families)('gives answers that the server takes (family %#)', (family) => {
    expect(() => checkAnswers(answersOf(interview(family)))).not.toThrow()
  })
})
