import { declaredAsObserved, type Resident } from '@shared/requests/declared'
import { needsOfAnswers } from '@shared/requests/needs-of-answers'

const on = '2026-11-23'
const lin: Resident = { personId: 'lin', birthDate: '1976-07-04', sex: 'female' }
const jian: Resident = { personId: 'jian', birthDate: '1974-02-11', sex: 'male' }
const hao: Resident = { personId: 'hao', birthDate: '2004-09-15', sex: 'male' }

const told = (age: number, gender: string, more: object = {}) => ({
  'person.age': age,
  'person.gender': gender,
  ...more,
})

describe('what was declared', () => {
  it('lands with the home, with the asker, and with whoever is the only one to fit', () => {
    const observed = declaredAsObserved(
      {
        household: { 'household.isRural': true },
        members: [
          told(50, 'female', { 'person.seekingWork': true }),
          told(22, 'male', { 'person.majorIllness': true }),
        ],
      },
      [lin, jian, hao],
      'lin',
      on,
    )
    expect(observed).toEqual([
      { factId: 'household.isRural', value: true },
      { factId: 'person.gender', value: 'female', personIndex: 0 },
      { factId: 'person.seekingWork', value: true, personIndex: 0 },
      { factId: 'person.gender', value: 'male', personIndex: 2 },
      { factId: 'person.majorIllness', value: true, personIndex: 2 },
    ])
  })

  it('of two who fit lands with neither, and of two alike who were named neither lands', () => {
    const twin: Resident = { ...hao, personId: 'twin' }
    const ill = told(22, 'male', { 'person.majorIllness': true })
    expect(
      declaredAsObserved({ household: {}, members: [told(50, 'female'), ill] }, [lin, hao, twin], 'lin', on),
    ).toEqual([{ factId: 'person.gender', value: 'female', personIndex: 0 }])
    const both = declaredAsObserved(
      { household: {}, members: [told(50, 'female'), ill, told(22, 'male')] },
      [lin, hao],
      'lin',
      on,
    )
    expect(both.filter((fact) => fact.personIndex === 1)).toEqual([])
  })

  it('does not land with an asker of another age or sex, and keeps an age where no birth date is known', () => {
    expect(declaredAsObserved({ household: {}, members: [told(30, 'male')] }, [lin], 'lin', on)).toEqual([])
    const unknown: Resident = { personId: 'x', birthDate: null, sex: null }
    expect(declaredAsObserved({ household: {}, members: [told(30, 'male')] }, [unknown], 'x', on)).toContainEqual({
      factId: 'person.age',
      value: 30,
      personIndex: 0,
    })
  })
})

describe('the needs that answers speak of', () => {
  it('are the tiles one would tap, each once, in their order', () => {
    const needs = needsOfAnswers({
      household: { 'household.houseSuspectedUnsafe': true, 'household.essentialSpendingSurge': true },
      members: [{ 'person.majorIllness': true }, { 'person.disabilityGrade': 2 }],
    })
    expect(needs).toEqual(['houseLeaks', 'medicalCost', 'disability'])
  })

  it('are 「别的事」 where nothing was said', () => {
    expect(
      needsOfAnswers({ household: { 'household.isRural': true }, members: [{ 'person.disabilityGrade': 0 }] }),
    ).toEqual(['other'])
  })
})
