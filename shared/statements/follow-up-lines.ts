import type { FollowUp } from '../eligibility/follow-up'
import type { Screening } from '../eligibility/screen'
import type { Words } from './beside-words'
import type { StatementFollowUp } from './contract'
import { lineOf } from './screening-lines'

/** What grants in view would open, each thing once: under the shortest way to it. */
export const followUpLines = (
  followUps: readonly FollowUp[],
  screening: Screening,
  words: Words,
): StatementFollowUp[] => {
  const told = new Set<string>()
  return [...followUps]
    .sort((a, b) => a.granted.length - b.granted.length)
    .flatMap(({ granted, opened }): StatementFollowUp[] => {
      if (granted.some((claim) => words.hides(claim))) return []
      const lines = opened.flatMap((item) => {
        const { result } = item
        const key = `${result.policyId} ${result.personId ?? ''}`
        const policy = words.policyOf(result.policyId)
        if (!policy || told.has(key) || words.hides(result)) return []
        told.add(key)
        return [{ ...lineOf(policy, result, screening, words), ...words.beside(item) }]
      })
      if (lines.length === 0) return []
      const grants = granted.map((claim) => `批准${words.quoted(claim)}`).join('、再')
      return [{ policyIds: granted.map(({ policyId }) => policyId), leadZh: `${grants}以后，还可以有`, lines }]
    })
}
