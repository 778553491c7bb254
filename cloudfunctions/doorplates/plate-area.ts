import type { AreaOf } from '../runtime/guards'

/** The grid a plate's address lies in; undefined (NOT_FOUND) for a plate or address not on record. */
export const areaOfPlate =
  <I>(plateCode: (input: I) => string): AreaOf<I> =>
  async (input, ctx) => {
    const addressId = await ctx.field('doorplates', plateCode(input), 'addressId')
    return addressId === undefined ? undefined : ctx.field('addresses', addressId, 'gridCode')
  }
