import type { LocalDate } from '../kernel/dates'

/** How a feed stands on the day: when it last came, and whether a complete list is loaded. */
export interface FeedState {
  lastDataOn: LocalDate
  /** Newest file of which every row was taken in; null: "not on the list" proves nothing. */
  completeOn: LocalDate | null
}

export type FeedStates = Readonly<Record<string, FeedState | undefined>>

const known = new WeakMap<FeedStates, Record<string, LocalDate>>()

/** For `deriveFacts`: the feeds of which a complete list is loaded, with its day. Worked out once for one set of states. */
export const registersOf = (feeds: FeedStates): Record<string, LocalDate> => {
  const registers =
    known.get(feeds) ??
    Object.fromEntries(
      Object.entries(feeds).flatMap(([id, state]) => (state?.completeOn ? [[id, state.completeOn] as const] : [])),
    )
  known.set(feeds, registers)
  return registers
}
