import type { KeptRowsByFeed } from '../feeds/model'
import type { LocalDate } from '../kernel/dates'

/** Results of a visit in the departments' file that saw the person: seen, seen by video, by telephone. */
const SEEN = ['1', '2', '3']

/** Days on which the departments' file of visits says that somebody of the household was seen. */
export const metByFeed = (rows: KeptRowsByFeed): LocalDate[] =>
  (rows['tw-visit'] ?? []).filter(({ values }) => SEEN.includes(String(values.result))).map(({ on }) => on)
