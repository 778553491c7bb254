import { ageOn, instantOn } from '@shared/kernel/dates'
import { addWorkingDays } from '@shared/kernel/working-days'
import { notify, PAGES } from '@shared/notifications/compose'
import { CARE_VISIT_TITLE_ZH, neutralOpener } from '@shared/warnings/opener'
import type { Context, Doc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker, type Worker } from '../runtime/records/find-worker'

/** A care visit is due at the end of the second working day; never later than the warning itself. */
const VISIT_WORKING_DAYS = 2

export interface CareVisit {
  taskId: string
  write: (tx: Tx) => Promise<void>
}

const personOf = async (ctx: Context, warning: Doc<'warnings'>) => {
  const person = warning.personId ? await ctx.store.persons.get(warning.personId) : null
  return {
    name: warning.personName,
    sex: person?.sex ?? null,
    age: person?.birthDate ? ageOn(person.birthDate, ctx.today) : undefined,
  }
}

/** The card of the worker who is sent: a place, a name, 关爱走访 and a neutral way to begin; never why. */
export const careVisit = async (ctx: Context, warning: Doc<'warnings'>): Promise<CareVisit> => {
  const worker: Worker = await findWorker(ctx, await areaPath(ctx, warning.areaCode))
  const taskId = ctx.newId()
  const visitOn = addWorkingDays(ctx.today, VISIT_WORKING_DAYS).date
  const dueAt = instantOn(visitOn < warning.dueOn || warning.dueOn < ctx.today ? visitOn : warning.dueOn, '18:00')
  const openerZh = neutralOpener(await personOf(ctx, warning), worker.name)
  return {
    taskId,
    write: async (tx) => {
      await tx.tasks.insert({
        _id: taskId,
        kind: 'careVisit',
        areaCode: warning.areaCode,
        requestId: null,
        warningId: warning._id,
        applicationId: null,
        householdId: warning.householdId,
        assigneeStaffId: worker.staffId,
        assigneeName: worker.name,
        titleZh: CARE_VISIT_TITLE_ZH,
        personName: warning.personName,
        addressText: warning.addressText,
        phoneSealed: null,
        openerZh,
        dueAt,
        status: 'requested',
        history: [{ at: ctx.now, event: 'create', byName: worker.name, noteZh: '' }],
      })
      tx.enqueue(
        notify('newTask', taskId, { staffId: worker.staffId }, { page: PAGES.task(taskId), relatedId: taskId }),
      )
    },
  }
}
