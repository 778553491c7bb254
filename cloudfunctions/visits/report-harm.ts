import { notify, PAGES } from '@shared/notifications/compose'
import type { visitsContract } from '@shared/visits/contract'
import { HARM_CHANNEL } from '@shared/visits/harm-report'
import { HARM_NEXT_ZH } from '@shared/visits/sentences'
import type { Handler } from '../runtime'
import { findPost } from '../runtime/records/find-worker'
import { seatOver } from '../runtime/records/seats'

const COUNTER_ID = 'harmReportNo'

/** On its own channel: no household, no task, no list; the audit entry names the area only. */
export const reportHarm: Handler<typeof visitsContract.actions.reportHarm> = async (ctx, input) => {
  const seat = seatOver(ctx, input.areaCode)
  const receiver = await findPost(ctx, HARM_CHANNEL[input.kind], input.areaCode, { except: seat.staffId })
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
      status: 'open',
    })
    if (receiver) {
      tx.enqueue(notify('protectReport', reportId, { staffId: receiver.staffId }, { page: PAGES.inbox() }))
    }
    tx.audit({ areaCode: input.areaCode, note: 'sealed report' })
    return { reportNo, nextZh: HARM_NEXT_ZH[input.kind] }
  })
}
