import { notify, PAGES } from '@shared/notifications/compose'
import { OPEN_TASK_STATUSES } from '@shared/tasks/lifecycle'
import { overdueStep } from '@shared/tasks/task-clock'
import { taskHistoryLine } from '@shared/tasks/view'
import type { Context, TimerHandler } from '../runtime'
import { findOfficer } from '../runtime/records/find-worker'

/** Takes the due step for one late task; what has happened meanwhile is looked at again inside the transaction. */
const escalateOne = async (ctx: Context, taskId: string, areaCode: string): Promise<'none' | 'remind' | 'escalate'> => {
  const officer = await findOfficer(ctx, areaCode)
  return ctx.commit(async (tx) => {
    const task = await tx.tasks.get(taskId)
    const step = task ? overdueStep(task, ctx.now) : 'none'
    if (!task || step === 'none') return 'none'
    const escalates = step === 'escalate'
    await tx.tasks.update(task, {
      remindedFor: task.dueAt,
      ...(escalates ? { escalatedFor: task.dueAt } : {}),
      history: [...task.history, taskHistoryLine(ctx.now, step, '系统')],
    })
    const to = escalates && officer ? officer.staffId : task.assigneeStaffId
    const about = escalates ? { page: PAGES.tasksOfArea() } : { page: PAGES.task(task._id) }
    tx.enqueue(
      notify(
        escalates ? 'taskOverdue' : 'taskDue',
        `${task._id}:${task.dueAt}`,
        { staffId: to },
        {
          ...about,
          relatedId: task._id,
        },
      ),
    )
    const request = escalates && task.requestId !== null ? await tx.requests.get(task.requestId) : null
    if (request) {
      const line = { at: ctx.now, event: 'escalate', byName: '系统', noteZh: '' }
      await tx.requests.update(request, { history: [...request.history, line] })
    }
    tx.audit({ areaCode: task.areaCode, note: `task ${step}` })
    return step
  })
}

/** Every ten minutes: late tasks remind their worker, later ones are told to the township officer. */
export const escalateOverdue: TimerHandler = async (ctx) => {
  const counts = { remind: 0, escalate: 0, none: 0 }
  const late = ctx.store.tasks.iterate({
    where: { status: { in: [...OPEN_TASK_STATUSES] }, dueAt: { lt: ctx.now } },
    order: { by: 'dueAt' },
    limit: 100,
  })
  for await (const task of late) counts[await escalateOne(ctx, task._id, task.areaCode)] += 1
  return counts
}
