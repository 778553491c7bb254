import type { Policy } from '../eligibility/model'
import type { Statement } from './contract'

const SECTIONS = ['received', 'available', 'canAsk', 'inProgress', 'toCheck', 'notMet'] as const

/** A policy as the county has it: its own may tell of an illness too. */
type FindPolicy = (policyId: string) => Policy | undefined

const isOfIllness = (policyId: string | null, find: FindPolicy): boolean =>
  policyId !== null && find(policyId)?.category === 'medical'

/** Illness belongs to each adult: a member reads of their own, and of the children of the house. */
export const illnessOfOthers =
  (ownPersonIds: readonly string[], adultIds: readonly string[], find: FindPolicy) =>
  ({ policyId, personId }: { policyId: string | null; personId: string | null }): boolean =>
    isOfIllness(policyId, find) && personId !== null && adultIds.includes(personId) && !ownPersonIds.includes(personId)

/** The list as a grid worker reads it aloud: lines that would tell of an illness stay between the person and the township. */
export const withoutIllness = (statement: Statement, find: FindPolicy): Statement => {
  const kept = { ...statement }
  let hidden = 0
  for (const section of SECTIONS) {
    kept[section] = statement[section].filter((line) => !isOfIllness(line.policyId, find))
    hidden += statement[section].length - kept[section].length
  }
  if (hidden === 0) return statement
  return { ...kept, notADecisionZh: `${statement.notADecisionZh}另有${hidden}项由镇里的同志直接告诉本人。` }
}
