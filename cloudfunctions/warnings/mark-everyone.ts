import type { warningsContract } from '@shared/warnings/contract'
import { markChanged } from '@shared/warnings/scan-mark'
import type { Handler } from '../runtime'

/** Households one call marks; a county of any size is marked in as many calls as it has pages. */
const PAGE = 200
/** Documents one commit writes. */
const AT_ONCE = 50

/** Marks a page of households for the next scan. Marking twice is marking once, so a broken run starts again anywhere. */
export const markEveryone: Handler<typeof warningsContract.actions.markEveryone> = async (ctx, { after }) => {
  const page = await ctx.store.households.find({ where: after ? { _id: { gt: after } } : {}, limit: PAGE })
  for (let from = 0; from < page.items.length; from += AT_ONCE) {
    await ctx.commit(async (tx) => {
      for (const household of page.items.slice(from, from + AT_ONCE)) await tx.scanMarks.put(markChanged(household))
      tx.audit({ note: 'every household is looked at again' })
    })
  }
  return { marked: page.items.length, next: page.items.length < PAGE ? null : page.items.at(-1)!._id }
}
