import type { eligibilityContract } from '@shared/eligibility/contract'
import { parameterRows } from '@shared/eligibility/policy-sheet-parameters'
import { policiesOn } from '@shared/eligibility/policy-sheet-versions'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** Parameters with all their dated values; of one policy, or all that match the words. */
export const listParameters: Handler<typeof eligibilityContract.actions.listParameters> = async (ctx, input) => {
  const { base, place } = await readRules(ctx, { area: input.area })
  const offered = policiesOn(base, place.on).map((one) => one.policy)
  return { asOf: place.on, rows: parameterRows(base, offered, place, input) }
}
