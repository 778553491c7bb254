import type { eligibilityContract } from '@shared/eligibility/contract'
import { policyRows } from '@shared/eligibility/policy-sheet'
import { policiesOn } from '@shared/eligibility/policy-sheet-versions'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** The toolbox as one browses it. */
export const listPolicies: Handler<typeof eligibilityContract.actions.listPolicies> = async (ctx, input) => {
  const { base, place, catalogueHash } = await readRules(ctx)
  return { asOf: place.on, catalogueHash, rows: policyRows(policiesOn(base, place.on), input) }
}
