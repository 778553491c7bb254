import { KoumenError } from '@shared/kernel/errors'
import type { requestsContract } from '@shared/requests/contract'
import { requestAfter } from '@shared/requests/lifecycle'
import type { Handler } from '../runtime'
import { withoutDeclared } from '../runtime/records/drop-declared'
import { toMyRequest } from './view-request'

/** A matter is over when the person who asked says so. */
export const closeRequest: Handler<typeof requestsContract.actions.close> = async (ctx, input) =>
  ctx.commit(async (tx) => {
    const request = await tx.requests.get(input.requestId)
    if (!request) throw new KoumenError('NOT_FOUND')
    const status = requestAfter(request.status, 'close')
    if (request.version !== input.version) throw new KoumenError('CONFLICT')
    const closed = await tx.requests.update(request, {
      status,
      rating: input.rating ?? null,
      ...withoutDeclared(ctx, request),
      history: [...request.history, { at: ctx.now, event: 'close', byName: '', noteZh: '' }],
    })
    tx.audit({ householdId: request.householdId ?? undefined, areaCode: request.areaCode, note: 'request closed' })
    return toMyRequest(ctx, closed)
  })
