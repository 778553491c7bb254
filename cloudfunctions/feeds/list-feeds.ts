import { findDepartment } from '@shared/facts/vocabulary'
import { STATUS_ZH } from '@shared/feeds/batch-view'
import { allFeeds } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import { isDataOfficerOf } from '@shared/feeds/data-officer'
import { arrivalStateOf, FREQUENCY_ZH, STATE_ZH } from '@shared/feeds/freshness'
import { addDays } from '@shared/kernel/dates'
import type { Handler } from '../runtime'

/** The feeds of the actor's departments: when each last came, whether the next one is due or late, how the last file went. */
export const listFeeds: Handler<typeof feedsContract.actions.list> = async (ctx) => {
  const feeds = allFeeds().filter((feed) => isDataOfficerOf(ctx.actor, feed.department) && feed.subject !== 'area')
  const arrivals = new Map((await ctx.store.feedArrivals.getMany(feeds.map((f) => f.id))).map((a) => [a._id, a]))
  const lastIds = [...arrivals.values()].map((arrival) => arrival.lastBatchId)
  const batches = new Map((await ctx.store.batches.getMany(lastIds)).map((batch) => [batch._id, batch]))
  return {
    items: feeds.map((feed) => {
      const arrival = arrivals.get(feed.id)
      const lastDataOn = arrival?.lastDataOn ?? null
      const last = batches.get(arrival?.lastBatchId ?? '')
      const state = arrivalStateOf(feed, lastDataOn, ctx.today)
      return {
        feedId: feed.id,
        titleZh: feed.titleZh,
        departmentZh: findDepartment(feed.department)?.nameZh ?? feed.department,
        basisZh: `${feed.legalBasisZh}。${feed.leastDataZh}`,
        lastDataOn,
        stale: state === 'stale' || state === 'neverCame',
        frequencyZh: FREQUENCY_ZH[feed.frequency],
        staleAfter: lastDataOn && addDays(lastDataOn, feed.staleAfterDays),
        state,
        stateZh: STATE_ZH[state],
        lastBatch: last
          ? {
              batchId: last._id,
              status: last.status,
              statusZh: STATUS_ZH[last.status],
              accepted: last.rows.accepted,
              rejected: last.rows.rejected,
            }
          : null,
        columnsZh: feed.columns.map((c) => c.header + (c.required ? '（必填）' : '')),
      }
    }),
  }
}
