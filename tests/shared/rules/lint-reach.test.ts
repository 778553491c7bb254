import { findFact } from '@shared/facts/vocabulary'
import { lintReach } from '@shared/rules/lint-reach'
import type { Condition } from '@shared/rules/model'

const problems = (condition: Condition) =>
  lintReach(condition, 'eligibility', { names: { fact: findFact, parameterUnit: () => '元/月' } })

const age = (op: 'lt' | 'lte' | 'gt' | 'gte' | 'eq', value: number): Condition => ({ fact: 'person.age', op, value })
const income = (op: 'lt' | 'gte' | 'eq', param: string): Condition => ({
  fact: 'household.incomePerCapitaMonthly',
  op,
  value: { param },
})

describe('lintReach', () => {
  it('says nothing of a rule whose every part can be met', () => {
    expect(problems({ all: [age('gte', 60), { any: [age('lt', 80), income('lt', 'standard.dibao')] }] })).toEqual([])
  })

  it('finds the contradiction of one "all", bounds that just touch included', () => {
    expect(problems({ all: [age('gte', 60), age('lte', 60)] })).toEqual([])
    expect(problems({ all: [age('gte', 60), age('lt', 60)] })[0]?.path).toBe('eligibility.all')
    expect(problems({ all: [age('gt', 59), age('lt', 60)] })).toHaveLength(1)
  })

  it('finds the branch that what stands around it rules out', () => {
    const [problem, ...rest] = problems({ all: [age('gte', 60), { any: [age('lt', 18), age('gte', 80)] }] })
    expect(rest).toEqual([])
    expect(problem?.path).toBe('eligibility.all.1.any.0')
    expect(problem?.message).toContain('can never be reached')
  })

  it('looks through "not": what must be unmet is turned round', () => {
    expect(problems({ all: [age('gte', 60), { not: age('gte', 60) }] })[0]?.path).toBe('eligibility.all.1.not')
    expect(
      problems({ all: [age('gte', 60), { not: { all: [age('gte', 80), income('lt', 'standard.dibao')] } }] }),
    ).toEqual([])
    expect(problems({ not: { any: [age('lt', 18), age('gte', 18)] } })[0]?.path).toBe('eligibility.not.any')
  })

  it('compares a computed right side with itself, never with a number', () => {
    expect(problems({ all: [income('lt', 'standard.dibao'), income('gte', 'standard.dibao')] })).toHaveLength(1)
    expect(problems({ all: [income('lt', 'standard.dibao'), income('gte', 'standard.edgeIncome')] })).toEqual([])
  })

  it('keeps members apart: another member may be what this one is not', () => {
    expect(problems({ all: [{ anyMember: age('gte', 80) }, { anyMember: age('lt', 18) }] })).toEqual([])
    expect(problems({ anyMember: { all: [age('gte', 80), age('lt', 18)] } })).toHaveLength(1)
  })

  it('knows the values a fact can take', () => {
    expect(problems({ all: [age('gte', 0), age('lt', 0)] })).toHaveLength(1)
    const noGrade: Condition = { fact: 'household.housingDangerLevel', op: 'notIn', value: ['A', 'B', 'C', 'D'] }
    expect(problems(noGrade)[0]?.path).toBe('eligibility')
  })
})
