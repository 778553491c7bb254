import { findPolicy } from '../eligibility/catalogue'
import type { Statement, StatementLine } from './contract'

const SECTIONS = ['received', 'available', 'canAsk', 'inProgress', 'toCheck', 'notMet'] as const

const isOfIllness = (policyId: string | null): boolean =>
  policyId !== null && findPolicy(policyId)?.category === 'medical'

const tellsOfIllness = (line: StatementLine): boolean => isOfIllness(line.policyId)

/** Illness belongs to each adult: a member reads of their own, and of the children of the house. */
export const illnessOfOthers =
  (ownPersonIds: readonly string[], adultIds: readonly string[]) =>
  ({ policyId, personId }: { policyId: string | null; personId: string | null }): boolean =>
    isOfIllness(policyId) && personId !== null && adultIds.includes(personId) && !ownPersonIds.includes(personId)

/** The list as a grid worker reads it aloud: lines that would tell of an illness stay between the person and the township. */
export const withoutIllness = (statement: Statement): Statement => {
  const kept = { ...statement }
  let hidden = 0
  for (const section of SECTIONS) {
    kept[section] = statement[section].filter((line) => !tellsOfIllness(line))
    hidden += statement[section].length - kept[section].length
  }
  if (hidden === 0) return statement
  return { ...kept, notADecisionZh: `${statement.notADecisionZh}另有${hidden}项由镇里的同志直接告诉本人。` }
}
