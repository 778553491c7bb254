import { findFact } from '@shared/facts/vocabulary'
import { SUDDEN_ILLNESS, VISIT_QUESTIONS } from '../../../../miniprogram/features/visits/visit-questions'

const TYPES = { yesNo: ['boolean'], yuan: ['money'], count: ['integer'], choice: ['enum'] }

describe.each(Object.entries(VISIT_QUESTIONS))('the questions of the part %s', (section, questions) => {
  it.each(questions.map((question) => [question.factId, question] as const))(
    '%s is a fact of the vocabulary, with its type and its values',
    (factId, question) => {
      const fact = findFact(factId)
      expect(fact).toBeDefined()
      expect(TYPES[question.kind]).toContain(fact?.type)
      const known = new Set(fact?.enum?.map((each) => each.value))
      for (const option of question.options ?? []) expect(known).toContain(option.value)
      const ofPerson = section === 'person' || section === 'illness'
      expect(['any', ofPerson ? 'person' : 'household']).toContain(fact?.subject)
    },
  )
})

it('a sudden illness is a value of its fact', () => {
  expect(findFact(SUDDEN_ILLNESS.factId)?.enum?.map((each) => each.value)).toContain(SUDDEN_ILLNESS.value)
})
