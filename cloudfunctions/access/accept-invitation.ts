import type { accessContract } from '@shared/access/contract'
import { ROLE_LABELS } from '@shared/access/labels'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { limitTries } from '../runtime/records/limit-tries'

const TRIES = { tries: 10, windowSeconds: 3600, messageZh: '试得太多了，请一小时后再试，或请邀请您的人核对邀请码。' }
const WRONG_ZH = '邀请码不对或已过期，请核对，或请邀请您的人重新发一个。'
const OWN_ZH = '不能接受自己发出的邀请，请让本人在自己的手机上输入。'

export const acceptInvitation: Handler<typeof accessContract.actions.acceptInvitation> = async (ctx, { code }) => {
  await limitTries(ctx, TRIES, 'acceptInvitation', ctx.actor.openid)
  return ctx.commit(async (tx) => {
    const invitation = await tx.invitations.get(ctx.codeHash(code))
    if (!invitation || invitation.status === 'revoked' || invitation.expiresAt <= ctx.now) {
      throw new KoumenError('NOT_FOUND', WRONG_ZH)
    }
    if (invitation.status === 'used') throw new KoumenError('CONFLICT', '这个邀请码已经用过，请重新要一个。')
    if (ctx.actor.staff.some((seat) => seat.staffId === invitation.invitedByStaffId))
      throw new KoumenError('FORBIDDEN', OWN_ZH)
    const post = await tx.staff.get(invitation.staffId)
    if (post?.status !== 'invited') throw new KoumenError('NOT_FOUND', WRONG_ZH)
    await tx.staff.update(post, { status: 'active', openid: ctx.actor.openid })
    await tx.invitations.update(invitation, { status: 'used', usedAt: ctx.now, usedByOpenid: ctx.actor.openid })
    tx.audit({ areaCode: post.areaCode, note: `bound ${post.role}` })
    return { staffId: post._id, name: post.name, roleZh: ROLE_LABELS[post.role].zh }
  })
}
