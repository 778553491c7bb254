import { parametersIn } from '@shared/eligibility/reads'
import type { RuleChange, RuleEdit } from '@shared/eligibility/rule-change'
import { allWarningRules } from '@shared/warnings/catalogue'
import type { Context } from '../runtime'
import { markChanged } from '../runtime/records/blocks'
import { householdsAfter } from './preview-slice'

/** Documents one commit writes. */
const AT_ONCE = 50
const SLICE_MS = 12_000

/** Warnings look at everybody again only where a rule of theirs reads a parameter that changes, and from its day. */
export const rescanAfter = (edits: readonly RuleEdit[]): RuleChange['rescan'] => {
  const read = new Set(allWarningRules().flatMap(({ condition }) => parametersIn(condition)))
  const days = edits.flatMap((edit) => (edit.kind === 'parameter' && read.has(edit.parameterId) ? [edit.from] : []))
  return days.length === 0 ? null : { dueOn: days.sort().at(-1)!, cursor: null }
}

/**
 * Marks the households of changes whose day has come. Marking twice is marking once, and the cursor goes in the same
 * commit as the marks, so a broken run goes on where it stopped.
 */
export const rescanSlice = async (ctx: Context): Promise<number> => {
  const until = performance.now() + SLICE_MS
  let marked = 0
  const { items } = await ctx.store.ruleChanges.find({
    where: { status: 'approved', 'rescan.dueOn': { lte: ctx.today } },
    limit: 2,
  })
  for (const found of items) {
    let change = found
    while (change.rescan && performance.now() < until) {
      const { rescan } = change
      const households = await householdsAfter(ctx, change.areaCode, rescan.cursor, AT_ONCE)
      const cursor = households.length < AT_ONCE ? null : households.at(-1)!._id
      change = await ctx.commit(async (tx) => {
        await markChanged(ctx, tx, households)
        tx.audit({ areaCode: change.areaCode, note: 'every household is looked at again' })
        return tx.ruleChanges.update(change, { rescan: cursor === null ? null : { ...rescan, cursor } })
      })
      marked += households.length
    }
  }
  return marked
}
