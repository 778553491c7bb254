import type { tasksContract } from '@shared/tasks/contract'
import { toTaskCard } from '@shared/tasks/view'
import type { Handler } from '../runtime'

export const listTasks: Handler<typeof tasksContract.actions.list> = async (ctx, input) => {
  const page = await ctx.store.tasks.find({
    where: {
      areaCode: { prefix: input.areaCode },
      ...(input.status ? { status: input.status } : {}),
      ...(input.dueBefore ? { dueAt: { lt: input.dueBefore } } : {}),
    },
    order: { by: 'dueAt' },
    limit: input.limit,
    after: input.after,
  })
  return {
    items: page.items.map((task) => ({
      ...toTaskCard(task, ctx.now),
      assigneeName: task.assigneeName,
      assigneeStaffId: task.assigneeStaffId,
    })),
    next: page.next ?? null,
  }
}
