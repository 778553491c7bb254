import file from '@shared/eligibility/catalogue/questions.json'
import { QuestionFile } from '@shared/eligibility/questions-model'
import { factsToldBy, ON_PAPER, QUESTIONS } from '@shared/eligibility/questions'
import { problemWithValue } from '@shared/facts/check-value'
import { mayStandOn } from '@shared/facts/sheet'
import { FACTS, findFact } from '@shared/facts/vocabulary'

const told = QUESTIONS.flatMap((question) =>
  question.choices.flatMap((choice) => [
    { holder: 'household' as const, says: choice.household ?? {}, of: `${question.questionId}.${choice.choiceId}` },
    { holder: 'household' as const, says: choice.householdOtherwise ?? {}, of: question.questionId },
    { holder: 'member' as const, says: choice.member ?? {}, of: `${question.questionId}.${choice.choiceId}` },
    { holder: 'member' as const, says: choice.memberOtherwise ?? {}, of: question.questionId },
  ]),
)

describe('the questions of the self-check', () => {
  it('are a file that its schema takes', () => {
    expect(QuestionFile.safeParse(file).error).toBeUndefined()
    expect(new Set(QUESTIONS.map((question) => question.questionId)).size).toBe(QUESTIONS.length)
    for (const { questionId, choices } of QUESTIONS)
      expect([questionId, new Set(choices.map((choice) => choice.choiceId)).size]).toEqual([questionId, choices.length])
  })

  it('never ask for a sealed fact, nor for anything of violence or of a child in danger', () => {
    const asked = QUESTIONS.flatMap(factsToldBy)
    const sealed = FACTS.filter((fact) => fact.sensitivity === 'sealed').map((fact) => fact.id)
    expect(sealed.length).toBeGreaterThan(0)
    for (const id of [...sealed, 'person.needsShelter', 'person.guardianshipGap', 'person.legalMatter'])
      expect(asked).not.toContain(id)
    expect(JSON.stringify(QUESTIONS)).not.toMatch(/violence|家暴|家庭暴力|虐待|侵害/)
  })

  it('ask what a person may state, or what stands on a paper they hold; each such paper is asked for', () => {
    const asked = new Set(QUESTIONS.flatMap(factsToldBy))
    const other = [...asked].filter((id) => findFact(id)?.selfDeclare !== true && !ON_PAPER.has(id))
    expect(other).toEqual([])
    for (const id of ON_PAPER) expect([id, findFact(id)?.selfDeclare]).toEqual([id, false])
  })

  it.each(told.filter(({ says }) => Object.keys(says).length > 0))(
    '$of tells facts of the right holder and type',
    (each) => {
      for (const [id, value] of Object.entries(each.says)) {
        const fact = findFact(id)
        expect([id, fact && mayStandOn(fact, each.holder)]).toEqual([id, true])
        expect([id, fact && problemWithValue(fact, value)]).toEqual([id, undefined])
      }
    },
  )

  it('say in each question why it is asked, and give every several-choice question a "none of these"', () => {
    for (const question of QUESTIONS) {
      expect(question.whyZh).toMatch(/。$/)
      if (question.kind !== 'many') continue
      for (const choice of question.choices)
        expect([
          choice.choiceId,
          Object.keys(choice.householdOtherwise ?? choice.memberOtherwise ?? {}).length > 0,
        ]).toEqual([choice.choiceId, true])
    }
  })
})
