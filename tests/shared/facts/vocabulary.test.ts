import { Fact } from '@shared/facts/model'
import { DEPARTMENTS, FACTS, factOf, findDepartment } from '@shared/facts/vocabulary'

describe('the fact vocabulary', () => {
  it('holds well-formed facts, each id once', () => {
    for (const fact of FACTS) expect([fact.id, Fact.safeParse(fact).error?.issues]).toEqual([fact.id, undefined])
    expect(new Set(FACTS.map((fact) => fact.id)).size).toBe(FACTS.length)
    expect(FACTS.length).toBe(534)
  })

  it('names a department that exists wherever somebody can be asked', () => {
    for (const fact of FACTS) if (fact.supplier) expect(findDepartment(fact.supplier)).toBeDefined()
    expect(new Set(DEPARTMENTS.map((d) => d.id)).size).toBe(DEPARTMENTS.length)
  })

  it('gives every enumerated fact its values and every question a fact that may be declared or checked', () => {
    for (const fact of FACTS) {
      if (fact.type === 'enum') expect(fact.enum?.length).toBeGreaterThan(0)
      if (fact.selfDeclare) expect(fact.questionZh).toBeTruthy()
      if (fact.falseWhenAbsentFrom) expect(fact.type).toBe('boolean')
    }
  })

  it('has one meaning for the ids that policies and feeds share', () => {
    expect(factOf('household.rigidSpendingRatio').type).toBe('ratio')
    expect(factOf('household.category').enum?.map((e) => e.value)).toEqual(['none', 'dibao', 'edge', 'rigid'])
    expect(factOf('person.tekunMode').codes).toEqual({ 1: 'centralized', 2: 'dispersed' })
    expect(factOf('household.incomePerCapitaMonthly')).toMatchObject({ type: 'money', usedFor: ['feeds', 'policies'] })
  })

  it('seals domestic violence and a child in danger: never declared, never asked', () => {
    const sealed = FACTS.filter((fact) => fact.sensitivity === 'sealed')
    expect(sealed.map((fact) => fact.id).sort()).toEqual([
      'incident.domesticViolenceLast',
      'incident.domesticViolenceMinor',
      'person.guardianshipGap',
      'person.isDvVictim',
    ])
    for (const fact of sealed) expect([fact.selfDeclare, fact.questionZh]).toEqual([false, undefined])
  })

  it('refuses to guess an unknown id', () => expect(() => factOf('household.nothing')).toThrow(RangeError))
})
