import type { accessContract } from '@shared/access/contract'
import { mayMarkAbsent } from '@shared/access/cover'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

/** The cover loses the post with this commit; tasks the cover has accepted stay with the cover. */
export const markBack: Handler<typeof accessContract.actions.markBack> = async (ctx, { staffId }) =>
  ctx.commit(async (tx) => {
    const post = await tx.staff.get(staffId)
    if (!post) throw new KoumenError('NOT_FOUND')
    if (!ctx.actor.staff.some((seat) => mayMarkAbsent(seat, post))) {
      throw new KoumenError('FORBIDDEN', '这个岗位请县里的管理员来安排代班。')
    }
    if (post.status !== 'absent') throw new KoumenError('ILLEGAL_TRANSITION', '这位同志没有请假，不用销假。')
    await tx.staff.update(post, { status: 'active', coveredByStaffId: undefined })
    tx.audit({ areaCode: post.areaCode, note: `back ${post.role} ${staffId}` })
    return { staffId }
  })
