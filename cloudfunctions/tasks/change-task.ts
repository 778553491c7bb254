import { KoumenError } from '@shared/kernel/errors'
import { taskAfter, type TaskEvent } from '@shared/tasks/lifecycle'
import type { TaskStatus } from '@shared/tasks/model'
import { taskHistoryLine } from '@shared/tasks/view'
import type { Context, Doc, Patch, Tx } from '../runtime'

interface Change {
  event: TaskEvent
  byName: string
  noteZh?: string
  patch?: Patch<'tasks'>
  /** What else rides in the same transaction. */
  also?: (tx: Tx, task: Doc<'tasks'>) => Promise<void>
}

/** The one write of every step of a task, against the version that was seen. */
export const changeTask = async (
  ctx: Context,
  input: { taskId: string; version: number },
  { event, byName, noteZh = '', patch = {}, also }: Change,
): Promise<{ taskId: string; version: number; status: TaskStatus }> =>
  ctx.commit(async (tx) => {
    const task = await tx.tasks.get(input.taskId)
    if (!task) throw new KoumenError('NOT_FOUND', '没有找到这件任务，请刷新列表。')
    const status = taskAfter(task.kind, task.status, event)
    if (task.version !== input.version) throw new KoumenError('CONFLICT')
    const history = [...task.history, taskHistoryLine(ctx.now, event, byName, noteZh)]
    const changed = await tx.tasks.update(task, { ...patch, status, history })
    await also?.(tx, task)
    tx.audit({ householdId: task.householdId ?? undefined, areaCode: task.areaCode, note: `task ${event}` })
    return { taskId: task._id, version: changed.version, status }
  })
