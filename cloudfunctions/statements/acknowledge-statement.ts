import { titlesOf } from '@shared/statements/compose'
import type { statementsContract } from '@shared/statements/contract'
import type { Handler } from '../runtime'
import { composeFor } from './compose-for'

/** 「已念」: the list as it stood today reached the household; decided items count as delivered with it. */
export const acknowledgeStatement: Handler<typeof statementsContract.actions.acknowledge> = async (ctx, input) => {
  const statement = await composeFor(ctx, input.householdId, { for: 'member' })
  const decided = await ctx.store.applications.find({
    where: { householdId: input.householdId, status: { in: ['approved', 'rejected'] } },
    limit: 100,
  })
  const linesZh = titlesOf(statement)
  return ctx.commit(async (tx) => {
    await tx.statements.insert({
      householdId: input.householdId,
      openid: ctx.actor.openid,
      staffId: null,
      how: input.how,
      at: ctx.now,
      linesZh,
    })
    for (const item of decided.items) {
      const line = { at: ctx.now, event: 'deliver', byName: '本人', noteZh: '清单已念' }
      await tx.applications.update(item, {
        status: 'delivered',
        deliveredAt: ctx.now,
        history: [...item.history, line],
      })
    }
    tx.audit({ householdId: input.householdId })
    return { at: ctx.now }
  })
}
