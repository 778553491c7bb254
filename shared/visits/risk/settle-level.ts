import { addDays, diffDays, type LocalDate } from '../../kernel/dates'
import { higherOf, rankOf, type RiskLevel } from './levels'
import { type RiskScheme } from './scheme'

/** The level a household is held at from one look to the next. */
export interface HeldLevel {
  level: RiskLevel
  /** Since when it has been weighed lower than it is held; null where it is not. */
  lowerSince: LocalDate | null
}

/**
 * Up at once; down only after some time below and after somebody was met in that time, so that a missing file or a good
 * month does not take visits from anybody.
 */
export const settleLevel = (
  before: HeldLevel | undefined,
  weighed: RiskLevel,
  on: { today: LocalDate; lastMetOn: LocalDate | null },
  scheme: Pick<RiskScheme, 'fallAfterDays'>,
): HeldLevel => {
  if (!before || rankOf(weighed) <= rankOf(before.level)) return { level: weighed, lowerSince: null }
  const lowerSince = before.lowerSince ?? on.today
  const waited = diffDays(lowerSince, on.today) >= scheme.fallAfterDays
  const met = on.lastMetOn !== null && on.lastMetOn >= lowerSince
  return waited && met ? { level: weighed, lowerSince: null } : { level: before.level, lowerSince }
}

/** The day on which a level that waits to fall may do so. */
export const mayFallOn = ({ lowerSince }: HeldLevel, scheme: Pick<RiskScheme, 'fallAfterDays'>): LocalDate | null =>
  lowerSince === null ? null : addDays(lowerSince, scheme.fallAfterDays)

/** By hand an officer may set any level; a law's own frequency stays the least there is. */
export const levelInUse = (
  held: RiskLevel,
  chosen: RiskLevel | null,
  { statutory, statutoryLevel }: { statutory: boolean; statutoryLevel: RiskLevel },
): RiskLevel => (chosen === null ? held : statutory ? higherOf(chosen, statutoryLevel) : chosen)
