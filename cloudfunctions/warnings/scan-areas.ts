import { findDepartment } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import { addDays, instantOn } from '@shared/kernel/dates'
import type { warningsContract } from '@shared/warnings/contract'
import { areaFacts, LARGE_EXPENSE_RULE, type AreaRecords } from '@shared/warnings/area-facts'
import { feedFacts, findInArea, findOfFeed } from '@shared/warnings/area-rules'
import type { Finding } from '@shared/warnings/evaluate'
import type { WarningSubject } from '@shared/warnings/open-warning'
import type { Context, Doc, Handler, TimerHandler } from '../runtime'
import { countPeople } from './count-people'
import { recipients } from './find-recipient'
import { raiseWarning } from './raise-warning'

const RUN_MS = 25_000
const YEAR_DAYS = 365

const gather = async <T>(found: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const each of found) all.push(each)
  return all
}

/** One pass over the requests of a year and the warnings that count: pages, not one question an area. */
const readRecords = async ({ store, today }: Context, people: AreaRecords['people']): Promise<AreaRecords> => {
  const since = instantOn(addDays(today, -YEAR_DAYS), '00:00')
  const [requests, open, large] = await Promise.all([
    gather(store.requests.iterate({ where: { createdAt: { gte: since } } })),
    gather(store.warnings.iterate({ where: { status: { in: ['open', 'inProgress'] } } })),
    gather(store.warnings.iterate({ where: { ruleId: LARGE_EXPENSE_RULE, openedAt: { gte: since } } })),
  ])
  const warnings = [...new Map([...open, ...large].map((warning) => [warning._id, warning])).values()]
  return { people, requests, warnings }
}

interface Found {
  finding: Finding
  subject: WarningSubject
}

const inAreas = (areas: readonly Doc<'areas'>[], records: AreaRecords, today: string): Found[] => {
  const facts = areaFacts(records, areas, today)
  return areas.flatMap(({ code, name, level }) => {
    if (level !== 'township' && level !== 'community') return []
    const subject = { id: code, householdId: null, personId: null, feedId: null, nameZh: name, addressText: name }
    return findInArea({ code, level }, facts.get(code) ?? {}, today).map((finding) => ({
      finding,
      subject: { ...subject, areaCode: code },
    }))
  })
}

/** Feeds that have come at least once: one that never came is said by every rule that waits for it. */
const ofFeeds = async ({ store, today }: Context, countyCode: string): Promise<Found[]> => {
  const arrivals = new Map((await gather(store.feedArrivals.iterate())).map((arrival) => [arrival._id, arrival]))
  const found: Found[] = []
  for (const feed of allFeeds()) {
    const arrival = arrivals.get(feed.id)
    if (!arrival) continue
    const lists = await store.batches.find({
      where: { feedId: feed.id, status: 'completed' },
      order: { by: 'createdAt', direction: 'desc' },
      limit: 2,
    })
    const rows = lists.items.map((batch) => batch.rows.total)
    const subject = {
      id: feed.id,
      householdId: null,
      personId: null,
      feedId: feed.id,
      nameZh: feed.titleZh,
      addressText: findDepartment(feed.department)?.nameZh ?? feed.department,
      areaCode: countyCode,
    }
    for (const finding of findOfFeed(feed.id, feedFacts(feed, arrival.lastDataOn, rows, today), countyCode, today))
      found.push({ finding, subject })
  }
  return found
}

interface AreasResult {
  finished: boolean
  opened: number
  updated: number
}

/** The rules about areas and feeds: what they find becomes a warning of the area, to whom the rule says. */
const runAreas = async (ctx: Context): Promise<AreasResult> => {
  const { people, finished } = await countPeople(ctx, performance.now() + RUN_MS)
  const result = { finished, opened: 0, updated: 0 }
  if (!finished) return result
  const areas = await gather(ctx.store.areas.iterate({ where: { level: { in: ['county', 'township', 'community'] } } }))
  const county = areas.find(({ level }) => level === 'county')
  const recipientOf = await recipients(ctx)
  const found = [
    ...inAreas(areas, await readRecords(ctx, people), ctx.today),
    ...(county ? await ofFeeds(ctx, county.code) : []),
  ]
  for (const { finding, subject } of found) {
    const raised = await ctx.commit((tx) => raiseWarning({ ctx, recipientOf }, tx, finding, subject))
    if (raised !== 'quiet') result[raised] += 1
  }
  return result
}

export const scanAreas: Handler<typeof warningsContract.actions.scanAreas> = (ctx) => runAreas(ctx)

export const scanAreasByTimer: TimerHandler = async (ctx) => ({ ...(await runAreas(ctx)) })
