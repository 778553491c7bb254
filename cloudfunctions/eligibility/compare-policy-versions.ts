import { compareVersions } from '@shared/eligibility/compare-versions'
import type { eligibilityContract } from '@shared/eligibility/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** What differs between two versions, in words. */
export const comparePolicyVersions: Handler<typeof eligibilityContract.actions.comparePolicyVersions> = async (
  ctx,
  input,
) => {
  const { base, place } = await readRules(ctx)
  const compared = compareVersions(base, input.policyId, input, place)
  if (!compared) throw new KoumenError('NOT_FOUND', '没有这两个版本，请从政策页重新选。')
  return compared
}
