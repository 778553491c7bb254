import type { LocalDate } from '../kernel/dates'
import { allFeeds } from './catalogue'
import type { FeedDefinition } from './definition'
import type { KeptRow, KeptRowsByFeed } from './model'

const listsOf = (register: FeedDefinition['register']): readonly string[] =>
  allFeeds().flatMap((feed) => (feed.register === register ? [feed.id] : []))

const LISTS = { assistance: listsOf('assistance'), care: listsOf('care') }

const stands = (rows: readonly KeptRow[] | undefined): boolean => (rows ?? []).some((row) => row.endedOn === null)

/** Whether details of this household may be taken in: it stands on a register, where the feed asks for one (D28). */
export const mayTakeDetails = (feed: FeedDefinition, rows: KeptRowsByFeed): boolean =>
  !feed.onlyRegistered ||
  [...LISTS.assistance, ...(feed.careCounts ? LISTS.care : [])].some((feedId) => stands(rows[feedId]))

/** Whether an authorisation to check the family's means is in force, as the township or a means check told it (D31). */
export const hasConsent = (rows: KeptRowsByFeed, today: LocalDate): boolean => {
  const inForce = (feedId: string, column: string): boolean =>
    (rows[feedId] ?? []).some(
      ({ endedOn, values }) =>
        endedOn === null &&
        typeof values[column] === 'string' &&
        values[column] >= today &&
        values.revokedOn === undefined,
    )
  return inForce('tw-consent', 'validUntil') || inForce('ca-means-check', 'authValidUntil')
}
