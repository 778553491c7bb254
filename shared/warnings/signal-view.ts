import { covers } from '../access/scope'
import type { AreaSignal } from './area-signal'
import { hazardsInForce } from './area-signal'
import type { SignalView } from './disaster-contract'
import type { DisasterEvent } from './disaster-model'
import { hazardZh, levelZh } from './disaster-plan'

type Event = Pick<DisasterEvent, '_id' | 'kind' | 'areaCodes'>

/** The open event that works on a hazard in an area. */
export const eventOn = <E extends Event>(events: readonly E[], kind: string, areaCode: string): E | undefined =>
  events.find((event) => event.kind === kind && event.areaCodes.some((code) => covers(code, areaCode)))

/** Signals of areas as the duty reads them: one line a hazard, level and event, with all its places. */
export const signalViews = (
  signals: readonly AreaSignal[],
  events: readonly Event[],
  nameOf: (areaCode: string) => string,
): SignalView[] => {
  const lines = new Map<string, SignalView>()
  for (const signal of [...signals].sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1)))
    for (const { hazard, level, issuedAt, byName } of hazardsInForce(signal)) {
      const eventId = eventOn(events, hazard, signal.areaCode)?._id ?? null
      const key = `${hazard}|${level}|${eventId ?? ''}`
      const before = lines.get(key)
      const areaCodes = [...(before?.areaCodes ?? []), signal.areaCode]
      lines.set(key, {
        kind: hazard,
        level,
        eventId,
        areaCodes,
        titleZh: `${hazardZh(hazard)}${levelZh(level)}：${areaCodes.map(nameOf).join('、')}`,
        issuedAt: before && before.issuedAt < issuedAt ? before.issuedAt : issuedAt,
        byName: before?.byName ?? byName,
      })
    }
  return [...lines.values()].sort((a, b) =>
    a.level === b.level ? (a.kind < b.kind ? -1 : 1) : a.level < b.level ? -1 : 1,
  )
}
