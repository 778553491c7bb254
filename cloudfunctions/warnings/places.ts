import type { Context } from '../runtime'

const COMMUNITY_DIGITS = 12

/** The places of a county one goes through household by household: communities, and towns for who has nothing closer. */
export const placesOf = async (ctx: Pick<Context, 'store'>, countyCode: string): Promise<string[]> => {
  const codes: string[] = []
  const where = { code: { prefix: countyCode }, level: { in: ['county', 'township', 'community'] as const } }
  for await (const { code } of ctx.store.areas.iterate({ where })) codes.push(code)
  return codes.sort()
}

/** The next households of a place, neighbours together: their blocks are read once. */
export const householdsOfPlace = (ctx: Pick<Context, 'store'>, place: string, after: string | null, limit: number) =>
  ctx.store.households.find({
    // A community with its grids; a township or county only for households that have nothing closer.
    where: { areaCode: place.length >= COMMUNITY_DIGITS ? { prefix: place } : place },
    order: { by: 'blockId' },
    limit,
    after,
  })
