import type { warningsContract } from '@shared/warnings/contract'
import { hazardZh, levelZh } from '@shared/warnings/disaster-plan'
import { eventOn } from '@shared/warnings/signal-view'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { putHazard } from './area-signals'
import { dutySeat } from './disaster-roles'
import { openEvents } from './list-signals'

/** The signal comes first and proposes an event; nothing is read out of a bulletin's words. */
export const putSignal: Handler<typeof warningsContract.actions.putSignal> = async (ctx, { kind, level, ...input }) => {
  const areaCodes = [...new Set(input.areaCodes)].sort()
  const [first = ''] = areaCodes
  const byName = dutySeat(ctx.actor.staff, first)?.name ?? ''
  const [nameOf, events] = await Promise.all([areaNames(ctx, areaCodes), openEvents(ctx)])
  return ctx.commit(async (tx) => {
    await putHazard(tx, areaCodes, { kind, level }, { now: ctx.now, name: byName })
    tx.audit({ areaCode: first, note: `signal ${kind} ${level}` })
    return {
      kind,
      level,
      titleZh: `${hazardZh(kind)}${levelZh(level)}：${areaCodes.map(nameOf).join('、')}`,
      areaCodes,
      issuedAt: ctx.now,
      byName,
      eventId: eventOn(events, kind, first)?._id ?? null,
    }
  })
}
