import type { Context } from '../runtime'
import { markChanged } from '../runtime/records/blocks'

/** Households that one commit marks. */
const AT_ONCE = 50

/**
 * Where a signal was put on an area (or taken off), its households are looked at again. The signal's own cursor goes in
 * the commit of the marks, so a broken run goes on where it stopped.
 */
export const markAreas = async (ctx: Context, until: number): Promise<void> => {
  const { items } = await ctx.store.areaSignals.find({ where: { markFrom: { gte: '' } }, limit: 100 })
  for (let signal of items) {
    while (signal.markFrom !== null && performance.now() < until) {
      const { markFrom, areaCode } = signal
      const page = await ctx.store.households.find({
        where: { areaCode: { prefix: areaCode }, _id: { gt: markFrom } },
        limit: AT_ONCE,
      })
      signal = await ctx.commit(async (tx) => {
        await markChanged(ctx, tx, page.items)
        const last = page.items.length < AT_ONCE ? null : page.items.at(-1)!._id
        return tx.areaSignals.update(signal, { markFrom: last })
      })
    }
  }
}
