import { composeStatement } from '@shared/statements/compose'
import type { Statement } from '@shared/statements/contract'
import { needsOf } from '@shared/statements/needs'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../runtime'
import { screenHousehold } from '../runtime/records/screen-household'

/** Reads everything a household's list is made of and composes it. The caller's guard has let them in. */
export const composeFor = async (ctx: Context, householdId: string): Promise<Statement> => {
  const household = await ctx.store.households.get(householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户的档案，请联系网格员。')
  const where = { householdId }
  const [{ sheet, screening }, items, requests, visits, delivery, persons] = await Promise.all([
    screenHousehold(ctx, household),
    ctx.store.applications.find({ where, limit: 500 }),
    ctx.store.requests.find({ where, limit: 100 }),
    ctx.store.visits.find({ where, limit: 100 }),
    ctx.store.statements.find({ where, order: { by: 'at', direction: 'desc' }, limit: 1 }),
    ctx.store.persons.getMany(household.members.map((member) => member.personId)),
  ])
  ctx.recordAccess({ householdId, areaCode: household.areaCode })
  return composeStatement({
    household,
    sheet,
    screening,
    items: items.items,
    asked: [
      ...requests.items.flatMap((request) => request.canAskPolicyIds),
      ...visits.items.flatMap((visit) => visit.policiesTold.map((told) => told.policyId)),
    ],
    needs: needsOf(
      requests.items.flatMap((request) => request.needs),
      sheet,
    ),
    lastDelivery: delivery.items[0] ?? null,
    nameOf: (personId) => persons.find((person) => person._id === personId)?.name ?? null,
    now: ctx.now,
  })
}
