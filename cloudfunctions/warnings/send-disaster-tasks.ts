import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { bandOf, DISASTER_PLAN, hazardZh } from '@shared/warnings/disaster-plan'
import type { Context, Doc, Handler } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { findWorker } from '../runtime/records/find-worker'
import { tellWorker } from './care-visit'
import { loadDisaster } from './read-disaster'

const AT_ONCE = 30
const SLICE_MS = 20_000

type Row = Doc<'disasterRows'>

/** The worst off of a household gives the card its name, band and deadline. */
const worst = (rows: readonly Row[]): Row | undefined => [...rows].sort((a, b) => b.score - a.score)[0]

/** One household: its card (found there when it was made before), and its rows tied to it. */
const sendFor = async (ctx: Context, event: Doc<'disasterEvents'>, rows: readonly Row[]): Promise<number> => {
  const first = worst(rows)
  if (!first) return 0
  const worker = await findWorker(ctx, await areaPath(ctx, first.areaCode))
  const taskId = `disaster-${ctx.codeHash(`${event._id}:${first.householdId}`).slice(0, 32)}`
  const what = hazardZh(event.kind)
  return ctx.commit(async (tx) => {
    const { inserted } = await tx.tasks.insertOnce({
      _id: taskId,
      kind: 'careVisit',
      areaCode: first.areaCode,
      requestId: null,
      warningId: null,
      applicationId: null,
      householdId: first.householdId,
      assigneeStaffId: worker.staffId,
      assigneeName: worker.name,
      titleZh: `${what}：${bandOf(first.band).zh}`,
      personName: first.personName,
      addressText: first.addressText,
      phoneSealed: null,
      openerZh: `${what}要来了，我来看看您，商量一下要不要先去安全的地方。`,
      dueAt: first.deadlineAt,
      status: 'requested',
      history: [{ at: ctx.now, event: 'create', byName: worker.name, noteZh: '' }],
    })
    if (inserted) tellWorker(tx, taskId, worker)
    for (const row of rows) {
      const current = await tx.disasterRows.get(row._id)
      if (current && current.taskId === null) await tx.disasterRows.update(current, { taskId })
    }
    tx.audit({ areaCode: first.areaCode, householdId: first.householdId, note: 'disaster task' })
    return inserted ? 1 : 0
  })
}

/** One press makes a card a household; a second press finds them there. In slices: again until `finished`. */
export const sendDisasterTasks: Handler<typeof warningsContract.actions.sendDisasterTasks> = async (ctx, input) => {
  const event = await loadDisaster(ctx, input.eventId)
  if (event.status !== 'open') throw new KoumenError('ILLEGAL_TRANSITION', '名单还没列完或已经结束，请稍等再派。')
  const until = performance.now() + SLICE_MS
  let made = 0
  while (performance.now() < until) {
    const { items } = await ctx.store.disasterRows.find({
      where: {
        eventId: event._id,
        areaCode: { prefix: input.areaCode },
        taskId: null,
        band: { in: DISASTER_PLAN.bands.map(({ id }) => id) },
      },
      order: { by: 'score', direction: 'desc' },
      limit: AT_ONCE,
    })
    if (items.length === 0) return { made, finished: true }
    const households = [...new Set(items.map(({ householdId }) => householdId))]
    for (const householdId of households)
      made += await sendFor(
        ctx,
        event,
        items.filter((row) => row.householdId === householdId),
      )
  }
  return { made, finished: false }
}
