import type { applicationsContract } from '@shared/applications/contract'
import { rowOf } from '@shared/applications/view'
import { covers } from '@shared/access/scope'
import type { Context, Handler } from '../runtime'

/** A department officer sees the items of the own department; township posts see everything of their area. */
const departmentsSeen = (ctx: Context, areaCode: string): string[] | undefined => {
  const seats = ctx.actor.staff.filter((seat) => covers(seat.areaCode, areaCode))
  if (seats.some((seat) => seat.role !== 'departmentOfficer')) return undefined
  return seats.flatMap((seat) => (seat.departmentId ? [seat.departmentId] : []))
}

export const listApplications: Handler<typeof applicationsContract.actions.list> = async (ctx, input) => {
  const departments = departmentsSeen(ctx, input.areaCode)
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
