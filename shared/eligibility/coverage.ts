import { DEPARTMENTS } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { CATEGORIES, NEEDS } from './catalogue'
import { parametersOf, policiesOn, valueInForce, type RuleBase } from './policy-sheet-versions'
import { isSample } from './policy-sheet-parameters'
import { parametersRead } from './reads'

interface Counts {
  policies: number
  sourced: number
  known: number
  localScheme: number
  withDoubts: number
  parameters: number
  sampleParameters: number
  county: number
}

export interface Coverage {
  rows: (Counts & { categoryId: string; categoryZh: string })[]
  total: Counts
  departments: { departmentId: string; departmentZh: string; policies: number }[]
  needs: { needId: string; titleZh: string; policies: number }[]
}

/** How well the rules in force are founded, by category, department and need. */
export const coverageOf = (base: RuleBase, on: LocalDate, area: string): Coverage => {
  const offered = policiesOn(base, on)
  const samples = new Set(
    parametersOf(base)
      .filter((parameter) => isSample(valueInForce(parameter, on, area)))
      .map(({ id }) => id),
  )
  const count = (some: typeof offered): Counts => {
    const read = [...new Set(some.flatMap(({ policy }) => parametersRead(policy)))]
    const of = (confidence: string): number => some.filter(({ policy }) => policy.confidence === confidence).length
    return {
      policies: some.length,
      sourced: of('sourced'),
      known: of('known'),
      localScheme: of('parameter'),
      withDoubts: some.filter(({ policy }) => (policy.doubtsZh ?? []).length > 0).length,
      parameters: read.length,
      sampleParameters: read.filter((id) => samples.has(id)).length,
      county: some.filter(({ origin }) => origin === 'county').length,
    }
  }
  return {
    rows: CATEGORIES.map(({ id, titleZh }) => ({
      categoryId: id,
      categoryZh: titleZh,
      ...count(offered.filter(({ policy }) => policy.category === id)),
    })),
    total: count(offered),
    departments: DEPARTMENTS.map(({ id, nameZh }) => ({
      departmentId: id,
      departmentZh: nameZh,
      policies: offered.filter(({ policy }) => policy.department === id).length,
    }))
      .filter(({ policies }) => policies > 0)
      .sort((a, b) => b.policies - a.policies),
    needs: NEEDS.map(({ id, titleZh }) => ({
      needId: id,
      titleZh,
      policies: offered.filter(({ policy }) => policy.needs.includes(id)).length,
    })),
  }
}
