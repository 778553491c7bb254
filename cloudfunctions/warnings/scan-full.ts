import type { ScanProgress, warningsContract } from '@shared/warnings/contract'
import type { Context, Doc, Handler, Page, TimerHandler } from '../runtime'
import { AT_ONCE, scanBatch } from './scan-batch'
import { scanMeans, type ScanMeans } from './scan-means'
import { lookAtPage } from './scan-page'
import { beginFullScan, loadFullScan, progressOf, takeShard, unlessLost, type Shard } from './scan-shards'

/** A slice ends well inside the function's time limit. */
const SLICE_MS = 25_000
/** Households read at a time: their sheets and rows stay far below the reply limit of 16 MB. */
const PAGE = 128
const SCANS_SHOWN = 20

/** Households of one block come together. */
const pageOf = (ctx: Context, { areaCode, cursor }: Shard): Promise<Page<Doc<'households'>>> => {
  // A community with its grids; a township or county only for households that have nothing closer.
  const where = areaCode.length >= 12 ? { areaCode: { prefix: areaCode } } : { areaCode }
  return ctx.store.households.find({ where, order: { by: 'blockId' }, limit: PAGE, after: cursor })
}

/**
 * One page of an area: looked at as a whole, then written about in small commits. Each commit moves the area's counts
 * with what it wrote and the last one moves the cursor: killed anywhere, the page is looked at again and finds its
 * warnings there.
 */
const scanShardPage = async (means: ScanMeans, held: Shard): Promise<Shard> => {
  const { items: households, next } = await pageOf(means.ctx, held)
  const look = await lookAtPage(means, households)
  let shard = held
  for (let from = 0; from < look.chosen.length; from += AT_ONCE) {
    const before = shard
    await scanBatch(means, look.chosen.slice(from, from + AT_ONCE), [], async (tx, { opened, updated }) => {
      // The work of a commit may run again: it starts from what was before.
      shard = await tx.scanShards.update(before, { opened: before.opened + opened, updated: before.updated + updated })
    })
  }
  const missingFeeds = { ...shard.missingFeeds }
  for (const [feed, count] of Object.entries(look.missingFeeds)) missingFeeds[feed] = (missingFeeds[feed] ?? 0) + count
  return means.ctx.commit((tx) =>
    tx.scanShards.update(shard, {
      cursor: next,
      status: next === null ? 'done' : 'waiting',
      householdsScanned: shard.householdsScanned + households.length,
      cannotTell: shard.cannotTell + look.cannotTell,
      missingFeeds,
    }),
  )
}

const letGo = (ctx: Context, shard: Shard) => ctx.commit((tx) => tx.scanShards.update(shard, { heldUntil: ctx.now }))

/** Takes areas and works through them until the time is up or none is left to take. */
const scanSlice = async (ctx: Context, scan: Doc<'warningScans'>): Promise<ScanProgress> => {
  const until = performance.now() + SLICE_MS
  const means = await scanMeans(ctx)
  while (scan.status === 'running' && performance.now() < until) {
    let shard = await takeShard(ctx, scan._id)
    if (!shard) break
    while (shard?.status === 'waiting' && performance.now() < until)
      shard = await unlessLost(scanShardPage(means, shard))
    if (shard?.status === 'waiting') await unlessLost(letGo(ctx, shard))
  }
  const progress = await progressOf(ctx, scan)
  if (progress.finished && scan.status === 'running') {
    const { householdsScanned, opened, updated, cannotTell, missingFeeds } = progress
    await unlessLost(
      ctx.commit((tx) =>
        tx.warningScans.update(scan, {
          status: 'finished',
          finishedAt: ctx.now,
          householdsScanned,
          opened,
          updated,
          cannotTell,
          missingFeeds,
        }),
      ),
    )
  }
  return progress
}

export const startFullScan: Handler<typeof warningsContract.actions.startFullScan> = async (ctx) =>
  progressOf(ctx, await beginFullScan(ctx))

export const continueFullScan: Handler<typeof warningsContract.actions.continueFullScan> = async (ctx, { scanId }) =>
  scanSlice(ctx, await loadFullScan(ctx, scanId))

export const listScans: Handler<typeof warningsContract.actions.listScans> = async (ctx) => {
  const { items } = await ctx.store.warningScans.find({ order: { by: '_id', direction: 'desc' }, limit: SCANS_SHOWN })
  return { items: await Promise.all(items.map((scan) => progressOf(ctx, scan))) }
}

/** The timer's slice of the full scan that runs, if one does. */
export const continueByTimer: TimerHandler = async (ctx): Promise<Record<string, number | boolean>> => {
  const running = await ctx.store.warningScans.first({ where: { kind: 'full', status: 'running' } })
  if (!running) return { running: false }
  const { finished, householdsScanned, opened } = await scanSlice(ctx, await loadFullScan(ctx, running._id))
  return { running: true, finished, householdsScanned, opened }
}
