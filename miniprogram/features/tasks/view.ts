import type { TaskCard, TaskDetail } from '@shared/tasks/contract'
import { taskAllows } from '@shared/tasks/lifecycle'

/** Overdue is said in words, not only by colour. */
export const dueWords = (task: Pick<TaskCard, 'dueZh' | 'overdue'>): string =>
  task.overdue && !task.dueZh.includes('超') ? `已超时 · ${task.dueZh}` : task.dueZh

/** Nearest deadline first; the server already sorts, offline copies may not be. */
export const nearestFirst = (tasks: readonly TaskCard[]): TaskCard[] =>
  [...tasks].sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.taskId.localeCompare(b.taskId))

export const taskTone = (task: Pick<TaskCard, 'overdue' | 'status'>): 'danger' | 'warn' | 'ok' | 'info' => {
  if (task.overdue) return 'danger'
  if (task.status === 'completed') return 'ok'
  return task.status === 'requested' ? 'warn' : 'info'
}

/** What the worker may do on a card. The list can be read and signatures taken as soon as the household is known. */
export const taskActions = (task: Pick<TaskDetail, 'status' | 'kind' | 'householdId'>) => ({
  canAccept: taskAllows(task.kind, task.status, 'accept'),
  canReturn: taskAllows(task.kind, task.status, 'return'),
  canVisit: task.status !== 'requested' && taskAllows(task.kind, task.status, 'visit'),
  canComplete: taskAllows(task.kind, task.status, 'complete'),
  knowsHousehold: task.householdId !== null,
})

export const summaryZh = (tasks: readonly TaskCard[]): string => {
  if (tasks.length === 0) return '今天没有要跑的事'
  const late = tasks.filter((task) => task.overdue).length
  return late > 0 ? `${tasks.length}件要办，其中${late}件已超时` : `${tasks.length}件要办`
}
