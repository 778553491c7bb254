import { postsAnsweredFor } from '@shared/access/actor'
import type { visitsContract } from '@shared/visits/contract'
import { monthOf } from '@shared/visits/plan/periods'
import { inOrder, viewMyVisit } from '@shared/visits/plan/view-plan'
import { schemeOn } from '@shared/visits/risk/scheme'
import type { Context, Doc, Handler } from '../runtime'
import { openCards } from './plan-community'
import { doorsOf, withVisits } from './read-plans'

/** This month's plans of the caller's own posts, and of those they stand in for. */
export const ownPlans = async (ctx: Context): Promise<Doc<'visitPlans'>[]> => {
  const { items } = await ctx.store.visitPlans.find({
    where: { workerStaffId: { in: postsAnsweredFor(ctx.actor) }, month: monthOf(ctx.today) },
    limit: 50,
  })
  return items
}

/** The worker's month. A week that went by without a visit is over: what counts is the next one. */
export const myPlan: Handler<typeof visitsContract.actions.myPlan> = async (ctx) => {
  const plans = await withVisits(ctx, await ownPlans(ctx))
  const entries = plans.flatMap((plan) => plan.entries).filter(({ state }) => state !== 'missed')
  const ids = entries.map(({ householdId }) => householdId)
  const [doorOf, cards] = await Promise.all([doorsOf(ctx, ids), openCards(ctx, ids)])
  const posts = postsAnsweredFor(ctx.actor)
  const scheme = schemeOn(ctx.today)
  const nextOf = new Map<string, string>()
  for (const { householdId, state, periodFrom } of entries)
    if (state === 'planned' && periodFrom < (nextOf.get(householdId) ?? '9')) nextOf.set(householdId, periodFrom)
  const visits = entries.flatMap((entry) => {
    const door = doorOf(entry.householdId)
    if (!door) return []
    // A card that is out is for the household's next visit, and only the caller's own.
    const card = cards.get(entry.householdId)
    const isNext = nextOf.get(entry.householdId) === entry.periodFrom
    const taskId = card && isNext && posts.includes(card.assigneeStaffId) ? card._id : null
    return [viewMyVisit({ ...entry, taskId }, door, scheme, ctx.today)]
  })
  return { month: monthOf(ctx.today), today: ctx.today, visits: inOrder(visits) }
}
