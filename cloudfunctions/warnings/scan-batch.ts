import type { Doc, Tx } from '../runtime'
import { openBlocks, type Home } from '../runtime/records/blocks'
import { scanHousehold, type Chosen } from './scan-household'
import type { ScanMeans } from './scan-means'

/** What a run of the scan came to so far. */
export interface Tally {
  householdsScanned: number
  opened: number
  updated: number
  cannotTell: number
  missingFeeds: Record<string, number>
}

export const emptyTally = (): Tally => ({
  householdsScanned: 0,
  opened: 0,
  updated: 0,
  cannotTell: 0,
  missingFeeds: {},
})

export const addTally = (a: Tally, b: Tally): Tally => {
  const missingFeeds = { ...a.missingFeeds }
  for (const [feed, count] of Object.entries(b.missingFeeds)) missingFeeds[feed] = (missingFeeds[feed] ?? 0) + count
  return {
    householdsScanned: a.householdsScanned + b.householdsScanned,
    opened: a.opened + b.opened,
    updated: a.updated + b.updated,
    cannotTell: a.cannotTell + b.cannotTell,
    missingFeeds,
  }
}

/** Documents that one commit reads or writes lie far under the platform's limits with so many households. */
export const AT_ONCE = 64

/**
 * Commits what looking at a few households came to; `alongside` writes into the same commit. Marks of households
 * that are gone go too.
 */
export const scanBatch = async (
  means: ScanMeans,
  chosen: readonly Chosen[],
  gone: readonly Pick<Home, '_id' | 'blockId' | 'areaCode'>[],
  alongside: (tx: Tx, tally: Tally) => Promise<void>,
): Promise<Tally> => {
  const { ctx } = means
  const warned = chosen.flatMap(({ looked }) => looked.evaluation.findings.flatMap(({ personId }) => personId ?? []))
  const people = warned.length > 0 ? await ctx.store.persons.getMany(warned) : []
  const persons = new Map<string, Doc<'persons'>>(people.map((person) => [person._id, person]))
  return ctx.commit(async (tx) => {
    const tally = emptyTally()
    const entitled = chosen.some(({ looked }) => looked.entitledChanged)
    const sheets = chosen.some(({ looked }) => looked.aged !== null)
    const homes = [...chosen.map(({ household }) => household), ...gone]
    const blocks = await openBlocks(ctx, tx, homes, { sheets, entitled })
    gone.forEach(blocks.unmark)
    for (const one of chosen) {
      const scanned = await scanHousehold(means, tx, blocks, one, (id) => persons.get(id))
      tally.opened += scanned.opened
      tally.updated += scanned.updated
      if (scanned.missingFeeds.length > 0) tally.cannotTell += 1
      for (const feed of scanned.missingFeeds) tally.missingFeeds[feed] = (tally.missingFeeds[feed] ?? 0) + 1
    }
    await blocks.save()
    tally.householdsScanned = chosen.length + gone.length
    await alongside(tx, tally)
    return tally
  })
}
