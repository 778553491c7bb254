import { withHazard, withoutHazard, type SignalLevel } from '@shared/warnings/area-signal'
import type { Tx } from '../runtime'

interface Hazard {
  kind: string
  level: SignalLevel
}

/** Puts a hazard on areas, in the caller's commit: how many of them it changed. */
export const putHazard = async (
  tx: Tx,
  areaCodes: readonly string[],
  { kind, level }: Hazard,
  by: { now: string; name: string },
): Promise<number> => {
  let changed = 0
  for (const areaCode of areaCodes) {
    const before = await tx.areaSignals.get(areaCode)
    const after = withHazard(before, { hazard: kind, level, issuedAt: by.now, byName: by.name })
    if (!after) continue
    if (before) await tx.areaSignals.update(before, after)
    else await tx.areaSignals.insert({ _id: areaCode, areaCode, ...after })
    changed += 1
  }
  return changed
}

/** Takes a hazard off areas, in the caller's commit: how many of them it was on. */
export const liftHazard = async (tx: Tx, areaCodes: readonly string[], kind: string, now: string): Promise<number> => {
  let changed = 0
  for (const areaCode of areaCodes) {
    const before = await tx.areaSignals.get(areaCode)
    const after = withoutHazard(before, kind, now)
    if (!before || !after) continue
    await tx.areaSignals.update(before, after)
    changed += 1
  }
  return changed
}
