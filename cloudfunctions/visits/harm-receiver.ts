import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { HARM_CHANNEL } from '@shared/visits/harm-channel'
import { opensReport, type HarmReceiver } from '@shared/visits/harm-report'
import type { Context, Doc } from '../runtime'
import { holdsStation, routeHarm } from '../runtime/records/route-harm'

type Reader = Pick<Context, 'store'>

/**
 * Who answers for a stored report: whom it went to while they hold that post, else (absent, gone, or nobody was there)
 * whoever the channel leads to now, so that no report is ever nobody's.
 */
const receiverOf = async (ctx: Reader, report: Doc<'sealedReports'>): Promise<HarmReceiver | undefined> => {
  const { receiverStaffId, receiverRole } = report
  const post = receiverStaffId === null ? null : await ctx.store.staff.get(receiverStaffId)
  const stands =
    post?.status === 'active' &&
    (receiverRole ?? post.role) === post.role &&
    HARM_CHANNEL[report.kind].some((station) => holdsStation(post, station, report.kind)) &&
    covers(post.areaCode, report.areaCode)
  return stands
    ? { staffId: post._id, role: post.role, departmentId: post.departmentId }
    : routeHarm(ctx, report, [report.reportedByStaffId])
}

/** Asks for many reports in turn; posts are looked up once for reports alike. */
export const harmReader = (ctx: Context): ((report: Doc<'sealedReports'>) => Promise<boolean>) => {
  const known = new Map<string, Promise<HarmReceiver | undefined>>()
  return async (report) => {
    const { kind, areaCode, receiverStaffId, receiverRole, reportedByStaffId } = report
    const key = [kind, areaCode, receiverStaffId, receiverRole, reportedByStaffId].join('|')
    const receiver = known.get(key) ?? receiverOf(ctx, report)
    known.set(key, receiver)
    return opensReport(ctx.actor, report, await receiver)
  }
}

/** The report, for whom it was routed to. FORBIDDEN for everybody else, whatever their rank. */
export const openReport = async (ctx: Context, reportId: string): Promise<Doc<'sealedReports'>> => {
  const report = await ctx.store.sealedReports.get(reportId)
  if (!report) throw new KoumenError('NOT_FOUND')
  if (!(await harmReader(ctx)(report))) {
    throw new KoumenError('FORBIDDEN', '这件由专门的同志在办。人有危险马上打110。')
  }
  return report
}
