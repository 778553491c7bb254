import { warningRow } from '@shared/warnings/warning-row'
import type { warningsContract } from '@shared/warnings/contract'
import type { Handler, Where } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

/** The queue of one officer: their township's warnings, or their department's, nearest deadline first. */
export const listWarnings: Handler<typeof warningsContract.actions.list> = async (ctx, input) => {
  const mine = ctx.actor.staff.filter((seat) => input.areaCode.startsWith(seat.areaCode))
  const departments = mine.flatMap((seat) =>
    seat.role === 'departmentOfficer' && seat.departmentId ? [seat.departmentId] : [],
  )
  const isDispatcher = mine.some((seat) => seat.role === 'countyDispatcher')
  const ofTownship = mine.some((seat) => ['townshipOfficer', 'townshipLeader'].includes(seat.role))
  const own: Where<'warnings'> = isDispatcher
    ? {}
    : ofTownship
      ? { assigneeRole: 'townshipOfficer' }
      : { departmentId: { in: departments } }
  const { items, next } = await ctx.store.warnings.find({
    where: {
      ...own,
      areaCode: { prefix: input.areaCode },
      status: input.status ?? { in: ['open', 'inProgress'] },
    },
    order: { by: 'dueOn' },
    limit: input.limit,
    after: input.after,
  })
  const nameOf = await areaNames(
    ctx,
    items.map((w) => w.areaCode.slice(0, 12)),
  )
  return { items: items.map((w) => warningRow(w, nameOf(w.areaCode.slice(0, 12)), ctx.today)), next: next ?? null }
}
