import type { TimerHandler } from '../../runtime'
import { beginFullScan } from '../scan-shards'

const AT_ONCE = 20

/**
 * Rules that have come into force, or ended, have every household looked at again. A full scan that began before them
 * worked with the rules of before: they wait until it is finished. Killed between the two writes, the scan that was begun
 * is found again.
 */
export const rescanAfterRules: TimerHandler = async (ctx): Promise<Record<string, number | boolean>> => {
  const { items } = await ctx.store.warningRuleChanges.find({
    where: { status: 'approved', rescanOn: { lte: ctx.today } },
    limit: AT_ONCE,
  })
  if (items.length === 0) return { begun: false }
  const running = await ctx.store.warningScans.first({ where: { kind: 'full', status: 'running' } })
  const newest = items
    .map(({ decidedBy, rescanOn }) => [decidedBy?.at ?? '', rescanOn ?? ''].sort().at(-1) ?? '')
    .sort()
  if (running && running.startedAt < (newest.at(-1) ?? '')) return { begun: false, waits: items.length }
  const scan = await beginFullScan(ctx)
  await ctx.commit(async (tx) => {
    for (const change of items) await tx.warningRuleChanges.update(change, { rescanOn: null })
    tx.audit({ areaCode: items[0]?.areaCode, note: `full scan ${scan._id} after ${items.length} rule changes` })
  })
  return { begun: true, changes: items.length }
}
