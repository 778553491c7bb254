import { isProposer } from '@shared/access/second-person'
import { seatToChange } from '@shared/eligibility/change-permissions'
import type { RuleChange } from '@shared/eligibility/rule-change'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'

/** Who decides: never the one who proposed. */
export const deciderOf = (ctx: Context, change: Doc<'ruleChanges'>, departments: readonly (string | undefined)[]) => {
  const seat = seatToChange(ctx.actor, change.areaCode, departments)
  if (!seat || isProposer(ctx.actor, change)) throw new KoumenError('FORBIDDEN')
  return { staffId: seat.staffId, name: seat.name, at: ctx.now }
}

/**
 * Ends a change that is not approved. While a preview runs its version moves with every slice, but not what is decided
 * about: then the version named is not asked for, and the state alone decides.
 */
export const endChange = (
  ctx: Context,
  change: Doc<'ruleChanges'>,
  version: number,
  patch: Pick<RuleChange, 'decidedBy'> & { status: 'rejected' | 'withdrawn' },
) =>
  ctx.commit(async (tx) => {
    const now = await tx.ruleChanges.get(change._id)
    if (!now || (now.status !== 'previewing' && now.version !== version)) throw new KoumenError('CONFLICT')
    await tx.ruleChanges.update(now, patch)
    tx.audit({ areaCode: change.areaCode, note: `rule change ${change._id} ${patch.status}` })
    return { status: patch.status }
  })
