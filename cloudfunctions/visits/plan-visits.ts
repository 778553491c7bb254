import { schemeOn } from '@shared/visits/risk/scheme'
import type { TimerHandler } from '../runtime'
import { planCommunity } from './plan-community'

const RUN_MS = 25_000
const COMMUNITIES = 20

/**
 * Plans the communities that are due: something changed, a visit was not made on its day, a month begins. What is left when
 * the time is up is still marked, and the next run takes it.
 */
export const planVisits: TimerHandler = async (ctx) => {
  const until = performance.now() + RUN_MS
  const scheme = schemeOn(ctx.today)
  let communities = 0
  let visits = 0
  while (performance.now() < until) {
    const { items } = await ctx.store.planMarks.find({
      where: { dueOn: { lte: ctx.today } },
      order: { by: 'dueOn' },
      limit: COMMUNITIES,
    })
    if (items.length === 0) break
    for (const mark of items) {
      if (performance.now() >= until) break
      visits += await planCommunity(ctx, mark, scheme)
      communities += 1
    }
  }
  return { communities, visits }
}
