import { ageOn, instantOn } from '@shared/kernel/dates'
import { addWorkingDays } from '@shared/kernel/working-days'
import { notify, PAGES } from '@shared/notifications/compose'
import { isOpenTask } from '@shared/tasks/lifecycle'
import { warningsOfTask } from '@shared/tasks/warnings-of-task'
import { CARE_VISIT_TITLE_ZH, neutralOpener } from '@shared/warnings/opener'
import type { Context, Doc, NewDoc, Tx } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker, type Worker } from '../runtime/records/find-worker'

/** A care visit is due at the end of the second working day; never later than the warning itself. */
const VISIT_WORKING_DAYS = 2

export interface CareVisit {
  write: (tx: Tx) => Promise<string>
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

const dueAtOf = ({ today }: Pick<Context, 'today'>, dueOn: string): string => {
  const visitOn = addWorkingDays(today, VISIT_WORKING_DAYS).date
  return instantOn(visitOn < dueOn || dueOn < today ? visitOn : dueOn, '18:00')
}

/** The card of the worker who is sent: a place, a name, 关爱走访 and a neutral way to begin; never why. */
export const visitCard = (
  ctx: Context,
  taskId: string,
  worker: Worker,
  about: VisitAbout,
): NewDoc<'tasks'> & { _id: string } => {
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
    dueAt: dueAtOf(ctx, about.dueOn),
    status: 'requested',
    history: [{ at: ctx.now, event: 'create', byName: worker.name, noteZh: '' }],
  }
}

/** Tells the worker of a new card. */
export const tellWorker = (tx: Tx, taskId: string, { staffId }: Worker): void =>
  tx.enqueue(notify('newTask', taskId, { staffId }, { page: PAGES.task(taskId), relatedId: taskId }))

/** The one visit of a household and day. The id stands in the address of the card, so it tells nothing of the household. */
export const visitIdOf = (ctx: Pick<Context, 'codeHash' | 'today'>, householdId: string): string =>
  `care-${ctx.codeHash(`${householdId}:${ctx.today}`).slice(0, 32)}`

/**
 * A further reason joins the visit of the day that is still to be made: the nearest deadline counts, and the worker reads
 * no more than before. Undefined where there is none to join.
 */
export const joinVisit = async (
  ctx: Pick<Context, 'today'>,
  tx: Tx,
  taskId: string,
  { warningIds, dueOn }: { warningIds: readonly string[]; dueOn: string },
): Promise<Doc<'tasks'> | undefined> => {
  const standing = await tx.tasks.get(taskId)
  if (!standing || !isOpenTask(standing.status)) return undefined
  const known = warningsOfTask(standing)
  const more = warningIds.filter((id) => !known.includes(id))
  const dueAt = [standing.dueAt, dueAtOf(ctx, dueOn)].sort()[0]
  if (more.length === 0 && dueAt === standing.dueAt) return standing
  return tx.tasks.update(standing, { warningIds: [...standing.warningIds, ...more], dueAt })
}

/**
 * The officer sends somebody for a household, for one warning or several: joined to the visit of the day, or a card and a
 * message of its own in the officer's commit. `write` gives the id of the task.
 */
export const careVisit = async (
  ctx: Context,
  [first, ...others]: readonly [Doc<'warnings'>, ...Doc<'warnings'>[]],
  householdId: string,
): Promise<CareVisit> => {
  const worker = await findWorker(ctx, await areaPath(ctx, first.areaCode))
  const person = first.personId ? await ctx.store.persons.get(first.personId) : null
  const ofTheDay = visitIdOf(ctx, householdId)
  const dueOn = [first, ...others].map((warning) => warning.dueOn).sort()[0] ?? first.dueOn
  const warningIds = [first, ...others].map(({ _id }) => _id)
  const spareId = ctx.newId()
  return {
    write: async (tx) => {
      const joined = await joinVisit(ctx, tx, ofTheDay, { warningIds, dueOn })
      if (joined) return joined._id
      // Somebody has been there today already: this is a visit of its own.
      const taskId = (await tx.tasks.get(ofTheDay)) ? spareId : ofTheDay
      const about = { ...first, dueOn, warningId: first._id, person }
      await tx.tasks.insert({ ...visitCard(ctx, taskId, worker, about), warningIds })
      tellWorker(tx, taskId, worker)
      return taskId
    },
  }
}
