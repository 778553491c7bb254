import type { ChangeSummary } from '@shared/eligibility/change-contract'
import { CHANGE_STATUS_LABELS, editLine } from '@shared/eligibility/change-words'
import type { Context, Doc } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import type { RulesInForce } from '../runtime/records/rules-in-force'
import { rulesAround } from './change-rules'

/** Makes lines of a list out of changes of one county. */
export const changeViewer = async (
  ctx: Context,
  changes: readonly Doc<'ruleChanges'>[],
  rules: RulesInForce,
): Promise<(change: Doc<'ruleChanges'>) => ChangeSummary> => {
  const areas = changes.flatMap(({ edits }) => edits.flatMap((edit) => (edit.kind === 'parameter' ? [edit.area] : [])))
  const nameOf = await areaNames(ctx, areas)
  return (change) => {
    const { edits, preview, proposedBy, decidedBy, status } = change
    // What an approved change replaced is told from the rules without it.
    const own = new Set(edits.map((edit) => JSON.stringify(edit)))
    const without = { ...rules, edits: rules.edits.filter((edit) => !own.has(JSON.stringify(edit))) }
    const { before } = rulesAround(without, edits, change.basis.asOf)
    return {
      changeId: change._id,
      version: change.version,
      status,
      statusZh: CHANGE_STATUS_LABELS[status].zh,
      edits: edits.map((edit) => editLine(edit, before, nameOf)),
      noteZh: change.noteZh,
      proposedByName: proposedBy.name,
      proposedAt: proposedBy.at,
      decidedByName: decidedBy?.name ?? null,
      decidedAt: decidedBy?.at ?? null,
      reasonZh: decidedBy?.reasonZh ? decidedBy.reasonZh : null,
      done: preview.done,
      total: preview.total,
      touched: preview.touched,
    }
  }
}
