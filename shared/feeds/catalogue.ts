import { FEED_FILES } from './catalogue.generated'
import type { FeedDefinition } from './definition'

/**
 * Every feed this version takes in. The files are checked by `lintFeeds` (in tests and `koumen catalogue check`), not
 * at every start of a function. To add one: a JSON file beside the others, then tools/catalogue/generate-index.ts.
 */
const FEEDS = FEED_FILES as readonly FeedDefinition[]

const byId: ReadonlyMap<string, FeedDefinition> = new Map(FEEDS.map((feed) => [feed.id, feed]))

export const allFeeds = (): readonly FeedDefinition[] => FEEDS

export const findFeed = (id: string): FeedDefinition | undefined => byId.get(id)
