import { addDays, addMonths, type LocalDate } from '../kernel/dates'
import type { FactSheet } from '../facts/sheet'
import type { Condition } from '../rules/model'
import { parametersInForce, type ParameterInForce } from '../rules/parameters'
import type { Catalogue } from './catalogue'
import type { Held } from './combination-rules'
import type { CompiledCatalogue } from './compile'
import type { ForecastDay } from './forecast-days'
import type { Policy, PolicyId } from './model'
import { parametersRead, policiesAffected } from './reads'
import type { RuleEdit } from './rule-change'

/** Days on which a rule, a version or a value begins or ends: of what ships and of what the county approved over it. */
export const daysOfRules = (shipped: Catalogue, edits: readonly RuleEdit[]): LocalDate[] => {
  const versions = [...shipped.policies, ...(shipped.otherVersions ?? [])]
  return [
    ...new Set([
      ...edits.map(({ from }) => from),
      ...shipped.parameters.flatMap(({ values }) => values.map(({ from }) => from)),
      ...versions.flatMap(({ from, until }) => [from ?? [], until === undefined ? [] : addDays(until, 1)].flat()),
    ]),
  ].sort()
}

/** Policies that a new rule or value touches on a day, and the values that are new. */
export const changedRules = (
  before: CompiledCatalogue,
  after: CompiledCatalogue,
  day: LocalDate,
  area: string,
): { policyIds: Set<PolicyId>; parameters: ParameterInForce[] } => {
  const [was, is] = [
    parametersInForce(before.parameters, addDays(day, -1), area),
    parametersInForce(after.parameters, day, area),
  ]
  const parameters = [...is.values()].filter(({ id, value }) => was.get(id)?.value !== value)
  const moved = new Set(parameters.map(({ id }) => id))
  const policyIds = new Set(before === after ? [] : policiesAffected(before, after, day))
  if (moved.size > 0)
    for (const { policy } of after.policies)
      if (parametersRead(policy).some((id) => moved.has(id))) policyIds.add(policy.id)
  return { policyIds, parameters }
}

/** Facts that count months already paid, by which a rule ends the benefit. */
const COUNTERS = ['household.gradualExitMonthsUsed', 'person.subsidyMonthsUsed']

/** Facts that name the last day (or month) of a benefit that a register pays. */
const ENDS: Readonly<Record<string, readonly PolicyId[]>> = {
  'child.benefitUntil': ['orphan-basic-living', 'defacto-child-living', 'child-in-difficulty-allowance'],
  'employment.publicPostUntil': ['public-welfare-post'],
}

/** A benefit received for a limited time; `since` where a decision names the day, `maxMonths` where the amount does. */
export interface LimitedBenefit extends Pick<Held, 'policyId' | 'personId'> {
  since?: LocalDate
  maxMonths?: number
}

/** The last days of limited benefits, from the decision, from a register, or from the months counted so far. */
export const lastDays = (
  benefits: readonly LimitedBenefit[],
  stored: FactSheet,
  policyOf: (id: PolicyId) => Policy | undefined,
): ForecastDay[] =>
  benefits.flatMap(({ policyId, personId, since, maxMonths }): ForecastDay[] => {
    const facts = stored.members.find((member) => member.personId === personId)?.facts ?? stored.household
    const named = Object.entries(ENDS).flatMap(([factId, ids]) => {
      const value = ids.includes(policyId) ? facts[factId]?.value : undefined
      return typeof value === 'string' ? [addDays(value, 1)] : []
    })
    const counted = limitsIn(policyOf(policyId)?.eligibility).flatMap(({ factId, limit }) => {
      const entry = facts[factId]
      return typeof entry?.value === 'number' ? [addMonths(entry.asOf, Math.max(0, limit - entry.value))] : []
    })
    const granted = since !== undefined && maxMonths !== undefined ? [addMonths(since, maxMonths)] : []
    const [day] = [...granted, ...named, ...counted].sort()
    return day === undefined ? [] : [{ day, cause: { kind: 'paidOut', personId, policyId, lastDay: addDays(day, -1) } }]
  })

const limitsIn = (condition: Condition | undefined): { factId: string; limit: number }[] => {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(limitsIn)
  if (!('fact' in condition) || !COUNTERS.includes(condition.fact) || condition.op !== 'lt') return []
  return typeof condition.value === 'number' ? [{ factId: condition.fact, limit: condition.value }] : []
}
