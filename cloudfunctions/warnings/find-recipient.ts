import { covers } from '@shared/access/scope'
import type { Warning } from '@shared/warnings/model'
import type { Context, Doc } from '../runtime'

/** Finds the post told of a new warning; posts are read once a scan. */
export type FindRecipient = (
  warning: Pick<Warning, 'assigneeRole' | 'departmentId' | 'areaCode'>,
) => Doc<'staff'> | undefined

/** The assigned officer's post (or who covers while absent); the county dispatcher where nobody holds it. */
export const recipients = async (ctx: Context): Promise<FindRecipient> => {
  const posts: Doc<'staff'>[] = []
  const where = { role: { in: ['townshipOfficer', 'departmentOfficer', 'countyDispatcher', 'administrator'] as const } }
  for await (const post of ctx.store.staff.iterate({ where })) posts.push(post)
  const available = (post: Doc<'staff'> | undefined): Doc<'staff'> | undefined =>
    post?.status === 'absent' ? posts.find((p) => p._id === post.coveredByStaffId && p.status === 'active') : post
  return ({ assigneeRole, departmentId, areaCode }) =>
    available(
      posts.find(
        (p) =>
          ['active', 'absent'].includes(p.status) &&
          p.role === assigneeRole &&
          covers(p.areaCode, areaCode) &&
          (!departmentId || p.departmentId === departmentId),
      ),
    ) ?? posts.find((p) => p.role === 'countyDispatcher' && p.status === 'active')
}
