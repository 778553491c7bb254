import { whyNotApprove, whyNotDecide, whyNotWithdraw } from '@shared/eligibility/change-permissions'
import { effectSummary } from '@shared/eligibility/change-words'
import { policyIn } from '@shared/eligibility/compile'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Handler } from '../runtime'
import { isSamePerson } from '../runtime/records/second-person'
import { changeWithRules, loadChange } from './change-rules'
import { changeViewer } from './view-change'

/** One change with what its preview found so far; policies with the most people touched first. */
export const getChange: Handler<typeof eligibilityContract.actions.getChange> = async (ctx, { changeId }) => {
  const change = await loadChange(ctx, changeId)
  const { rules, after, departments, basisMoved } = await changeWithRules(ctx, change)
  const view = await changeViewer(ctx, [change], rules)
  const samePerson = await isSamePerson(ctx, change)
  const now = { departments, today: ctx.today, basisMoved, isSamePerson: samePerson }
  const refusal = whyNotApprove(ctx.actor, change, now)
  const touched = change.preview.effects.filter(
    (one) => one.gains + one.loses + one.toUnknown + one.fromUnknown + one.amountChanges > 0,
  )
  return {
    ...view(change),
    effects: touched
      .sort((a, b) => b.gains + b.loses - a.gains - a.loses || b.amountChanges - a.amountChanges)
      .map((effect) => effectSummary(effect, policyIn(after, effect.policyId)?.titleZh ?? effect.policyId)),
    may: {
      approve: refusal === null,
      reject: whyNotDecide(ctx.actor, change, departments, samePerson) === null,
      withdraw: whyNotWithdraw(ctx.actor, change) === null,
    },
    cannotApproveZh: refusal?.messageZh ?? null,
  }
}
