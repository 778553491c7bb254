import { postsAnsweredFor } from '@shared/access/actor'
import { notify, PAGES } from '@shared/notifications/compose'
import type { visitsContract } from '@shared/visits/contract'
import { HARM_NEXT_ZH, HARM_NOBODY_ZH } from '@shared/visits/sentences'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { routeHarm } from '../runtime/records/route-harm'

const COUNTER_ID = 'harmReportNo'

/** On its own channel: no household, no task, no list; the audit entry names the area only. */
export const reportHarm: Handler<typeof visitsContract.actions.reportHarm> = async (ctx, input) => {
  const seat = seatOver(ctx, input.areaCode)
  // Never to another post of whoever reports: somebody else must know too.
  const receiver = await routeHarm(ctx, input, postsAnsweredFor(ctx.actor))
  const reportId = ctx.newId()
  const sealed = ctx.sealJson({ whereZh: input.whereZh, wordsZh: input.wordsZh })
  return ctx.commit(async (tx) => {
    const counter = await tx.counters.get(COUNTER_ID)
    if (!counter) await tx.counters.insert({ _id: COUNTER_ID, next: 2 })
    else await tx.counters.update(counter, { next: counter.next + 1 })
    const reportNo = `B${String(counter?.next ?? 1).padStart(4, '0')}`
    await tx.sealedReports.insert({
      _id: reportId,
      reportNo,
      kind: input.kind,
      areaCode: input.areaCode,
      sealed,
      reportedByStaffId: seat.staffId,
      receiverStaffId: receiver?.staffId ?? null,
      receiverRole: receiver?.role ?? null,
      status: 'open',
    })
    if (receiver) {
      tx.enqueue(notify('protectReport', reportId, { staffId: receiver.staffId }, { page: PAGES.sealed() }))
    }
    tx.audit({ areaCode: input.areaCode, note: 'sealed report' })
    return { reportNo, nextZh: receiver ? HARM_NEXT_ZH[input.kind] : HARM_NOBODY_ZH }
  })
}
