import type { accessContract } from '@shared/access/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

/** The phone loses the post with this commit; what was done under it stays on record. */
export const endPost: Handler<typeof accessContract.actions.endPost> = async (ctx, { staffId, reasonZh }) =>
  ctx.commit(async (tx) => {
    const post = await tx.staff.get(staffId)
    if (!post) throw new KoumenError('NOT_FOUND')
    if (post.status !== 'revoked') await tx.staff.update(post, { status: 'revoked', openid: undefined })
    tx.audit({ areaCode: post.areaCode, note: `post ended: ${reasonZh}`.slice(0, 200) })
    return { staffId }
  })
