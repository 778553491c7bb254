import type { Application } from '@shared/applications/model'
import type { Context, Doc, Patch, Tx } from '../runtime'
import { markChanged } from '../runtime/records/blocks'
import { historyLine } from './history'

interface Change {
  event: string
  patch: Patch<'applications'>
  noteZh?: string
  /** What else rides in the same transaction: a task for the worker, a message, a retired key. */
  also?: (tx: Tx, changed: Doc<'applications'>) => Promise<void>
}

/** The one write of every step: state, history and audit together, against the version that was seen. */
export const change = async (
  ctx: Context,
  item: Doc<'applications'>,
  { event, patch, noteZh = '', also }: Change,
): Promise<{ applicationId: string; version: number; status: Application['status'] }> =>
  ctx.commit(async (tx) => {
    const history = [...item.history, historyLine(ctx, item.areaCode, event, noteZh)]
    const changed = await tx.applications.update(item, { ...patch, history })
    await also?.(tx, changed)
    // Clocks and decisions are among what the warning rules look at.
    const household = await tx.households.get(item.householdId)
    if (household) await markChanged(ctx, tx, [household])
    tx.audit({ householdId: item.householdId, areaCode: item.areaCode, note: `${item.titleZh} ${event}` })
    return { applicationId: item._id, version: changed.version, status: changed.status }
  })
