import { requestAfter, requestAllows, type RequestEvent } from '@shared/requests/lifecycle'
import type { Context, Doc, Patch, Tx } from '../runtime'

/** Carries a step of the task over to the request it serves, so that whoever asked sees it; steps it cannot take are left out. */
export const followRequest = async (
  ctx: Context,
  tx: Tx,
  task: Doc<'tasks'>,
  step: { event: RequestEvent; line?: string; byName: string; patch?: Patch<'requests'> },
): Promise<Doc<'requests'> | null> => {
  const request = task.requestId === null ? null : await tx.requests.get(task.requestId)
  if (!request || !requestAllows(request.status, step.event)) return null
  return tx.requests.update(request, {
    ...step.patch,
    status: requestAfter(request.status, step.event),
    history: [...request.history, { at: ctx.now, event: step.line ?? step.event, byName: step.byName, noteZh: '' }],
  })
}
