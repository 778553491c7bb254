import { covers } from '@shared/access/scope'
import type { warningsContract } from '@shared/warnings/contract'
import { signalViews } from '@shared/warnings/signal-view'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

/** Events that are not over; there are never many. */
export const openEvents = async (ctx: Pick<Context, 'store'>): Promise<Doc<'disasterEvents'>[]> => {
  const events: Doc<'disasterEvents'>[] = []
  const where = { status: { in: ['listing', 'open'] as const } }
  for await (const event of ctx.store.disasterEvents.iterate({ where })) events.push(event)
  return events
}

export const listSignals: Handler<typeof warningsContract.actions.signals> = async (ctx, { areaCode }) => {
  const signals: Doc<'areaSignals'>[] = []
  for await (const signal of ctx.store.areaSignals.iterate({ where: { liftedAt: null } }))
    if (covers(areaCode, signal.areaCode) || covers(signal.areaCode, areaCode)) signals.push(signal)
  const nameOf = await areaNames(
    ctx,
    signals.map((signal) => signal.areaCode),
  )
  return { items: signalViews(signals, await openEvents(ctx), nameOf) }
}
