import type { RequestSecrets } from '@shared/requests/model'
import { viewMyRequest } from '@shared/requests/my-request'
import type { MyRequest } from '@shared/requests/contract'
import type { Context, Doc } from '../runtime'

/** As its requester sees it. */
export const toMyRequest = (ctx: Context, request: Doc<'requests'>): MyRequest => {
  const secrets = ctx.openJson(request.sealed) as RequestSecrets
  return viewMyRequest(request, {
    now: ctx.now,
    hasPhone: secrets.phone !== undefined,
    verifiedHouseholds: ctx.actor.links.filter((link) => link.status === 'verified').map((link) => link.householdId),
    areaNames: [],
  })
}
