import { personLinkId } from '@shared/access/model'
import { isSame } from '@shared/access/scope'
import type { Context, Tx } from '../runtime'
import type { VisitCase } from './visit-case'

/**
 * The worker has met the person whose phone made the request: that phone may now open the household's file. Only for
 * somebody who asked for themselves: who asked for another was not met as that other. Nobody verifies their own phone,
 * and naming somebody of another village at this door opens nothing.
 */
export const linkRequester = async (
  ctx: Context,
  tx: Tx,
  { task, request, seat }: VisitCase,
  { areaCode, ...met }: { personId: string; householdId: string; areaCode: string },
): Promise<void> => {
  if (request?.channel !== 'self' || request.requesterOpenid === ctx.actor.openid) return
  if (!isSame('community', areaCode, task.areaCode)) return
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
