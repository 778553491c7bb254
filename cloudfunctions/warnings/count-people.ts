import { addDays } from '@shared/kernel/dates'
import type { Context } from '../runtime'

/** Counted again after so long; people move slowly. */
const COUNTED_FOR_DAYS = 30

/** People on record by community; what is not counted yet, or long ago, is counted now, a community a commit. */
export const countPeople = async (
  ctx: Context,
  until: number,
): Promise<{ people: Map<string, number>; finished: boolean }> => {
  const people = new Map<string, number>()
  const stale = addDays(ctx.today, -COUNTED_FOR_DAYS)
  let finished = true
  for await (const area of ctx.store.areas.iterate({ where: { level: 'community' } })) {
    const known = area.population ?? null
    if (known && known.on > stale) {
      people.set(area.code, known.people)
      continue
    }
    if (performance.now() > until) {
      finished = false
      continue
    }
    let count = 0
    for await (const { members } of ctx.store.households.iterate({ where: { areaCode: { prefix: area.code } } }))
      count += members.length
    people.set(area.code, count)
    await ctx.commit((tx) => tx.areas.update(area, { population: { people: count, on: ctx.today } }))
  }
  return { people, finished }
}
