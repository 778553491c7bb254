import { seatOfPost } from '@shared/access/actor'
import { KoumenError } from '@shared/kernel/errors'
import type { Guard } from '../runtime/guards'

/** The post that has the task now, or who covers it, wherever its area lies: a worker may be lent to the next village. */
export const assigneeOf = <I>(taskId: (input: I) => string): Guard<I> => ({
  describe: 'assigneeOf(task)',
  admits: (actor) => {
    if (actor.kind !== 'person') throw new KoumenError('UNAUTHENTICATED')
    if (actor.staff.length === 0) throw new KoumenError('FORBIDDEN')
  },
  check: async (ctx, input) => {
    const assignee = await ctx.field('tasks', taskId(input), 'assigneeStaffId')
    if (assignee === undefined) throw new KoumenError('NOT_FOUND', '没有找到这件任务，请刷新列表。')
    if (!seatOfPost(ctx.actor, assignee)) {
      throw new KoumenError('FORBIDDEN', '这件任务现在不在您手上，请刷新列表。')
    }
  },
})
