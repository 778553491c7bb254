import type { Application } from '@shared/applications/model'
import { ROLE_LABELS } from '@shared/access/labels'
import { mayDecideAt } from '@shared/access/roles'
import { decidingLevel } from '@shared/applications/permissions'
import { addWorkingDays } from '@shared/kernel/working-days'
import { notify, PAGES } from '@shared/notifications/compose'
import { instantOn } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker, type Worker } from '../runtime/records/find-worker'

/** The decision as it is written down: a person, a post, a moment. */
export const decisionBy = (
  ctx: Context,
  item: Application,
  given: { approved: boolean; reasonZh: string; signatureAttachmentId?: string },
): NonNullable<Application['decision']> => {
  const level = decidingLevel(item)
  const seat = ctx.actor.staff.find((one) => mayDecideAt(one.role, level) && item.areaCode.startsWith(one.areaCode))!
  return {
    approved: given.approved,
    reasonZh: given.reasonZh,
    byStaffId: seat.staffId,
    byName: seat.name,
    roleZh: ROLE_LABELS[seat.role].zh,
    at: ctx.now,
    signatureAttachmentId: given.signatureAttachmentId ?? null,
  }
}

/** The phones whose owners were verified for the household: they are told that there is a result, never which. */
const verifiedPhones = async (ctx: Context, householdId: string): Promise<string[]> => {
  const links = await ctx.store.personLinks.find({ where: { householdId, status: 'verified' }, limit: 100 })
  return [...new Set(links.items.map((link) => link.openid))]
}

/** Who reads the result aloud; nobody when the county has no worker there: the decision stands all the same. */
const readerFor = async (ctx: Context, areaCode: string): Promise<Worker | undefined> => {
  try {
    return await findWorker(ctx, await areaPath(ctx, areaCode))
  } catch (error) {
    if (error instanceof KoumenError) return undefined
    throw error
  }
}

/** What every decision starts: a worker reads the result aloud within three working days, verified phones get a line. */
export const announcement = async (ctx: Context, item: Doc<'applications'>): Promise<(tx: Tx) => Promise<void>> => {
  const phones = await verifiedPhones(ctx, item.householdId)
  const household = await ctx.store.households.get(item.householdId)
  const worker = await readerFor(ctx, item.areaCode)
  const taskId = `delivery-${item._id}`
  return async (tx) => {
    for (const openid of phones) {
      const about = { page: PAGES.myStatement(), relatedId: item._id }
      tx.enqueue(notify('decisionReady', `${item._id}:${openid}`, { openid }, about))
    }
    if (!household || !worker) return
    await tx.tasks.insertOnce({
      _id: taskId,
      kind: 'delivery',
      areaCode: item.areaCode,
      requestId: item.requestId,
      warningId: null,
      applicationId: item._id,
      householdId: item.householdId,
      assigneeStaffId: worker.staffId,
      assigneeName: worker.name,
      titleZh: '上门念结果',
      personName: household.headName,
      addressText: household.addressText,
      phoneSealed: null,
      openerZh: '上次说的事有结果了，我来念给您听。',
      dueAt: instantOn(addWorkingDays(ctx.today, 3).date, '18:00'),
      status: 'requested',
      history: [{ at: ctx.now, event: 'dispatch', byName: '系统', noteZh: '' }],
    })
    tx.enqueue(notify('newTask', taskId, { staffId: worker.staffId }, { page: PAGES.task(taskId), relatedId: taskId }))
  }
}
