import { areasOf } from '@shared/access/scope'
import type { visitsContract } from '@shared/visits/contract'
import { HARM_CHANNEL, HARM_ROLES, type SealedReport } from '@shared/visits/harm-report'
import { harmReportLine } from '@shared/visits/view-harm-report'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { harmReader } from './harm-receiver'

const MOST = 200

const kindsOf = ({ actor }: Context): SealedReport['kind'][] =>
  (['child', 'domesticViolence'] as const).filter((kind) =>
    actor.staff.some((seat) => HARM_CHANNEL[kind].includes(seat.role)),
  )

/** No words and no place closer than the area: what lies open in a list may be seen over a shoulder. */
export const listHarmReports: Handler<typeof visitsContract.actions.listHarmReports> = async (ctx, { show }) => {
  const opens = harmReader(ctx)
  const found: Doc<'sealedReports'>[] = []
  for (const areaCode of areasOf(ctx.actor, HARM_ROLES)) {
    const reports = ctx.store.sealedReports.iterate({
      where: {
        areaCode: { prefix: areaCode },
        kind: { in: kindsOf(ctx) },
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
