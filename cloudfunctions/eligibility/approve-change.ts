import { whyNotApprove } from '@shared/eligibility/change-permissions'
import { contentHash } from '@shared/eligibility/content-hash'
import type { eligibilityContract } from '@shared/eligibility/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Doc, Handler, Tx } from '../runtime'
import { isSamePerson, requireAllowed } from '../runtime/records/second-person'
import { changeWithRules, loadChange } from './change-rules'
import { deciderOf } from './end-change'
import { rescanAfter } from './rescan'

/** A document of the platform holds 512 KB; a county that comes near it has copied the catalogue, not changed it. */
const MOST_OVERLAY_CHARACTERS = 400_000

/** The county's one overlay takes the edits in; it must still be the one that the preview was made on. */
const putInForce = async (tx: Tx, change: Doc<'ruleChanges'>): Promise<void> => {
  const overlay = await tx.ruleOverlays.get(change.areaCode)
  if ((overlay?.hash ?? '') !== change.basis.overlayHash)
    throw new KoumenError('CONFLICT', '试算以后规则又变了，请先重新试算，看过新的结果再批准。')
  const edits = [...(overlay?.edits ?? []), ...change.edits.map((edit) => ({ changeId: change._id, edit }))]
  if (JSON.stringify(edits).length > MOST_OVERLAY_CHARACTERS)
    throw new KoumenError('ILLEGAL_TRANSITION', '县里的改动太多，放不下了，请先联系管理员整理。')
  const fields = { edits, hash: contentHash(edits) }
  if (overlay) await tx.ruleOverlays.update(overlay, fields)
  else await tx.ruleOverlays.insert({ _id: change.areaCode, ...fields })
}

/** A second person lets the change take effect by its date: the overlay of the county moves in one transaction. */
export const approveChange: Handler<typeof eligibilityContract.actions.approveChange> = async (ctx, input) => {
  const change = await loadChange(ctx, input.changeId)
  const { departments, basisMoved } = await changeWithRules(ctx, change)
  const samePerson = await isSamePerson(ctx, change)
  requireAllowed(
    whyNotApprove(ctx.actor, change, { departments, today: ctx.today, basisMoved, isSamePerson: samePerson }),
  )
  const decidedBy = { ...deciderOf(ctx, change, departments), reasonZh: '' }
  const seen = { _id: change._id, version: input.version }
  return ctx.commit(async (tx) => {
    await tx.ruleChanges.update(seen, { status: 'approved', decidedBy, rescan: rescanAfter(change.edits) })
    await putInForce(tx, change)
    tx.audit({ areaCode: change.areaCode, note: `rule change ${change._id} approved` })
    return { status: 'approved' as const }
  })
}
