import { notify, PAGES } from '@shared/notifications/compose'
import type { tasksContract } from '@shared/tasks/contract'
import type { Handler } from '../runtime'
import { changeTask } from './change-task'
import { followRequest } from './follow-request'

export const acceptTask: Handler<typeof tasksContract.actions.accept> = async (ctx, input) => {
  const task = await ctx.store.tasks.get(input.taskId)
  const byName = task?.assigneeName ?? ''
  return changeTask(ctx, input, {
    event: 'accept',
    byName,
    also: async (tx, seen) => {
      const request = await followRequest(ctx, tx, seen, { event: 'accept', byName })
      if (!request) return
      const to = { openid: request.requesterOpenid }
      tx.enqueue(notify('requestAccepted', seen._id, to, { page: PAGES.myRequests(), relatedId: request._id }))
    },
  })
}
