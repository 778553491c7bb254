import type { tasksContract } from '@shared/tasks/contract'
import type { Handler } from '../runtime'
import { ownSeat } from '../runtime/records/seats'
import { changeTask } from './change-task'

/** Of a delivery: the result was read aloud. Every other task ends with its visit. */
export const completeTask: Handler<typeof tasksContract.actions.complete> = async (ctx, input) => {
  const task = await ctx.store.tasks.get(input.taskId)
  return changeTask(ctx, input, {
    event: 'complete',
    byName: (task && ownSeat(ctx, task.assigneeStaffId)?.name) ?? '',
    noteZh: input.noteZh,
  })
}
