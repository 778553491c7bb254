import type { LocalDate } from '../kernel/dates'

/** How a feed stands on the day: when it last came, and whether a complete list is loaded. */
export interface FeedState {
  lastDataOn: LocalDate
  /** Newest file of which every row was taken in; null: "not on the list" proves nothing. */
  completeOn: LocalDate | null
}

export type FeedStates = Readonly<Record<string, FeedState | undefined>>

/** For `deriveFacts`: the feeds of which a complete list is loaded, with its day. */
export const registersOf = (feeds: FeedStates): Record<string, LocalDate> =>
  Object.fromEntries(
    Object.entries(feeds).flatMap(([id, state]) => (state?.completeOn ? [[id, state.completeOn] as const] : [])),
  )
