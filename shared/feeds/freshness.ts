import { diffDays, type LocalDate } from '../kernel/dates'
import type { FeedDefinition } from './definition'

/** A feed that never came, or whose newest data is older than it may be. */
export const isStale = (feed: FeedDefinition, lastDataOn: LocalDate | null, today: LocalDate): boolean =>
  lastDataOn === null || diffDays(lastDataOn, today) > feed.staleAfterDays
