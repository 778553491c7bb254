import { isProposer } from '@shared/access/second-person'
import { contentHash } from '@shared/eligibility/content-hash'
import { KoumenError } from '@shared/kernel/errors'
import { buildRule } from '@shared/warnings/county-rules/build-rule'
import {
  seatToDecide,
  whyNotApproveRule,
  whyNotDecideRule,
  whyNotWithdrawRule,
} from '@shared/warnings/county-rules/change-permissions'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import { RuleTurn, warningOverlayId } from '@shared/warnings/county-rules/in-force'
import type { warningsContract } from '@shared/warnings/contract'
import type { Context, Handler, Tx } from '../../runtime'
import { isSamePerson, requireAllowed } from '../../runtime/records/second-person'
import { authorOf, loadRuleChange, type RuleChangeDoc } from './change-documents'
import { changeDone } from './write-draft'

type Actions = typeof warningsContract.actions

/** The document of the platform that holds a county's rules stays far below 512 KB. */
const MOST_CHARACTERS = 400_000

const turnOf = (change: RuleChangeDoc): RuleTurn => {
  const { draft, from, ruleId, ruleVersion } = change
  if (from === null) throw new KoumenError('ILLEGAL_TRANSITION')
  if (change.kind === 'end') return { kind: 'end', from, ruleId }
  if (!draft) throw new KoumenError('ILLEGAL_TRANSITION')
  // The product may know its facts differently by now.
  const problems = checkDraft(draft, authorOf(change.departmentId))
  if (problems.length > 0)
    throw new KoumenError('CONFLICT', `规则现在不合要求：${problems[0]?.messageZh ?? ''}。请退回重写。`)
  return RuleTurn.parse({ kind: 'rule', from, rule: buildRule(draft, ruleId, ruleVersion) })
}

/** Another version of the same rule may have been approved since this one was proposed. */
const requireNext = (turns: readonly unknown[], change: RuleChangeDoc): void => {
  const standing = turns.flatMap((one) => RuleTurn.safeParse(one).data ?? [])
  const taken = standing.some(
    (turn) => turn.kind === 'rule' && turn.rule.id === change.ruleId && turn.rule.version >= change.ruleVersion,
  )
  if (change.kind === 'rule' && taken) throw new KoumenError('CONFLICT', '这条规则已经有了更新的一版，请退回重新提出。')
}

const putInForce = async (tx: Tx, change: RuleChangeDoc): Promise<void> => {
  const _id = warningOverlayId(change.areaCode)
  const overlay = await tx.ruleOverlays.get(_id)
  const standing = overlay?.edits ?? []
  requireNext(
    standing.map(({ edit }) => edit),
    change,
  )
  const edits = [...standing, { changeId: change._id, edit: turnOf(change) }]
  if (JSON.stringify(edits).length > MOST_CHARACTERS)
    throw new KoumenError('ILLEGAL_TRANSITION', '县里的规则太多，放不下了，请先停用一些不用的。')
  const fields = { edits, hash: contentHash(edits) }
  if (overlay) await tx.ruleOverlays.update(overlay, fields)
  else await tx.ruleOverlays.insert({ _id, ...fields })
}

const deciderOf = (ctx: Context, change: RuleChangeDoc) => {
  const seat = seatToDecide(ctx.actor, change)
  if (!seat || isProposer(ctx.actor, change)) throw new KoumenError('FORBIDDEN')
  return { staffId: seat.staffId, name: seat.name, at: ctx.now }
}

/** A second person lets it take effect by its date; on that day every household is looked at again. */
export const approveRule: Handler<Actions['approveRule']> = async (ctx, input) => {
  const change = await loadRuleChange(ctx, input.changeId)
  const samePerson = await isSamePerson(ctx, change)
  requireAllowed(whyNotApproveRule(ctx.actor, change, { today: ctx.today, isSamePerson: samePerson }))
  const decidedBy = { ...deciderOf(ctx, change), reasonZh: '' }
  return ctx.commit(async (tx) => {
    await putInForce(tx, change)
    const written = await tx.warningRuleChanges.update(
      { _id: change._id, version: input.version },
      { status: 'approved', decidedBy, rescanOn: change.from },
    )
    tx.audit({ areaCode: change.areaCode, note: `warning rule ${change.ruleId} ${change.kind} approved` })
    return changeDone(written)
  })
}

export const rejectRule: Handler<Actions['rejectRule']> = async (ctx, input) => {
  const change = await loadRuleChange(ctx, input.changeId)
  requireAllowed(whyNotDecideRule(ctx.actor, change, await isSamePerson(ctx, change)))
  const decidedBy = { ...deciderOf(ctx, change), reasonZh: input.reasonZh }
  return ctx.commit(async (tx) => {
    const seen = { _id: change._id, version: input.version }
    const written = await tx.warningRuleChanges.update(seen, { status: 'rejected', decidedBy })
    tx.audit({ areaCode: change.areaCode, note: `warning rule ${change.ruleId} rejected` })
    return changeDone(written)
  })
}

export const withdrawRule: Handler<Actions['withdrawRule']> = async (ctx, input) => {
  const change = await loadRuleChange(ctx, input.changeId)
  requireAllowed(whyNotWithdrawRule(ctx.actor, change))
  return ctx.commit(async (tx) => {
    const written = await tx.warningRuleChanges.update(
      { _id: change._id, version: input.version },
      { status: 'withdrawn' },
    )
    tx.audit({ areaCode: change.areaCode, note: `warning rule ${change.ruleId} withdrawn` })
    return changeDone(written)
  })
}
