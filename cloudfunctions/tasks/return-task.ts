import { KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import type { tasksContract } from '@shared/tasks/contract'
import type { Handler } from '../runtime'
import { findOfficer } from '../runtime/records/find-worker'
import { ownSeat } from '../runtime/records/seats'
import { changeTask } from './change-task'
import { followRequest } from './follow-request'

/** The township officer gets it, with the reason, and gives it to somebody: a returned task is never nobody's. */
export const returnTask: Handler<typeof tasksContract.actions.return> = async (ctx, input) => {
  const task = await ctx.store.tasks.get(input.taskId)
  if (!task) throw new KoumenError('NOT_FOUND')
  const officer = await findOfficer(ctx, task.areaCode)
  if (!officer || officer.staffId === task.assigneeStaffId) {
    throw new KoumenError('ILLEGAL_TRANSITION', '这件任务已经到乡镇了，请直接转派给别人。')
  }
  const byName = ownSeat(ctx, task.assigneeStaffId)?.name ?? task.assigneeName
  return changeTask(ctx, input, {
    event: 'return',
    byName,
    noteZh: input.reasonZh,
    patch: {
      assigneeStaffId: officer.staffId,
      assigneeName: officer.name,
      formerAssigneeStaffIds: [...new Set([...task.formerAssigneeStaffIds, task.assigneeStaffId])],
    },
    also: async (tx, seen) => {
      const patch = { contactStaffId: officer.staffId, contactName: officer.name, contactPhone: officer.phone }
      await followRequest(ctx, tx, seen, { event: 'reassign', line: 'return', byName, patch })
      const key = `${seen._id}:${seen.version}`
      const about = { page: PAGES.tasksOfArea(), relatedId: seen._id }
      tx.enqueue(notify('taskReturned', key, { staffId: officer.staffId }, about))
    },
  })
}
