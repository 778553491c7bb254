import type { accessContract } from '@shared/access/contract'
import { KoumenError } from '@shared/kernel/errors'
import { isOnHarmChannel } from '@shared/visits/harm-channel'
import type { Handler } from '../runtime'

/** Who names the receiver is not the receiver, and only posts on the channel are named: reports stay with their people. */
export const nameReceiver: Handler<typeof accessContract.actions.nameReceiver> = async (
  ctx,
  { staffId, kind, named },
) =>
  ctx.commit(async (tx) => {
    const post = await tx.staff.get(staffId)
    if (!post) throw new KoumenError('NOT_FOUND')
    if (post.status === 'revoked') throw new KoumenError('ILLEGAL_TRANSITION', '这个岗位已经结束，请指定别的同志。')
    if (!isOnHarmChannel(post, kind))
      throw new KoumenError('ILLEGAL_TRANSITION', '这个岗位不接这类报告，请从专门岗位里选。')
    if (named && (post.openid === ctx.actor.openid || ctx.actor.staff.some((seat) => seat.staffId === staffId)))
      throw new KoumenError('FORBIDDEN', '不能指定您自己，请从专门岗位里选别的同志。')
    const others = (post.receives ?? []).filter((one) => one !== kind)
    const receives = named ? [...others, kind].sort() : others
    await tx.staff.update(post, { receives })
    tx.audit({ areaCode: post.areaCode, note: `${named ? 'named' : 'no longer named'} for ${kind}: ${staffId}` })
    return { staffId, receives }
  })
