import { seatOfPost, type StaffSeat } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../context'

/** The seat a person acts from over an area, in one of the roles. FORBIDDEN where the table let somebody else in. */
export const seatOver = (ctx: Pick<Context, 'actor'>, areaCode: string, roles?: readonly StaffRole[]): StaffSeat => {
  const seat = ctx.actor.staff.find(
    (one) => covers(one.areaCode, areaCode) && (roles === undefined || roles.includes(one.role)),
  )
  if (!seat) throw new KoumenError('FORBIDDEN')
  return seat
}

/** The seat of the caller that answers for a post: one of theirs, or an absent colleague's they cover. */
export const ownSeat = (ctx: Pick<Context, 'actor'>, staffId: string): StaffSeat | undefined =>
  seatOfPost(ctx.actor, staffId)
