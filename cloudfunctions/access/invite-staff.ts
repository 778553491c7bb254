import type { accessContract } from '@shared/access/contract'
import { INVITATION_DAYS, mayInvite } from '@shared/access/may-invite'
import { addDays, instantOn, timeOf } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

const CODE_LENGTH = 12

/** A post that waits for its phone, and the code that binds it: told once, kept only as HMAC. */
export const inviteStaff: Handler<typeof accessContract.actions.invite> = async (ctx, input) => {
  const inviter = ctx.actor.staff.find((seat) => mayInvite(seat, input))
  if (!inviter) throw new KoumenError('FORBIDDEN', '这个岗位要请县里的管理员邀请。')
  const code = ctx.newCode('letters', CODE_LENGTH)
  const expiresAt = instantOn(addDays(ctx.today, INVITATION_DAYS), timeOf(ctx.now))
  const [staffId, invitationId] = [ctx.newId(), ctx.codeHash(code)]
  return ctx.commit(async (tx) => {
    await tx.staff.insert({
      _id: staffId,
      name: input.name,
      role: input.role,
      areaCode: input.areaCode,
      departmentId: input.departmentId,
      phone: input.phone,
      status: 'invited',
    })
    await tx.invitations.insert({
      _id: invitationId,
      staffId,
      invitedByStaffId: inviter.staffId,
      expiresAt,
      status: 'open',
    })
    tx.audit({ areaCode: input.areaCode, note: `invited ${input.role}` })
    return { invitationId, code, expiresAt }
  })
}
