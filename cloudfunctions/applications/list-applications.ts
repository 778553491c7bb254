import type { applicationsContract } from '@shared/applications/contract'
import { departmentsRead } from '@shared/applications/permissions'
import { rowOf } from '@shared/applications/view'
import type { Handler } from '../runtime'

/** A department officer sees the items of the own department; posts of the area see everything of it. */
export const listApplications: Handler<typeof applicationsContract.actions.list> = async (ctx, input) => {
  const departments = departmentsRead(ctx.actor, input.areaCode)
  const page = await ctx.store.applications.find({
    where: {
      areaCode: { prefix: input.areaCode },
      ...(input.status ? { status: input.status } : {}),
      ...(input.householdId ? { householdId: input.householdId } : {}),
      ...(departments ? { departmentId: { in: departments } } : {}),
    },
    order: { by: '_id', direction: 'desc' },
    limit: input.limit,
    after: input.after,
  })
  const households = await ctx.store.households.getMany([...new Set(page.items.map((item) => item.householdId))])
  return {
    items: page.items.map((item) =>
      rowOf(item, households.find((one) => one._id === item.householdId) ?? null, ctx.now),
    ),
    next: page.next ?? null,
  }
}
