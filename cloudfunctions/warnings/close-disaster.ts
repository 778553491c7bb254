import type { warningsContract } from '@shared/warnings/contract'
import { disasterView } from '@shared/warnings/disaster-line'
import { eventOn } from '@shared/warnings/signal-view'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { liftHazard } from './area-signals'
import { openEvents } from './list-signals'
import { loadDisaster } from './read-disaster'

/** The signal is lifted with its event, but for places where another event still works on it. */
export const closeDisaster: Handler<typeof warningsContract.actions.closeDisaster> = async (ctx, { eventId }) => {
  const event = await loadDisaster(ctx, eventId)
  const [nameOf, open] = await Promise.all([areaNames(ctx, event.areaCodes), openEvents(ctx)])
  if (event.status === 'closed') return disasterView(event, nameOf)
  const others = open.filter(({ _id }) => _id !== eventId)
  const over = event.areaCodes.filter((code) => !eventOn(others, event.kind, code))
  return ctx.commit(async (tx) => {
    tx.audit({ areaCode: event.areaCode, note: 'disaster closed' })
    await liftHazard(tx, over, event.kind, ctx.now)
    return disasterView(await tx.disasterEvents.update(event, { status: 'closed', closedAt: ctx.now }), nameOf)
  })
}
