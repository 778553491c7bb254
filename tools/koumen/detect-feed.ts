import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'
import { findHeader } from '@shared/feeds/match-headers'
import { readTable } from '../../cloudfunctions/feeds/read-table'
import { CommandError, EXIT } from './output'

/** The feed a file belongs to: the one named, else the one whose heading the file carries. */
export function detectFeed(bytes: Uint8Array, named?: string): FeedDefinition {
  if (named !== undefined) {
    const feed = findFeed(named)
    if (feed) return feed
    throw new CommandError(
      `No feed ${named}. Feeds: ${allFeeds()
        .map(({ id }) => id)
        .join(', ')}`,
      EXIT.usage,
    )
  }
  const table = readTable(bytes)
  if (!table.ok) throw new CommandError(table.messageZh, EXIT.usage)
  const rows = table.rows.map(({ cells }) => cells)
  const fitting = allFeeds()
    .flatMap((feed) => {
      const found = findHeader(feed, rows)
      return found && found.match.missing.length === 0 ? [{ feed, match: found.match }] : []
    })
    .sort((a, b) => a.match.ignored.length - b.match.ignored.length || b.match.columns.length - a.match.columns.length)
  const [best] = fitting
  if (!best) throw new CommandError('The headings are those of no feed; name it with --feed.', EXIT.usage)
  const alike = fitting.filter(
    ({ match }) =>
      match.ignored.length === best.match.ignored.length && match.columns.length === best.match.columns.length,
  )
  if (alike.length > 1) {
    const ids = alike.map(({ feed }) => feed.id).join(', ')
    throw new CommandError(`The headings fit ${ids}; name one with --feed.`, EXIT.usage)
  }
  return best.feed
}
