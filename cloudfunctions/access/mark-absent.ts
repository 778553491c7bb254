import type { accessContract } from '@shared/access/contract'
import { coverProblem, mayMarkAbsent } from '@shared/access/cover'
import { covers } from '@shared/access/scope'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import { WORKER_ROLES } from '@shared/tasks/roles'
import type { Handler } from '../runtime'

/** From this commit on the cover holds the post too; the post itself, its phone and its tasks stay as they are. */
export const markAbsent: Handler<typeof accessContract.actions.markAbsent> = async (
  ctx,
  { staffId, coveredByStaffId },
) => {
  const standsInFor = await ctx.store.staff.first({ where: { coveredByStaffId: staffId, status: 'absent' } })
  return ctx.commit(async (tx) => {
    const post = await tx.staff.get(staffId)
    if (!post) throw new KoumenError('NOT_FOUND')
    const marker = ctx.actor.staff.find((seat) => mayMarkAbsent(seat, post))
    if (!marker) throw new KoumenError('FORBIDDEN', '这个岗位请县里的管理员来安排代班。')
    if (post.status !== 'active' && post.status !== 'absent') {
      throw new KoumenError('ILLEGAL_TRANSITION', '这个岗位还没有人或已经结束，不用安排代班。')
    }
    if (standsInFor) throw new KoumenError('CONFLICT', `请先给${standsInFor.name}换一位代班的同志。`)
    const cover = await tx.staff.get(coveredByStaffId)
    if (!cover || cover._id === post._id || !covers(marker.areaCode, cover.areaCode)) {
      throw invalidField('coveredByStaffId', '这位同志不在您的辖区，请从名单里选别的同志。')
    }
    const problemZh = coverProblem(post, cover)
    if (problemZh !== undefined) throw invalidField('coveredByStaffId', problemZh)
    // Sealed reports would open to whoever marks the child director (or a named receiver) absent and stands in.
    const opensReports = post.role === 'childDirector' || (post.receives ?? []).length > 0
    if (opensReports && ctx.actor.staff.some((seat) => seat.staffId === coveredByStaffId)) {
      throw invalidField('coveredByStaffId', '给专门接报告的同志安排代班，不能由您自己代，请从名单里选别的同志。')
    }
    const absent = await tx.staff.update(post, { status: 'absent', coveredByStaffId })
    const page = (WORKER_ROLES as readonly string[]).includes(cover.role) ? PAGES.today() : PAGES.inbox()
    tx.enqueue(notify('coverStarts', `${staffId}:${absent.version}`, { staffId: coveredByStaffId }, { page }))
    tx.audit({ areaCode: post.areaCode, note: `absent ${post.role} ${staffId}, covered by ${coveredByStaffId}` })
    return { staffId, coveredByStaffId }
  })
}
