import { KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import type { tasksContract } from '@shared/tasks/contract'
import type { Handler } from '../runtime'
import { ownSeat } from '../runtime/records/seats'
import { changeTask } from './change-task'
import { followRequest } from './follow-request'

/** Who stands in for an absent colleague takes the task over: the person waiting must hear who really comes. */
export const acceptTask: Handler<typeof tasksContract.actions.accept> = async (ctx, input) => {
  const task = await ctx.store.tasks.get(input.taskId)
  const seat = task && ownSeat(ctx, task.assigneeStaffId)
  if (!task || !seat) throw new KoumenError('NOT_FOUND', '没有找到这件任务，请刷新列表。')
  const takesOver = seat.staffId !== task.assigneeStaffId
  const phone = takesOver ? (await ctx.store.staff.get(seat.staffId))?.phone : undefined
  const byName = takesOver ? seat.name : task.assigneeName
  return changeTask(ctx, input, {
    event: 'accept',
    byName,
    noteZh: takesOver ? `代${task.assigneeName}` : '',
    patch: takesOver
      ? {
          assigneeStaffId: seat.staffId,
          assigneeName: seat.name,
          formerAssigneeStaffIds: [...new Set([...task.formerAssigneeStaffIds, task.assigneeStaffId])],
        }
      : {},
    also: async (tx, seen) => {
      const contact = {
        contactStaffId: seat.staffId,
        contactName: seat.name,
        ...(phone ? { contactPhone: phone } : {}),
      }
      const request = await followRequest(ctx, tx, seen, {
        event: 'accept',
        byName,
        ...(takesOver ? { patch: contact } : {}),
      })
      if (!request) return
      const to = { openid: request.requesterOpenid }
      tx.enqueue(notify('requestAccepted', seen._id, to, { page: PAGES.myRequests(), relatedId: request._id }))
    },
  })
}
