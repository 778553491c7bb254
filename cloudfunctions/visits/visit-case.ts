import type { StaffSeat } from '@shared/access/actor'
import { KoumenError } from '@shared/kernel/errors'
import { isOpenTask } from '@shared/tasks/lifecycle'
import type { Context, Doc } from '../runtime'
import { ownSeat } from '../runtime/records/seats'

/** The task a visit belongs to, with what hangs on it. */
export interface VisitCase {
  task: Doc<'tasks'>
  request: Doc<'requests'> | null
  seat: StaffSeat
}

/** Loads it for whoever has the task, covers who has it, or had it: a visit made while offline stays theirs to deliver. */
export const openCase = async (ctx: Context, taskId: string): Promise<VisitCase> => {
  const task = await ctx.store.tasks.get(taskId)
  if (!task) throw new KoumenError('NOT_FOUND', '没有找到这件任务，请刷新列表。')
  const seat = [task.assigneeStaffId, ...task.formerAssigneeStaffIds]
    .map((staffId) => ownSeat(ctx, staffId))
    .find((one) => one !== undefined)
  if (!seat) throw new KoumenError('FORBIDDEN', '这件任务没有派给您，走访不能记在这里。')
  const request = task.requestId === null ? null : await ctx.store.requests.get(task.requestId)
  return { task, request, seat }
}

/** The task has moved on since the worker set out: done, cancelled, or in other hands. */
export const hasMovedOn = (task: Doc<'tasks'>, seat: StaffSeat): boolean =>
  !isOpenTask(task.status) || ![seat.staffId, seat.coversStaffId].includes(task.assigneeStaffId)
