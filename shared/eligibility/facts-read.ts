import { findFact } from '../facts/vocabulary'
import type { Policy } from './model'

type Rule = Pick<Policy, 'eligibility' | 'amount'>

const factsNamed = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  const own = 'fact' in node && typeof node.fact === 'string' ? [node.fact] : []
  return [...own, ...Object.values(node).flatMap(factsNamed)]
}

/** Every fact that the rule or the amount of a policy reads. */
export const factsRead = ({ eligibility, amount }: Rule): readonly string[] => [
  ...new Set(factsNamed([eligibility, amount])),
]

/** Whether a policy reads a sealed fact anywhere: what it pays would tell as much as its verdict. */
export const restsOnSealed = (rule: Rule): boolean =>
  factsRead(rule).some((factId) => findFact(factId)?.sensitivity === 'sealed')
