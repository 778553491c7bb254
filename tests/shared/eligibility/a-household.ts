import { screen, type Screening } from '@shared/eligibility/screen'
import { deriveFacts } from '@shared/facts/derive'
import type { FactScalar } from '@shared/facts/model'
import { emptySheet, type Facts, type FactSheet } from '@shared/facts/sheet'

export const TODAY = '2026-11-23'
export const AREA = '339921107201'

export type Values = Record<string, FactScalar>

/** Facts as an officer checked them; money in fen. */
export const facts = (values: Values, asOf = TODAY): Facts =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: { kind: 'officer' }, asOf }]))

/** `members`: facts by person id, in order. */
export const aHousehold = (household: Values, members: Record<string, Values>): FactSheet => ({
  ...emptySheet('house'),
  household: facts(household),
  members: Object.entries(members).map(([personId, values]) => ({ personId, facts: facts(values) })),
})

export const screened = (stored: FactSheet, asOf = TODAY): { sheet: FactSheet; screening: Screening } => {
  const sheet = deriveFacts(stored, { asOf, registers: {} })
  return { sheet, screening: screen({ sheet, asOf, area: AREA }) }
}

/** A family that meets every condition of dibao with 1,000 yuan a month. */
export const poorFamily = (size: number, rest: Values = {}): Values => ({
  'household.hukouInCounty': true,
  'household.size': size,
  'household.incomeChecked': 100_000,
  'household.financialAssetsPerCapita': 0,
  'household.homesOwned': 1,
  'household.hasNonEssentialVehicle': false,
  'household.hasMajorBusinessAssets': false,
  ...rest,
})

/** An old person without means and without anybody to support them: meets 特困. */
export const withoutSupport = (rest: Values = {}): Values => ({
  'person.hukouInCounty': true,
  'person.birthDate': '1950-05-01',
  'person.incomeMonthly': 10_000,
  'person.financialAssets': 0,
  'person.hasCapableSupporter': false,
  'person.isTekun': false,
  ...rest,
})
