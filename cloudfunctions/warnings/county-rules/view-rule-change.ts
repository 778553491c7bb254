import {
  shownCount,
  whyNotApproveRule,
  whyNotDecideRule,
  whyNotEdit,
  whyNotWithdrawRule,
} from '@shared/warnings/county-rules/change-permissions'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import type { DraftTest } from '@shared/warnings/county-rules/change-model'
import type { RuleChangeRow, RuleChangeView, TestView } from '@shared/warnings/county-rules/contract'
import { CHANGE_STATE_LABELS } from '@shared/warnings/county-rules/labels'
import { readBack } from '@shared/warnings/county-rules/read-back'
import type { Context } from '../../runtime'
import { areaNames } from '../../runtime/records/area-path'
import { isSamePerson } from '../../runtime/records/second-person'
import { authorOf, hashOf, type RuleChangeDoc } from './change-documents'

export const ruleChangeRow = (change: RuleChangeDoc): RuleChangeRow => ({
  changeId: change._id,
  version: change.version,
  kind: change.kind,
  ruleId: change.ruleId,
  ruleVersion: change.ruleVersion,
  titleZh: change.titleZh,
  status: change.status,
  statusZh: CHANGE_STATE_LABELS[change.status].zh,
  from: change.from,
  readBack: change.draft && readBack(change.draft),
  noteZh: change.noteZh,
  proposedByName: change.proposedBy.name,
  proposedAt: change.proposedBy.at,
  decidedByName: change.decidedBy?.name ?? null,
  decidedAt: change.decidedBy?.at ?? null,
  reasonZh: change.decidedBy?.reasonZh || null,
})

const byCount = <T extends { count: number }>(all: readonly T[]): T[] => [...all].sort((a, b) => b.count - a.count)

/** The back-test as officers read it: where almost nobody would be found, no exact number is told. */
export const testView = async (ctx: Context, test: DraftTest, draftHash: string): Promise<TestView> => {
  const codes = Object.keys(test.byTownship)
  const nameOf = await areaNames(ctx, codes)
  const towns = byCount(codes.map((code) => ({ areaZh: nameOf(code), count: test.byTownship[code] ?? 0 })))
  return {
    finished: test.finished,
    ofThisDraft: test.draftHash === draftHash,
    since: test.since,
    done: test.done,
    total: test.total,
    fired: shownCount(test.fired),
    householdsFired: shownCount(test.householdsFired),
    confirmed: shownCount(test.confirmed),
    byMonth: Object.entries(test.byMonth)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, count]) => ({ month, count: shownCount(count) })),
    byTownship: towns.map(({ areaZh, count }) => ({ areaZh, count: shownCount(count) })),
  }
}

export const ruleChangeView = async (ctx: Context, change: RuleChangeDoc): Promise<RuleChangeView> => {
  const { draft, test } = change
  const samePerson = await isSamePerson(ctx, change)
  const noApproval = whyNotApproveRule(ctx.actor, change, { today: ctx.today, isSamePerson: samePerson })
  const problems = draft ? checkDraft(draft, authorOf(change.departmentId)) : []
  const mayEdit = whyNotEdit(ctx.actor, change) === null
  const isTested = draft !== null && test?.finished === true && test.draftHash === hashOf(draft)
  return {
    ...ruleChangeRow(change),
    draft,
    problems,
    test: test && draft && (await testView(ctx, test, hashOf(draft))),
    may: {
      edit: mayEdit,
      propose: mayEdit && problems.length === 0 && isTested,
      approve: noApproval === null,
      reject: whyNotDecideRule(ctx.actor, change, samePerson) === null,
      withdraw: whyNotWithdrawRule(ctx.actor, change) === null,
    },
    cannotZh: change.status === 'proposed' ? (noApproval?.messageZh ?? null) : null,
  }
}
