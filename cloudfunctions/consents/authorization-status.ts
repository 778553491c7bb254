import type { consentsContract } from '@shared/consents/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { loadAuthorization } from './load-authorization'

export const authorizationStatus: Handler<typeof consentsContract.actions.authorizationStatus> = async (ctx, input) => {
  const household = await ctx.store.households.get(input.householdId)
  if (!household) throw new KoumenError('NOT_FOUND')
  ctx.recordAccess({ householdId: household._id, areaCode: household.areaCode })
  return loadAuthorization(ctx, household, input.purpose)
}
