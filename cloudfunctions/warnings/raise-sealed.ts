import { notify, PAGES } from '@shared/notifications/compose'
import type { Finding } from '@shared/warnings/evaluate'
import { evidenceLines } from '@shared/warnings/evidence'
import { sealedKindOf } from '@shared/warnings/sealed'
import { warningKey } from '@shared/warnings/warning-key'
import type { Context, Doc, Tx } from '../runtime'
import { routeHarm } from '../runtime/records/route-harm'

const COUNTER_ID = 'harmReportNo'
/** No post of ours wrote it. */
const BY_THE_SCAN = 'system:warnings'

/** The id of the report: the same finding finds it there, and nobody reads out of it whom or what it is about. */
export const sealedId = (ctx: Pick<Context, 'codeHash'>, finding: Finding, householdId: string): string =>
  `w${ctx.codeHash(warningKey(finding.rule, finding.personId ?? householdId, finding.on)).replace(/[^0-9A-Za-z]/g, '')}`.slice(
    0,
    48,
  )

/**
 * A finding of violence at home or of harm to a child goes to its named person on the sealed channel and nowhere else: no
 * warning, no task, no list. Nor is it said in the audit entry of this commit, which names the households looked at and is
 * what their ledger shows an abuser; the report is its own record, and whoever opens it is written down there. What comes
 * back is whether a run of the scan may count it: never, for a count beside a shorter queue would tell that there is one.
 */
export const raiseSealed = async (
  ctx: Context,
  tx: Tx,
  household: Doc<'households'>,
  finding: Finding,
  name: string,
): Promise<boolean> => {
  const id = sealedId(ctx, finding, household._id)
  if (await tx.sealedReports.get(id)) return false
  const kind = sealedKindOf(finding.rule)
  const areaCode = household.areaCode.slice(0, 12)
  const receiver = await routeHarm(ctx, { kind, areaCode })
  const counter = await tx.counters.get(COUNTER_ID)
  if (counter) await tx.counters.update(counter, { next: counter.next + 1 })
  else await tx.counters.insert({ _id: COUNTER_ID, next: 2 })
  const lines = evidenceLines(finding).map(
    ({ labelZh, valueZh, sourceZh, asOf }) => `${labelZh}：${valueZh}（${sourceZh}，${asOf}）`,
  )
  await tx.sealedReports.insert({
    _id: id,
    reportNo: `B${String(counter?.next ?? 1).padStart(4, '0')}`,
    kind,
    areaCode,
    sealed: ctx.sealJson({
      whereZh: `${household.addressText}，${name}`,
      wordsZh: [finding.rule.ruleZh, ...lines, ...finding.rule.visitQuestionsZh].join('\n'),
    }),
    reportedByStaffId: BY_THE_SCAN,
    receiverStaffId: receiver?.staffId ?? null,
    receiverRole: receiver?.role ?? null,
    status: 'open',
  })
  if (receiver) tx.enqueue(notify('protectReport', id, { staffId: receiver.staffId }, { page: PAGES.sealed() }))
  return false
}
