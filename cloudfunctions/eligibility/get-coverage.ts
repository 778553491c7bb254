import type { eligibilityContract } from '@shared/eligibility/contract'
import { coverageOf } from '@shared/eligibility/coverage'
import type { Handler } from '../runtime'
import { readRules } from './read-rules'

/** How well the rules are founded. */
export const getCoverage: Handler<typeof eligibilityContract.actions.getCoverage> = async (ctx) => {
  const { base, place, catalogueHash } = await readRules(ctx)
  return { asOf: place.on, catalogueHash, ...coverageOf(base, place.on, place.area) }
}
