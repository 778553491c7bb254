import { diffDays, type LocalDate } from '../kernel/dates'
import type { FeedDefinition } from './definition'

/** A feed that never came, or whose newest data is older than it may be. */
export const isStale = (feed: FeedDefinition, lastDataOn: LocalDate | null, today: LocalDate): boolean =>
  lastDataOn === null || diffDays(lastDataOn, today) > feed.staleAfterDays

/** Days between two files of a feed. */
const PERIOD_DAYS: Readonly<Record<FeedDefinition['frequency'], number>> = {
  'real-time': 1,
  daily: 1,
  monthly: 31,
  quarterly: 92,
  yearly: 366,
}

export const FREQUENCY_ZH: Readonly<Record<FeedDefinition['frequency'], string>> = {
  'real-time': '实时',
  daily: '每天',
  monthly: '每月',
  quarterly: '每季度',
  yearly: '每年',
}

export type ArrivalState = 'neverCame' | 'fresh' | 'due' | 'stale'

export const STATE_ZH: Readonly<Record<ArrivalState, string>> = {
  neverCame: '还没有送过',
  fresh: '没过期',
  due: '该送了',
  stale: '过期了',
}

/** Whether the next file is expected (`due`) or so late that rules can no longer rely on the last one (`stale`). */
export const arrivalStateOf = (feed: FeedDefinition, lastDataOn: LocalDate | null, today: LocalDate): ArrivalState => {
  if (lastDataOn === null) return 'neverCame'
  if (isStale(feed, lastDataOn, today)) return 'stale'
  return diffDays(lastDataOn, today) > PERIOD_DAYS[feed.frequency] ? 'due' : 'fresh'
}
