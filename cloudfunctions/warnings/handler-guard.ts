import type { StaffSeat } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { areaOf, staff } from '../runtime'
import type { Guard, GuardContext } from '../runtime/guards'

/** Who handles warnings at all; which of them, the warning itself says. */
const HANDLERS: readonly StaffRole[] = ['townshipOfficer', 'departmentOfficer', 'countyDispatcher', 'administrator']

interface Handled {
  areaCode: string
  assigneeRole: string | undefined
  departmentId: string | null | undefined
}

/** Whether one of the posts handles a warning: the assigned one, a dispatcher, the township for its grid workers. */
export const mayHandle = (seats: readonly StaffSeat[], { areaCode, assigneeRole, departmentId }: Handled): boolean =>
  seats.some(
    (seat) =>
      covers(seat.areaCode, areaCode) &&
      (seat.role === 'countyDispatcher' ||
        (seat.role === assigneeRole && (!departmentId || seat.departmentId === departmentId)) ||
        // The township sees to what its grid workers were sent for.
        (seat.role === 'townshipOfficer' && assigneeRole === 'gridWorker')),
  )

/**
 * The officer whom the warning is assigned to: the township officer of its area, or the department it names. A county
 * dispatcher may step in. A foreign township is refused with the name of the one responsible.
 */
export const handlerOf = <I>(warningId: (input: I) => string): Guard<I> => {
  const inArea = staff<I>(HANDLERS, { over: areaOf('warnings', warningId) })
  return {
    describe: 'handlerOf(warning)',
    admits: inArea.admits,
    check: async (ctx: GuardContext, input: I) => {
      await inArea.check(ctx, input)
      const id = warningId(input)
      const [areaCode = '', assigneeRole, departmentId] = await Promise.all(
        ['areaCode', 'assigneeRole', 'departmentId'].map((field) => ctx.field('warnings', id, field)),
      )
      if (!mayHandle(ctx.actor.staff, { areaCode, assigneeRole, departmentId }))
        throw new KoumenError('FORBIDDEN', '这条预警由别的部门办理。')
    },
  }
}
