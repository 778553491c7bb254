import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { FactScalar } from '@shared/facts/model'
import { emptySheet, type Facts, type FactSheet } from '@shared/facts/sheet'
import { parametersInForce } from '@shared/rules/parameters'
import type { LookAtRisk } from '@shared/visits/risk/assess-risk'

export const TODAY = '2026-11-23'

const facts = (values: Record<string, FactScalar>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { value, source: { kind: 'visit' as const }, asOf: '2026-11-20' },
    ]),
  )

/** A household and its people, `p1`, `p2` …, as known from a visit. */
export const home = (household: Record<string, FactScalar>, ...members: Record<string, FactScalar>[]): FactSheet => ({
  ...emptySheet('home'),
  household: facts(household),
  members: members.map((member, at) => ({ personId: `p${at + 1}`, facts: facts(member) })),
})

export const on = (more: Partial<LookAtRisk> = {}): LookAtRisk => ({
  today: TODAY,
  feeds: {},
  rows: {},
  redWarning: false,
  inForce: parametersInForce(CATALOGUE.parameters, TODAY, '339921'),
  ...more,
})
