import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'
import { findHeader } from '@shared/feeds/match-headers'
import { openSource } from '../../cloudfunctions/feeds/reading/open-source'
import { FileRefused, START } from '../../cloudfunctions/feeds/reading/table-source'
import { CommandError, EXIT } from './output'

/** Rows at the top among which the heading is looked for. */
const TOP_ROWS = 20

const topOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const top: string[][] = []
  const whole = Buffer.from(bytes)
  try {
    const source = await openSource(async (from, length) => ({
      bytes: whole.subarray(from, from + length),
      total: whole.length,
    }))
    await source.read(START, (_, cells) => void (top.length < TOP_ROWS && top.push([...cells])))
    source.close()
    return top
  } catch (error) {
    if (error instanceof FileRefused) throw new CommandError(error.messageZh, EXIT.usage)
    throw error
  }
}

/** The feed a file belongs to: the one named, else the one whose heading the file carries. */
export async function detectFeed(bytes: Uint8Array, named?: string): Promise<FeedDefinition> {
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
  const rows = await topOf(bytes)
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
