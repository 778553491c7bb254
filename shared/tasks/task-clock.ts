import { addMinutes, formatInstant, type Instant } from '../kernel/dates'
import { isOpenTask } from './lifecycle'
import type { TaskKind, TaskStatus } from './model'

/** What each kind asks for by its deadline. */
const DUE_VERBS: Record<TaskKind, { first: string; started: string }> = {
  request: { first: '前联系', started: '前再上门' },
  careVisit: { first: '前走访', started: '前再上门' },
  delivery: { first: '前念给本人', started: '前念给本人' },
}

/** 「今天18:00前联系」 */
export const dueSentence = (kind: TaskKind, status: TaskStatus, dueAt: Instant, now: Instant): string =>
  `${formatInstant(dueAt, now)}${status === 'inProgress' ? DUE_VERBS[kind].started : DUE_VERBS[kind].first}`

export const isOverdue = (task: { status: TaskStatus; dueAt: Instant }, now: Instant): boolean =>
  isOpenTask(task.status) && Date.parse(task.dueAt) < Date.parse(now)

/** How long after the deadline the township officer is told. */
export const ESCALATE_AFTER_MINUTES = 120

export type OverdueStep = 'none' | 'remind' | 'escalate'

/**
 * What is due for a late task: first its worker is reminded, and two hours later the township officer is told. Each
 * happens once a deadline; a new deadline (a second try) starts afresh.
 */
export const overdueStep = (
  task: { status: TaskStatus; dueAt: Instant; remindedFor: Instant | null; escalatedFor: Instant | null },
  now: Instant,
): OverdueStep => {
  if (!isOverdue(task, now)) return 'none'
  const late = Date.parse(addMinutes(task.dueAt, ESCALATE_AFTER_MINUTES)) <= Date.parse(now)
  if (late && task.escalatedFor !== task.dueAt) return 'escalate'
  return task.remindedFor === task.dueAt || late ? 'none' : 'remind'
}
