import { covers } from '@shared/access/scope'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import type { tasksContract } from '@shared/tasks/contract'
import { SUPERVISOR_ROLES, WORKER_ROLES } from '@shared/tasks/roles'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { changeTask } from './change-task'
import { followRequest } from './follow-request'

/** Only to an active worker of the supervisor's own area: the next village may help out, the next county may not. */
export const reassignTask: Handler<typeof tasksContract.actions.reassign> = async (ctx, input) => {
  const task = await ctx.store.tasks.get(input.taskId)
  if (!task) throw new KoumenError('NOT_FOUND')
  const seat = seatOver(ctx, task.areaCode, SUPERVISOR_ROLES)
  const worker = await ctx.store.staff.get(input.staffId)
  const isWorker = worker !== null && (WORKER_ROLES as readonly string[]).includes(worker.role)
  const reach = isWorker && (covers(seat.areaCode, worker.areaCode) || covers(worker.areaCode, task.areaCode))
  if (!worker || !reach) throw invalidField('staffId', '这位同志不在您的辖区，请从名单里选。')
  if (worker.status !== 'active') throw invalidField('staffId', '这位同志现在不在岗，请换一位。')
  return changeTask(ctx, input, {
    event: 'reassign',
    byName: seat.name,
    noteZh: input.reasonZh ? `${worker.name}，${input.reasonZh}` : worker.name,
    patch: {
      assigneeStaffId: worker._id,
      assigneeName: worker.name,
      formerAssigneeStaffIds: [...new Set([...task.formerAssigneeStaffIds, task.assigneeStaffId])],
    },
    also: async (tx, seen) => {
      const patch = {
        contactStaffId: worker._id,
        contactName: worker.name,
        ...(worker.phone ? { contactPhone: worker.phone } : {}),
      }
      await followRequest(ctx, tx, seen, { event: 'reassign', byName: worker.name, patch })
      const about = { page: PAGES.task(seen._id), relatedId: seen._id }
      tx.enqueue(notify('reassignedTask', `${seen._id}:${seen.version}`, { staffId: worker._id }, about))
    },
  })
}
