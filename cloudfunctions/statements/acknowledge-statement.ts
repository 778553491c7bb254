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
  const earlier = await ctx.store.statements.find({ where: { householdId: input.householdId }, limit: 100 })
  const open = earlier.items.filter(({ sealed }) => sealed === null)
  return ctx.commit(async (tx) => {
    await tx.statements.insert({
      householdId: input.householdId,
      openid: ctx.actor.openid,
      staffId: null,
      how: input.how,
      at: ctx.now,
      sealed: ctx.sealJson(titlesOf(statement)),
    })
    // What earlier versions left in the clear is sealed along.
    for (const { _id } of open) {
      const delivery = await tx.statements.get(_id)
      if (delivery?.sealed !== null) continue
      await tx.statements.update(delivery, { sealed: ctx.sealJson(delivery.linesZh ?? []), linesZh: undefined })
    }
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
