import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import type { visitsContract } from '@shared/visits/contract'
import { isOnHarmChannel } from '@shared/visits/harm-channel'
import { harmAfter, type HandlingNote } from '@shared/visits/harm-report'
import type { Handler } from '../runtime'
import { openReport } from './harm-receiver'

/** The note stays inside the seal; who, when and how far are what the audit knows. */
export const handleHarmReport: Handler<typeof visitsContract.actions.handleHarmReport> = async (ctx, input) => {
  const { areaCode, kind } = await openReport(ctx, input.reportId)
  const seat = ctx.actor.staff.find((one) => isOnHarmChannel(one, kind) && covers(one.areaCode, areaCode))
  if (!seat) throw new KoumenError('FORBIDDEN')
  return ctx.commit(async (tx) => {
    const report = await tx.sealedReports.get(input.reportId)
    if (!report) throw new KoumenError('NOT_FOUND')
    const status = harmAfter(report.status, input.step)
    if (report.version !== input.version) throw new KoumenError('CONFLICT')
    const before = report.handlingSealed ? (ctx.openJson(report.handlingSealed) as HandlingNote[]) : []
    const { step, noteZh } = input
    const note: HandlingNote = { at: ctx.now, byStaffId: seat.staffId, byName: seat.name, step, noteZh }
    const changed = await tx.sealedReports.update(report, { status, handlingSealed: ctx.sealJson([...before, note]) })
    tx.audit({ areaCode, note: `sealed report ${report.reportNo} ${input.step}` })
    return { reportId: report._id, version: changed.version, status }
  })
}
