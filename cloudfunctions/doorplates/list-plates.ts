import type { doorplatesContract } from '@shared/doorplates/contract'
import { shortAddress } from '@shared/doorplates/short-address'
import type { Handler } from '../runtime'
import { areaPath } from '../runtime/records/area-path'

/** By address, so that a street prints in order; an address may have had several plates. */
export const listPlates: Handler<typeof doorplatesContract.actions.list> = async (ctx, input) => {
  const path = await areaPath(ctx, input.areaCode)
  const addresses = await ctx.store.addresses.find({
    where: { gridCode: { prefix: input.areaCode } },
    order: { by: 'addressText' },
    limit: input.limit,
    after: input.after,
  })
  const plates = await ctx.store.doorplates.find({
    where: { addressId: { in: addresses.items.map((address) => address._id) } },
    limit: 1000,
  })
  const above = await ctx.store.areas.find({
    where: { level: { in: ['community', 'grid'] }, code: { prefix: input.areaCode } },
    limit: 1000,
  })
  const names = [...[...path].reverse(), ...above.items].map((area) => area.name)
  return {
    items: addresses.items.flatMap((address) =>
      plates.items
        .filter((plate) => plate.addressId === address._id)
        .map((plate) => ({
          plateCode: plate._id,
          shortAddressZh: shortAddress(address.addressText, names),
          status: plate.status,
        })),
    ),
    next: addresses.next ?? null,
  }
}
