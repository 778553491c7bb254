import type { Context, Where } from '../runtime'

/** Which warnings of an area an officer handles: the township's, the department's, the data office's; a dispatcher all. */
export const ownWarnings = (ctx: Pick<Context, 'actor'>, areaCode: string): Where<'warnings'> => {
  const mine = ctx.actor.staff.filter((seat) => areaCode.startsWith(seat.areaCode))
  const has = (...roles: string[]): boolean => mine.some((seat) => roles.includes(seat.role))
  const inArea = { areaCode: { prefix: areaCode } }
  if (has('countyDispatcher')) return inArea
  // The township sees to what its grid workers were sent for.
  if (has('townshipOfficer', 'townshipLeader'))
    return { ...inArea, assigneeRole: { in: ['townshipOfficer', 'gridWorker'] } }
  if (has('administrator')) return { ...inArea, assigneeRole: 'administrator' }
  const departments = mine.flatMap((seat) =>
    seat.role === 'departmentOfficer' && seat.departmentId ? [seat.departmentId] : [],
  )
  return { ...inArea, departmentId: { in: departments } }
}
