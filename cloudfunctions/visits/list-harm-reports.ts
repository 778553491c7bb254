import { covers } from '@shared/access/scope'
import type { visitsContract } from '@shared/visits/contract'
import { HarmKind, isOnHarmChannel } from '@shared/visits/harm-channel'
import { harmReportLine } from '@shared/visits/view-harm-report'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { harmReader } from './harm-receiver'

const MOST = 200

/** Where reports of a kind may have been routed to the caller: none of these areas inside another. */
const areasOf = ({ actor }: Context, kind: HarmKind): string[] => {
  const codes = [...new Set(actor.staff.flatMap((seat) => (isOnHarmChannel(seat, kind) ? seat.areaCode : [])))]
  return codes.filter((code) => !codes.some((other) => other !== code && covers(other, code))).sort()
}

/** No words and no place closer than the area: what lies open in a list may be seen over a shoulder. */
export const listHarmReports: Handler<typeof visitsContract.actions.listHarmReports> = async (ctx, { show }) => {
  const opens = harmReader(ctx)
  const found: Doc<'sealedReports'>[] = []
  const asked = HarmKind.options.flatMap((kind) => areasOf(ctx, kind).map((areaCode) => ({ kind, areaCode })))
  for (const { kind, areaCode } of asked) {
    const reports = ctx.store.sealedReports.iterate({
      where: {
        areaCode: { prefix: areaCode },
        kind,
        status: { in: show === 'open' ? ['open', 'taken'] : ['closed'] },
      },
      order: { by: '_id', direction: 'desc' },
    })
    let mine = 0
    for await (const report of reports) {
      if (!(await opens(report))) continue
      found.push(report)
      if ((mine += 1) === MOST) break
    }
  }
  const newest = found.sort((a, b) => b._id.localeCompare(a._id)).slice(0, MOST)
  const nameOf = await areaNames(
    ctx,
    newest.map((report) => report.areaCode),
  )
  for (const areaCode of new Set(newest.map((report) => report.areaCode))) {
    ctx.recordAccess({ areaCode, note: 'sealed reports listed' })
  }
  return { items: newest.map((report) => harmReportLine(report, nameOf(report.areaCode), ctx.now)) }
}
