import type { eligibilityContract } from '@shared/eligibility/contract'
import { tryOnExamples } from '@shared/eligibility/examples'
import { NOT_A_DECISION_ZH } from '@shared/eligibility/labels'
import { policiesOn } from '@shared/eligibility/policy-sheet-versions'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** A policy in force, run over the example households. */
export const tryPolicy: Handler<typeof eligibilityContract.actions.tryPolicy> = async (ctx, input) => {
  const { base, place } = await readRules(ctx, input)
  const policy = policiesOn(base, place.on).find((one) => one.policy.id === input.policyId)?.policy
  if (!policy) throw new KoumenError('NOT_FOUND', '这一天本县没有这项政策，请换一天试。')
  return {
    asOf: place.on,
    notADecisionZh: `示例家庭都是编的，用来看规则怎么起作用，${NOT_A_DECISION_ZH}。`,
    examples: tryOnExamples(policy, base, place),
  }
}
