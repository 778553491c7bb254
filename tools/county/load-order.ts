import { allFeeds } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'

/** Places first, then everybody; then who stands on registers and which meter is whose, then the details of those. */
const rank = (feed: FeedDefinition): number => {
  if (feed.id === 'pl-grid-map') return 0
  if (feed.id === 'bd-address') return 1
  if (feed.id === 'ps-household-register') return 2
  if (feed.register !== undefined) return 3
  if (feed.id === 'tw-consent') return 4
  if (feed.id === 'ca-means-check') return 5
  if (feed.columns.some(({ type }) => type === 'powerAccount' || type === 'waterAccount'))
    return feed.naturalKey.some((column) => /^(idNumber|headIdNumber)$/.test(column)) ? 5 : 6
  return 6
}

/** Feeds in the order in which a county that starts takes them in. */
export const loadOrder = (feedIds: readonly string[]): string[] => {
  const ranks = new Map(allFeeds().map((feed) => [feed.id, rank(feed)]))
  return [...feedIds].sort((a, b) => (ranks.get(a) ?? 9) - (ranks.get(b) ?? 9) || (a < b ? -1 : 1))
}
