import { whyNotWithdraw } from '@shared/eligibility/change-permissions'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Handler } from '../runtime'
import { requireAllowed } from '../runtime/records/second-person'
import { loadChange } from './change-rules'
import { endChange } from './end-change'

export const withdrawChange: Handler<typeof eligibilityContract.actions.withdrawChange> = async (ctx, input) => {
  const change = await loadChange(ctx, input.changeId)
  requireAllowed(whyNotWithdraw(ctx.actor, change))
  return endChange(ctx, change, input.version, { status: 'withdrawn', decidedBy: null })
}
