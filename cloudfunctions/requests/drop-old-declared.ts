import type { TimerHandler } from '../runtime'
import { withoutDeclared } from '../runtime/records/drop-declared'

const AT_ONCE = 50
const SLICE_MS = 12_000

/** Each night: answers of a self-check that nobody met in their term are taken out of the sealed request. */
export const dropOldDeclared: TimerHandler = async (ctx) => {
  const until = performance.now() + SLICE_MS
  let dropped = 0
  while (performance.now() < until) {
    const { items } = await ctx.store.requests.find({
      where: { declaredUntil: { gt: '', lte: ctx.today } },
      limit: AT_ONCE,
    })
    if (items.length === 0) break
    for (const { _id } of items)
      await ctx.commit(async (tx) => {
        const request = await tx.requests.get(_id)
        if (!request) return
        await tx.requests.update(request, { declaredUntil: null, ...withoutDeclared(ctx, request) })
        tx.audit({ areaCode: request.areaCode, note: `answers of request ${request.requestNo} dropped` })
      })
    dropped += items.length
  }
  return { dropped }
}
