import { ROLE_LABELS } from '@shared/access/labels'
import type { tasksContract } from '@shared/tasks/contract'
import { WORKER_ROLES } from '@shared/tasks/roles'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

export const listWorkers: Handler<typeof tasksContract.actions.listWorkers> = async (ctx, input) => {
  const posts = await ctx.store.staff.find({
    where: { areaCode: { prefix: input.areaCode }, role: { in: [...WORKER_ROLES] }, status: 'active' },
    order: { by: 'areaCode' },
    limit: 500,
  })
  const nameOf = await areaNames(
    ctx,
    posts.items.map((post) => post.areaCode),
  )
  return {
    items: posts.items.map((post) => ({
      staffId: post._id,
      name: post.name,
      roleZh: ROLE_LABELS[post.role].zh,
      areaZh: nameOf(post.areaCode),
    })),
  }
}
