import { notify, PAGES } from '@shared/notifications/compose'
import { nextTryDueAt } from '@shared/requests/contact-deadline'
import { requestAfter, requestAllows } from '@shared/requests/lifecycle'
import { taskAfter } from '@shared/tasks/lifecycle'
import type { TaskStatus } from '@shared/tasks/model'
import { taskHistoryLine } from '@shared/tasks/view'
import { VISIT_OUTCOME_LABELS } from '@shared/visits/labels'
import type { VisitOutcome } from '@shared/visits/model'
import { withoutDeclared } from '../runtime/records/drop-declared'
import type { Worker } from '../runtime/records/find-worker'
import type { Context, Tx } from '../runtime'
import { hasMovedOn, type VisitCase } from './visit-case'

export interface FollowedUp {
  taskStatus: TaskStatus
  arrivedLate: boolean
  retryDueAt: string | null
}

/** A visit that finds its task gone on is a line of its history and a message to the officer: never lost, never undoing. */
const followLate = async (
  ctx: Context,
  tx: Tx,
  visitId: string,
  { task, seat }: VisitCase,
  officer: Worker | undefined,
): Promise<FollowedUp> => {
  const history = [...task.history, taskHistoryLine(ctx.now, 'lateVisit', seat.name)]
  await tx.tasks.update(task, { history })
  if (officer) {
    const about = { page: PAGES.tasksOfArea(), relatedId: task._id }
    tx.enqueue(notify('lateVisit', visitId, { staffId: officer.staffId }, about))
  }
  return { taskStatus: task.status, arrivedLate: true, retryDueAt: null }
}

/** Carries a visit over to its task and its request. `folded`: what the requester had declared went into the file. */
export const followUp = async (
  ctx: Context,
  tx: Tx,
  visitId: string,
  before: VisitCase,
  seen: { outcome: VisitOutcome; householdId: string | null; officer: Worker | undefined; folded: boolean },
): Promise<FollowedUp> => {
  const task = (await tx.tasks.get(before.task._id)) ?? before.task
  const { seat } = before
  const request = task.requestId === null ? null : await tx.requests.get(task.requestId)
  const arrivedLate = hasMovedOn(task, seat)
  const event = seen.outcome === 'notHome' ? 'noneHome' : 'visit'
  const retryDueAt = event === 'noneHome' && !arrivedLate ? nextTryDueAt(ctx.now) : null

  if (request && requestAllows(request.status, event) && !(arrivedLate && event === 'noneHome')) {
    const line = seen.outcome === 'met' || seen.outcome === 'refused' ? 'visit' : 'noneHome'
    await tx.requests.update(request, {
      status: requestAfter(request.status, event),
      ...(seen.householdId !== null ? { householdId: seen.householdId } : {}),
      ...(retryDueAt !== null ? { contactDueAt: retryDueAt } : {}),
      ...(seen.folded ? withoutDeclared(ctx, request) : {}),
      history: [...request.history, { at: ctx.now, event: line, byName: seat.name, noteZh: '' }],
    })
    const to = { openid: request.requesterOpenid }
    const about = { page: PAGES.myRequests(), relatedId: request._id }
    if (event === 'visit') tx.enqueue(notify('requestVisited', visitId, to, about))
  }
  if (arrivedLate) return followLate(ctx, tx, visitId, { ...before, task }, seen.officer)

  const status = taskAfter(task.kind, task.status, event)
  await tx.tasks.update(task, {
    status,
    ...(seen.householdId !== null ? { householdId: seen.householdId } : {}),
    ...(retryDueAt !== null ? { dueAt: retryDueAt } : {}),
    history: [
      ...task.history,
      taskHistoryLine(ctx.now, event, seat.name, event === 'visit' ? VISIT_OUTCOME_LABELS[seen.outcome].zh : ''),
    ],
  })
  if (seen.officer && (seen.outcome === 'moved' || seen.outcome === 'refused')) {
    const about = { page: PAGES.tasksOfArea(), relatedId: task._id }
    tx.enqueue(notify('movedAway', visitId, { staffId: seen.officer.staffId }, about))
  }
  return { taskStatus: status, arrivedLate: false, retryDueAt }
}
