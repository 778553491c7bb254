import type { Facts, FactEntry } from '../facts/sheet'
import type { LocalDate } from '../kernel/dates'
import { levelOf, schemeOn } from './risk/scheme'

const ELDER = 60
const SEVERE = ['1', '2']

export interface StatutoryVisit {
  /** Days at most from one visit to the next. */
  days: number
  bases: readonly FactEntry[]
}

/** What makes an elder one of those whom somebody must look in on: alone, supported, disabled, without their only child. */
const specialNeeds = (facts: Facts, household: Facts): FactEntry[] => {
  const grade = facts['disability.grade']
  const special = [
    household['household.livesAlone'],
    facts['household.livesAlone'],
    facts['person.isTekun'],
    facts['person.isDibao'],
    facts['person.lostOnlyChild'],
    facts['elder.isSpecialDifficulty'],
  ].filter((entry) => entry?.value === true)
  if (grade && typeof grade.value === 'string' && SEVERE.includes(grade.value)) special.push(grade)
  return special.filter((entry) => entry !== undefined)
}

/**
 * The one place that says how often somebody must look in on an elder by law: once a month
 * (特殊困难老年人探访关爱服务指导意见, 2022). Warnings about late visits and visit plans both ask here. Undefined: not known to be
 * one of them.
 */
export const statutoryVisit = (facts: Facts, household: Facts, today: LocalDate): StatutoryVisit | undefined => {
  const age = facts['person.age']
  if (typeof age?.value !== 'number' || age.value < ELDER) return undefined
  const special = specialNeeds(facts, household)
  if (special.length === 0) return undefined
  const scheme = schemeOn(today)
  return { days: levelOf(scheme, scheme.statutoryLevel).intervalDays, bases: [age, ...special] }
}
