import { ageOn, instantOn } from '@shared/kernel/dates'
import { addWorkingDays } from '@shared/kernel/working-days'
import { notify, PAGES } from '@shared/notifications/compose'
import { CARE_VISIT_TITLE_ZH, neutralOpener } from '@shared/warnings/opener'
import type { Context, Doc, NewDoc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker, type Worker } from '../runtime/records/find-worker'

/** A care visit is due at the end of the second working day; never later than the warning itself. */
const VISIT_WORKING_DAYS = 2

export interface CareVisit {
  taskId: string
  write: (tx: Tx) => Promise<void>
}

export interface VisitAbout {
  warningId: string
  householdId: string | null
  personName: string
  person: Pick<Doc<'persons'>, 'sex' | 'birthDate'> | null
  addressText: string
  areaCode: string
  dueOn: string
}

/** The card of the worker who is sent: a place, a name, 关爱走访 and a neutral way to begin; never why. */
export const visitCard = (
  ctx: Context,
  taskId: string,
  worker: Worker,
  about: VisitAbout,
): NewDoc<'tasks'> & { _id: string } => {
  const visitOn = addWorkingDays(ctx.today, VISIT_WORKING_DAYS).date
  const { personName: name, person } = about
  return {
    _id: taskId,
    kind: 'careVisit',
    areaCode: about.areaCode,
    requestId: null,
    warningId: about.warningId,
    applicationId: null,
    householdId: about.householdId,
    assigneeStaffId: worker.staffId,
    assigneeName: worker.name,
    titleZh: CARE_VISIT_TITLE_ZH,
    personName: name,
    addressText: about.addressText,
    phoneSealed: null,
    openerZh: neutralOpener(
      { name, sex: person?.sex ?? null, age: person?.birthDate ? ageOn(person.birthDate, ctx.today) : undefined },
      worker.name,
    ),
    dueAt: instantOn(visitOn < about.dueOn || about.dueOn < ctx.today ? visitOn : about.dueOn, '18:00'),
    status: 'requested',
    history: [{ at: ctx.now, event: 'create', byName: worker.name, noteZh: '' }],
  }
}

/** Tells the worker of a new card. */
export const tellWorker = (tx: Tx, taskId: string, { staffId }: Worker): void =>
  tx.enqueue(notify('newTask', taskId, { staffId }, { page: PAGES.task(taskId), relatedId: taskId }))

/** The officer sends somebody for a warning: the card and the message go in the officer's commit. */
export const careVisit = async (ctx: Context, warning: Doc<'warnings'>): Promise<CareVisit> => {
  const worker = await findWorker(ctx, await areaPath(ctx, warning.areaCode))
  const person = warning.personId ? await ctx.store.persons.get(warning.personId) : null
  const taskId = ctx.newId()
  return {
    taskId,
    write: async (tx) => {
      await tx.tasks.insert(visitCard(ctx, taskId, worker, { ...warning, warningId: warning._id, person }))
      tellWorker(tx, taskId, worker)
    },
  }
}
