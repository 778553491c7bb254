import { areasOf } from '@shared/access/scope'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Handler } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import { CHANGE_READERS } from './change-guard'
import { changeViewer } from './view-change'

/** Changes of the caller's county, newest first. */
export const listChanges: Handler<typeof eligibilityContract.actions.listChanges> = async (ctx, input) => {
  const county = (areasOf(ctx.actor, CHANGE_READERS)[0] ?? '').slice(0, 6)
  const [{ items, next }, rules] = await Promise.all([
    ctx.store.ruleChanges.find({
      where: { areaCode: county, ...(input.status ? { status: input.status } : {}) },
      order: { by: 'createdAt', direction: 'desc' },
      limit: input.limit,
      after: input.after,
    }),
    rulesInForce(ctx, county),
  ])
  return { items: items.map(await changeViewer(ctx, items, rules)), next }
}
