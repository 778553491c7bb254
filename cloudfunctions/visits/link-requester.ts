import { personLinkId } from '@shared/access/model'
import type { Context, Tx } from '../runtime'
import type { VisitCase } from './visit-case'

/**
 * The worker has met the person whose phone made the request: that phone may now open the household's file. Only for
 * somebody who asked for themselves: who asked for another was not met as that other.
 */
export const linkRequester = async (
  ctx: Context,
  tx: Tx,
  { request, seat }: VisitCase,
  met: { personId: string; householdId: string },
): Promise<void> => {
  if (request?.channel !== 'self') return
  const verified = {
    ...met,
    openid: request.requesterOpenid,
    relation: 'self' as const,
    status: 'verified' as const,
    verifiedHow: 'metAtVisit' as const,
    verifiedAt: ctx.now,
    verifiedByStaffId: seat.staffId,
  }
  await tx.personLinks.put({ _id: personLinkId(request.requesterOpenid, met.personId), ...verified })
}
