import type { eligibilityContract } from '@shared/eligibility/contract'
import { policySheet } from '@shared/eligibility/policy-sheet'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** One policy whole, on a day and in a version. */
export const getPolicy: Handler<typeof eligibilityContract.actions.getPolicy> = async (ctx, input) => {
  const { base, place } = await readRules(ctx, input)
  const sheet = policySheet(base, input.policyId, place, input.version)
  if (!sheet) throw new KoumenError('NOT_FOUND', '政策库里没有这一项，请从列表里重新打开。')
  return sheet
}
