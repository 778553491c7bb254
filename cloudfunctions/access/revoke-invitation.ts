import type { accessContract } from '@shared/access/contract'
import { mayInvite } from '@shared/access/may-invite'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

export const revokeInvitation: Handler<typeof accessContract.actions.revokeInvitation> = async (
  ctx,
  { invitationId },
) =>
  ctx.commit(async (tx) => {
    const invitation = await tx.invitations.get(invitationId)
    const post = invitation && (await tx.staff.get(invitation.staffId))
    if (!invitation || !post) throw new KoumenError('NOT_FOUND')
    if (!ctx.actor.staff.some((seat) => mayInvite(seat, post))) throw new KoumenError('FORBIDDEN')
    if (invitation.status !== 'open') {
      throw new KoumenError('ILLEGAL_TRANSITION', '这个邀请码已经用过或撤回；要收回岗位，请用“结束岗位”。')
    }
    await tx.invitations.update(invitation, { status: 'revoked' })
    await tx.staff.update(post, { status: 'revoked' })
    tx.audit({ areaCode: post.areaCode, note: 'invitation revoked' })
    return { invitationId }
  })
