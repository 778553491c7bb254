import type { Policy } from '../eligibility/model'
import type { Statement, StatementLine } from './contract'

const SECTIONS = ['received', 'available', 'canAsk', 'inProgress', 'toCheck', 'notMet'] as const

/** A policy as the county has it: its own may tell of an illness too. */
type FindPolicy = (policyId: string) => Policy | undefined

const isOfIllness = (policyId: string | null, find: FindPolicy): boolean =>
  policyId !== null && find(policyId)?.category === 'medical'

/** Something that may be told of one person: a policy, or (`illness`) a date that tells of an illness by itself. */
export interface ToldOf {
  policyId: string | null
  personId: string | null
  illness?: boolean
}

/** Illness belongs to each adult: a member reads of their own, and of the children of the house. */
export const illnessOfOthers =
  (ownPersonIds: readonly string[], adultIds: readonly string[], find: FindPolicy) =>
  ({ policyId, personId, illness = isOfIllness(policyId, find) }: ToldOf): boolean =>
    illness && personId !== null && adultIds.includes(personId) && !ownPersonIds.includes(personId)

/** The list as a grid worker reads it aloud: lines that would tell of an illness stay between the person and the township. */
export const withoutIllness = (statement: Statement, find: FindPolicy): Statement => {
  const ofIllness = (ids: readonly (string | null)[]): boolean => ids.some((id) => isOfIllness(id, find))
  let hidden = 0
  const keep = <T>(all: readonly T[], idsOf: (one: T) => readonly (string | null)[]): T[] => {
    const kept = all.filter((one) => !ofIllness(idsOf(one)))
    hidden += all.length - kept.length
    return kept
  }
  const lines = (all: readonly StatementLine[]): StatementLine[] =>
    keep(all, ({ policyId }) => [policyId]).map((line) =>
      ofIllness(line.withPolicyIds) ? { ...line, withZh: null, withPolicyIds: [] } : line,
    )
  const kept: Statement = { ...statement }
  for (const section of SECTIONS) kept[section] = lines(statement[section])
  kept.choices = keep(statement.choices, ({ options }) => options.flatMap(({ policyIds }) => policyIds))
  kept.onceGranted = keep(statement.onceGranted, ({ policyIds }) => policyIds)
    .map((one) => ({ ...one, lines: lines(one.lines) }))
    .filter((one) => one.lines.length > 0)
  kept.changesAhead = statement.changesAhead
    .filter((one) => !one.tellsOfIllness)
    .map((one) => ({ ...one, lines: keep(one.lines, ({ policyId, replaces }) => [policyId, ...replaces]) }))
    .filter((one) => one.lines.length > 0)
  hidden += statement.changesAhead.filter((one) => one.tellsOfIllness).length
  if (hidden === 0) return kept
  return { ...kept, notADecisionZh: `${statement.notADecisionZh}另有${hidden}项由镇里的同志直接告诉本人。` }
}
