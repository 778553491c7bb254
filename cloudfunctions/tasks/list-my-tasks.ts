import { postsAnsweredFor } from '@shared/access/actor'
import type { tasksContract } from '@shared/tasks/contract'
import { DONE_TASK_STATUSES, OPEN_TASK_STATUSES } from '@shared/tasks/lifecycle'
import { toTaskCard } from '@shared/tasks/view'
import type { Handler } from '../runtime'

/** Open work of an absent colleague stands with their cover's own; what is done stays in the list of who did it. */
export const listMyTasks: Handler<typeof tasksContract.actions.listMine> = async (ctx, input) => {
  const isOpen = input.show === 'open'
  const page = await ctx.store.tasks.find({
    where: {
      assigneeStaffId: { in: isOpen ? postsAnsweredFor(ctx.actor) : ctx.actor.staff.map((seat) => seat.staffId) },
      status: { in: isOpen ? [...OPEN_TASK_STATUSES] : [...DONE_TASK_STATUSES] },
    },
    order: { by: 'dueAt', direction: isOpen ? 'asc' : 'desc' },
    limit: input.limit,
    after: input.after,
  })
  return { items: page.items.map((task) => toTaskCard(task, ctx.now)), next: page.next ?? null }
}
