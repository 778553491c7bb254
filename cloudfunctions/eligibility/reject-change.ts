import { whyNotDecide } from '@shared/eligibility/change-permissions'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Handler } from '../runtime'
import { isSamePerson, requireAllowed } from '../runtime/records/second-person'
import { changeWithRules, loadChange } from './change-rules'
import { deciderOf, endChange } from './end-change'

export const rejectChange: Handler<typeof eligibilityContract.actions.rejectChange> = async (ctx, input) => {
  const change = await loadChange(ctx, input.changeId)
  const { departments } = await changeWithRules(ctx, change)
  requireAllowed(whyNotDecide(ctx.actor, change, departments, await isSamePerson(ctx, change)))
  const decidedBy = { ...deciderOf(ctx, change, departments), reasonZh: input.reasonZh }
  return endChange(ctx, change, input.version, { status: 'rejected', decidedBy })
}
