import type { ScanProgress } from '@shared/warnings/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { addSeconds } from '../runtime/clock'

/** Shards that one commit writes. */
const AT_ONCE = 50
/** Whoever takes an area has it for so long; a worker that died gives it back by that. */
const HELD_SECONDS = 90
/** Candidates looked at for one to take; several workers seldom reach for the same. */
const CHOICE = 12

type Scan = Doc<'warningScans'>
export type Shard = Doc<'scanShards'>

const shardId = (scanId: string, areaCode: string): string => `${scanId}:${areaCode}`

/** Lists the areas of a full scan: listing twice is listing once. */
const prepare = async (ctx: Context, scan: Scan): Promise<Scan> => {
  const codes: string[] = []
  // Grids lie within their communities; a household that has only a township stands on the township itself.
  const where = { level: { in: ['county', 'township', 'community'] as const } }
  for await (const { code } of ctx.store.areas.iterate({ where })) codes.push(code)
  for (let from = 0; from < codes.length; from += AT_ONCE) {
    await ctx.commit(async (tx) => {
      for (const areaCode of codes.slice(from, from + AT_ONCE))
        await tx.scanShards.insertOnce({
          _id: shardId(scan._id, areaCode),
          scanId: scan._id,
          areaCode,
          status: 'waiting',
          cursor: null,
          heldUntil: '',
          householdsScanned: 0,
          opened: 0,
          updated: 0,
          cannotTell: 0,
          missingFeeds: {},
        })
    })
  }
  return ctx.commit((tx) => tx.warningScans.update(scan, { areas: codes.length }))
}

/** The full scan that runs, or a new one. */
export const beginFullScan = async (ctx: Context): Promise<Scan> => {
  const running = await ctx.store.warningScans.first({ where: { kind: 'full', status: 'running' } })
  const households = running ? 0 : await ctx.store.households.count({})
  const scan =
    running ??
    (await ctx.commit(async (tx) => {
      tx.audit({ note: 'every household is looked at again' })
      return tx.warningScans.insert({
        kind: 'full',
        status: 'running',
        startedAt: ctx.now,
        finishedAt: null,
        householdsScanned: 0,
        households,
        areas: null,
        opened: 0,
        updated: 0,
        cannotTell: 0,
        missingFeeds: {},
      })
    }))
  return scan.areas === null ? prepare(ctx, scan) : scan
}

export const loadFullScan = async (ctx: Context, scanId: string): Promise<Scan> => {
  const scan = await ctx.store.warningScans.get(scanId)
  if (scan?.kind !== 'full') throw new KoumenError('NOT_FOUND')
  return scan.areas === null && scan.status === 'running' ? prepare(ctx, scan) : scan
}

const isLost = (error: unknown): boolean => error instanceof KoumenError && error.code === 'CONFLICT'

/** Takes an area nobody holds; undefined when there is none. */
export const takeShard = async (ctx: Context, scanId: string): Promise<Shard | undefined> => {
  for (;;) {
    const { items } = await ctx.store.scanShards.find({
      where: { scanId, status: 'waiting', heldUntil: { lte: ctx.now } },
      limit: CHOICE,
    })
    const wanted = items[Math.floor(Math.random() * items.length)]
    if (!wanted) return undefined
    try {
      return await ctx.commit((tx) => tx.scanShards.update(wanted, { heldUntil: addSeconds(ctx.now, HELD_SECONDS) }))
    } catch (error) {
      // Somebody else was first: another area.
      if (!isLost(error)) throw error
    }
  }
}

/** An area that another worker has taken over is theirs: undefined. */
export const unlessLost = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (isLost(error)) return undefined
    throw error
  }
}

/** The scan with what its areas have come to; finished with the last of them. */
export const progressOf = async (ctx: Context, scan: Scan): Promise<ScanProgress> => {
  if (scan.kind !== 'full' || scan.status === 'finished') return shown(scan)
  const total = {
    householdsScanned: 0,
    opened: 0,
    updated: 0,
    cannotTell: 0,
    missingFeeds: {} as Record<string, number>,
  }
  let [listed, done] = [0, 0]
  for await (const shard of ctx.store.scanShards.iterate({ where: { scanId: scan._id } })) {
    listed += 1
    if (shard.status === 'done') done += 1
    for (const count of ['householdsScanned', 'opened', 'updated', 'cannotTell'] as const) total[count] += shard[count]
    for (const [feed, count] of Object.entries(shard.missingFeeds))
      total.missingFeeds[feed] = (total.missingFeeds[feed] ?? 0) + count
  }
  return shown({ ...scan, ...total, status: listed === scan.areas && done === listed ? 'finished' : 'running' })
}

const shown = (scan: Scan): ScanProgress => ({
  scanId: scan._id,
  kind: scan.kind,
  finished: scan.status === 'finished',
  startedAt: scan.startedAt,
  householdsScanned: scan.householdsScanned,
  households: scan.households,
  opened: scan.opened,
  updated: scan.updated,
  cannotTell: scan.cannotTell,
  missingFeeds: scan.missingFeeds,
})
