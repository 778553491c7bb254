import { KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import type { requestsContract } from '@shared/requests/contract'
import { mayCancel, requestAfter } from '@shared/requests/lifecycle'
import { isOpenTask, taskAfter } from '@shared/tasks/lifecycle'
import type { Handler } from '../runtime'
import { withoutDeclared } from '../runtime/records/drop-declared'
import { toMyRequest } from './view-request'

/** Who asked takes it back before anybody was met: nobody goes there for it, and what they said of themselves is dropped. */
export const cancelRequest: Handler<typeof requestsContract.actions.cancel> = async (ctx, input) => {
  const { items: tasks } = await ctx.store.tasks.find({ where: { requestId: input.requestId } })
  return ctx.commit(async (tx) => {
    const request = await tx.requests.get(input.requestId)
    if (!request) throw new KoumenError('NOT_FOUND')
    const status = requestAfter(request.status, 'cancel')
    if (!mayCancel(request))
      throw new KoumenError('ILLEGAL_TRANSITION', '反映的情况会有人去看，不能取消。说错了请打电话告诉来办的同志。')
    if (request.version !== input.version) throw new KoumenError('CONFLICT')
    const history = [...request.history, { at: ctx.now, event: 'cancel', byName: '', noteZh: '' }]
    const cancelled = await tx.requests.update(request, {
      status,
      declaredUntil: null,
      ...withoutDeclared(ctx, request),
      history,
    })
    for (const { _id } of tasks) {
      const task = await tx.tasks.get(_id)
      if (!task || !isOpenTask(task.status)) continue
      await tx.tasks.update(task, {
        status: taskAfter(task.kind, task.status, 'cancel'),
        history: [...task.history, { at: ctx.now, event: 'cancel', byName: '', noteZh: '本人取消求助' }],
      })
      const about = { page: PAGES.today(), relatedId: _id }
      tx.enqueue(notify('requestCancelled', _id, { staffId: task.assigneeStaffId }, about))
    }
    tx.audit({ areaCode: request.areaCode, note: `request ${request.requestNo} cancelled` })
    return toMyRequest(ctx, cancelled)
  })
}
