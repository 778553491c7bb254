import { termsOf, type PolicyTerms } from '@shared/applications/terms'
import type { Context } from '../runtime'
import { policyInForce } from '../runtime/records/rules-in-force'

/** The way from request to decision that the county's rules name for an item; null for case-by-case help. */
export const termsInForce = async (
  ctx: Context,
  { policyId, areaCode }: { policyId: string | null; areaCode: string },
): Promise<PolicyTerms | null> => (policyId ? termsOf(await policyInForce(ctx, areaCode, policyId), areaCode) : null)
