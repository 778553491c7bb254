import type { FactScalar } from '@shared/facts/model'
import type { Facts, FactSheet } from '@shared/facts/sheet'

const dice = (seed: number) => () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8

const entry = (value: FactScalar, asOf = '2026-10-01') => ({
  value,
  asOf,
  source: { kind: 'feed' as const, feedId: 'bench', batchId: 'b' },
})

export interface DrawnHousehold {
  sheet: FactSheet
  personIds: readonly string[]
}

/** The n-th household of the bench, the same in every run: one to five people, some 25 facts, a warning in about one of 60. */
export const drawHousehold = (index: number): DrawnHousehold => {
  const next = dice(index * 7_919 + 17)
  const one = (of: number): boolean => next() % of === 0
  const id = `H${String(index).padStart(9, '0')}`
  const assisted = one(8)
  const personIds = Array.from({ length: 1 + (next() % 5) }, (_, place) => `${id}P${place}`)
  const members = personIds.map((personId) => {
    const age = next() % 95
    const facts: Facts = {
      'person.birthDate': entry(`${2026 - age}-0${1 + (next() % 9)}-15`),
      'person.gender': entry(one(2) ? 'male' : 'female'),
      'person.hukouInCounty': entry(true),
      'medical.insuredThisYear': entry(!one(40)),
      'medical.selfPaidYtd': entry(next() % 2_200_000),
      'person.isTekun': entry(assisted && one(12)),
      'disability.hasCert': entry(one(14)),
      'employment.insured': entry(age > 18 && age < 60 && !one(4)),
    }
    if (one(300)) facts['benefit.payFailed'] = entry(true)
    return { personId, facts }
  })
  const household: Facts = {
    'household.assisted': entry(assisted),
    'household.isDibao': entry(assisted && one(2)),
    'household.incomePerCapitaMonthly': entry(60_000 + (next() % 300_000)),
    'housing.dangerGrade': entry(one(90) ? 'C' : 'A'),
    'housing.occupied': entry(true),
    'housing.resolved': entry(false),
  }
  return { sheet: { householdId: id, version: 1, household, members }, personIds }
}
