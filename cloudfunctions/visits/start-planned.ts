import { postsAnsweredFor } from '@shared/access/actor'
import { ageOn, instantOn } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import { isOpenTask } from '@shared/tasks/lifecycle'
import { taskHistoryLine } from '@shared/tasks/view'
import type { visitsContract } from '@shared/visits/contract'
import { CARE_VISIT_TITLE_ZH, neutralOpener } from '@shared/warnings/opener'
import type { StaffSeat } from '@shared/access/actor'
import type { Context, Doc, Handler, NewDoc } from '../runtime'
import { ownSeat } from '../runtime/records/seats'
import { ownPlans } from './my-plan'
import { openCards } from './plan-community'
import { dueDayOf, withVisits } from './read-plans'

const NOT_YOURS_ZH = '这户不在您本月的走访里，请刷新列表。'

type Card = NewDoc<'tasks'> & { _id: string }

/** The card says what every card of a visit says: a door, a name, 关爱走访; never why somebody comes. */
const cardFor = (
  ctx: Context,
  taskId: string,
  household: Doc<'households'>,
  head: Doc<'persons'> | undefined,
  { seat, dueOn }: { seat: StaffSeat; dueOn: string },
): Card => ({
  _id: taskId,
  kind: 'careVisit',
  areaCode: household.areaCode,
  requestId: null,
  warningId: null,
  applicationId: null,
  householdId: household._id,
  assigneeStaffId: seat.staffId,
  assigneeName: seat.name,
  titleZh: CARE_VISIT_TITLE_ZH,
  personName: household.headName,
  addressText: household.addressText,
  phoneSealed: null,
  openerZh: neutralOpener(
    {
      name: household.headName,
      sex: head?.sex ?? null,
      age: head?.birthDate ? ageOn(head.birthDate, ctx.today) : undefined,
    },
    seat.name,
  ),
  dueAt: instantOn(dueOn, '18:00'),
  // Whoever takes it along has it in hand.
  status: 'accepted',
  history: [taskHistoryLine(ctx.now, 'create', '本月走访'), taskHistoryLine(ctx.now, 'accept', seat.name)],
})

/** The id stands in the address of the card, so it tells nothing of the household. */
const cardIdOf = (ctx: Context, { householdId, periodFrom }: { householdId: string; periodFrom: string }): string =>
  `plan-${ctx.codeHash(`${householdId}:${periodFrom}`).slice(0, 32)}`

/**
 * Planned visits become cards of the worker's day, from where the visit is logged also without network. A household with a
 * card that is out keeps that one: nobody is visited twice because two lists name them.
 */
export const startPlanned: Handler<typeof visitsContract.actions.startPlanned> = async (ctx, { visits }) => {
  const plans = await withVisits(ctx, await ownPlans(ctx))
  const ids = [...new Set(visits.map(({ householdId }) => householdId))]
  const [households, cards] = await Promise.all([ctx.store.households.getMany(ids), openCards(ctx, ids)])
  const heads = await ctx.store.persons.getMany(
    households.flatMap(({ members }) => members.flatMap(({ isHead, personId }) => (isHead ? [personId] : []))),
  )
  const posts = postsAnsweredFor(ctx.actor)
  const wanted = visits.map((visit) => {
    const plan = plans.find(({ entries }) => entries.some((one) => isSame(one, visit) && one.state === 'planned'))
    const entry = plan?.entries.find((one) => isSame(one, visit))
    const household = households.find(({ _id }) => _id === visit.householdId)
    const seat = plan?.workerStaffId ? ownSeat(ctx, plan.workerStaffId) : undefined
    if (!entry || !household || !seat) throw new KoumenError('NOT_FOUND', NOT_YOURS_ZH)
    const out = cards.get(household._id)
    if (out && !posts.includes(out.assigneeStaffId))
      throw new KoumenError('CONFLICT', `${household.headName}家的走访已经派给${out.assigneeName}，不用再去一次。`)
    const head = heads.find(({ householdId }) => householdId === household._id)
    const dueOn = dueDayOf(entry, ctx.today)
    const spareId = ctx.newId()
    return {
      visit,
      household,
      out,
      card: (taskId: string) => cardFor(ctx, taskId, household, head, { seat, dueOn }),
      spareId,
    }
  })
  return ctx.commit(async (tx) => {
    const tasks: { householdId: string; taskId: string }[] = []
    for (const { visit, household, out, card, spareId } of wanted) {
      const { _id: householdId, areaCode } = household
      if (out) {
        tasks.push({ householdId, taskId: out._id })
        continue
      }
      const { document } = await tx.tasks.insertOnce(card(cardIdOf(ctx, visit)))
      // Somebody was there and met nobody: a further try is a card of its own.
      const task = isOpenTask(document.status) ? document : await tx.tasks.insert(card(spareId))
      tasks.push({ householdId, taskId: task._id })
      tx.audit({ householdIds: [householdId], areaCode, note: 'planned visit' })
    }
    return { tasks }
  })
}

const isSame = (
  a: { householdId: string; periodFrom: string },
  b: { householdId: string; periodFrom: string },
): boolean => a.householdId === b.householdId && a.periodFrom === b.periodFrom
