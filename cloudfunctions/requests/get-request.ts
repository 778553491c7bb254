import { KoumenError } from '@shared/kernel/errors'
import type { requestsContract } from '@shared/requests/contract'
import type { Handler } from '../runtime'
import { toMyRequest } from './view-request'

export const getRequest: Handler<typeof requestsContract.actions.get> = async (ctx, { requestId }) => {
  const request = await ctx.store.requests.get(requestId)
  if (!request) throw new KoumenError('NOT_FOUND')
  return toMyRequest(ctx, request)
}
