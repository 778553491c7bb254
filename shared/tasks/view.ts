import { formatInstant, type Instant } from '../kernel/dates'
import type { TaskCard } from './contract'
import { TASK_EVENT_LABELS, TASK_STATUS_LABELS } from './labels'
import type { Task } from './model'
import { dueSentence, isOverdue } from './task-clock'

/** What a worker's list shows: nothing about illness, income or the warning behind a care visit. */
export const toTaskCard = (task: Task, now: Instant): TaskCard => ({
  taskId: task._id,
  version: task.version,
  kind: task.kind,
  titleZh: task.titleZh,
  personName: task.personName,
  addressZh: task.addressText,
  status: task.status,
  statusZh: TASK_STATUS_LABELS[task.status].zh,
  dueAt: task.dueAt,
  dueZh: dueSentence(task.kind, task.status, task.dueAt, now),
  overdue: isOverdue(task, now),
})

/** 「今天09:12 兰小燕 退单：腿伤了」 */
export const taskHistory = (task: Task, now: Instant): { at: string; textZh: string }[] =>
  task.history.map(({ at, event, byName, noteZh }) => {
    const what = TASK_EVENT_LABELS[event]?.zh ?? event
    return { at, textZh: `${formatInstant(at, now)} ${byName} ${what}${noteZh ? `：${noteZh}` : ''}` }
  })

/** One more line of history. */
export const taskHistoryLine = (at: Instant, event: string, byName: string, noteZh = ''): Task['history'][number] => ({
  at,
  event,
  byName,
  noteZh,
})
