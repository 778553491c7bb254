import { findPolicy } from '../eligibility/catalogue'
import type { Statement, StatementLine } from './contract'

const SECTIONS = ['received', 'available', 'canAsk', 'inProgress', 'toCheck', 'notMet'] as const

const tellsOfIllness = (line: StatementLine): boolean =>
  line.policyId !== null && findPolicy(line.policyId)?.category === 'medical'

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
