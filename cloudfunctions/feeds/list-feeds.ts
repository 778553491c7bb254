import { findDepartment } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import { isDataOfficerOf } from '@shared/feeds/data-officer'
import { isStale } from '@shared/feeds/freshness'
import type { Handler } from '../runtime'

export const listFeeds: Handler<typeof feedsContract.actions.list> = async (ctx) => {
  const feeds = allFeeds().filter((feed) => isDataOfficerOf(ctx.actor, feed.department))
  const arrivals = new Map((await ctx.store.feedArrivals.getMany(feeds.map((f) => f.id))).map((a) => [a._id, a]))
  return {
    items: feeds.map((feed) => {
      const lastDataOn = arrivals.get(feed.id)?.lastDataOn ?? null
      return {
        feedId: feed.id,
        titleZh: feed.titleZh,
        departmentZh: findDepartment(feed.department)?.nameZh ?? feed.department,
        basisZh: `${feed.legalBasisZh}。${feed.leastDataZh}`,
        lastDataOn,
        stale: isStale(feed, lastDataOn, ctx.today),
        columnsZh: feed.columns.map((c) => c.header + (c.required ? '（必填）' : '')),
      }
    }),
  }
}
