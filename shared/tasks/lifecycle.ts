import { KoumenError } from '../kernel/errors'
import type { TaskKind, TaskStatus } from './model'

export type TaskEvent = 'accept' | 'visit' | 'noneHome' | 'return' | 'reassign' | 'complete' | 'cancel'

const OPEN_EVENTS = { visit: 'completed', noneHome: 'inProgress', reassign: 'requested', cancel: 'cancelled' } as const

/** State → event → next state. A returned task is `rejected` until an officer gives it to somebody. */
export const TASK_LIFECYCLE: Record<TaskStatus, Partial<Record<TaskEvent, TaskStatus>>> = {
  requested: { ...OPEN_EVENTS, accept: 'accepted', return: 'rejected', complete: 'completed' },
  accepted: { ...OPEN_EVENTS, return: 'rejected', complete: 'completed' },
  inProgress: { ...OPEN_EVENTS, return: 'rejected', complete: 'completed' },
  rejected: { reassign: 'requested', cancel: 'cancelled' },
  completed: {},
  cancelled: {},
}

/** Only a delivery is completed by saying so: what asks for a visit ends with the visit. */
const isMeantFor = (kind: TaskKind, event: TaskEvent): boolean =>
  event === 'complete' ? kind === 'delivery' : event === 'visit' || event === 'noneHome' ? kind !== 'delivery' : true

export const taskAllows = (kind: TaskKind, status: TaskStatus, event: TaskEvent): boolean =>
  isMeantFor(kind, event) && TASK_LIFECYCLE[status][event] !== undefined

export const taskAfter = (kind: TaskKind, status: TaskStatus, event: TaskEvent): TaskStatus => {
  const next = TASK_LIFECYCLE[status][event]
  if (next === undefined || !isMeantFor(kind, event)) throw new KoumenError('ILLEGAL_TRANSITION')
  return next
}

export const OPEN_TASK_STATUSES = ['requested', 'accepted', 'inProgress', 'rejected'] as const satisfies TaskStatus[]
export const DONE_TASK_STATUSES = ['completed', 'cancelled'] as const satisfies TaskStatus[]
export const isOpenTask = (status: TaskStatus): boolean =>
  (OPEN_TASK_STATUSES as readonly TaskStatus[]).includes(status)
