import { fullAddress, PLATE_REVOKED_ZH, PLATE_UNKNOWN_ZH, shortAddress } from '@shared/doorplates/short-address'
import { KoumenError } from '@shared/kernel/errors'
import type { requestsContract } from '@shared/requests/contract'
import type { ParsedInputOf } from '@shared/kernel/contract'
import type { Context, Doc } from '../runtime'
import { areaPath } from '../runtime/records/area-path'

type PlaceInput = ParsedInputOf<typeof requestsContract.actions.submit>['place']

/** Where the need is, as the request keeps it. */
export interface Place {
  plateCode: string | null
  addressId: string | null
  /** 「溪边路17号」 */
  addressText: string
  areaCode: string
  path: Doc<'areas'>[]
  /** The one household the register has at the address; null where it has none or several. */
  household: Doc<'households'> | null
}

const onlyHousehold = async (
  ctx: Context,
  address: Doc<'addresses'>,
  spellings: readonly string[],
): Promise<Doc<'households'> | null> => {
  const byAddress = await ctx.store.households.find({ where: { addressId: address._id }, limit: 2 })
  const found =
    byAddress.items.length > 0
      ? byAddress
      : await ctx.store.households.find({
          where: { areaCode: { prefix: address.gridCode.slice(0, 12) }, addressText: { in: spellings } },
          limit: 2,
        })
  return found.items.length === 1 ? (found.items[0] ?? null) : null
}

/** A plate or a chosen area to a place. NOT_FOUND tells how to go on. */
export const findPlace = async (ctx: Context, place: PlaceInput): Promise<Place> => {
  if (!('plateCode' in place)) {
    const path = await areaPath(ctx, place.areaCode)
    return {
      plateCode: null,
      addressId: null,
      addressText: place.addressText,
      areaCode: place.areaCode,
      path,
      household: null,
    }
  }
  const plate = await ctx.store.doorplates.get(place.plateCode)
  if (plate?.status === 'revoked') throw new KoumenError('NOT_FOUND', PLATE_REVOKED_ZH)
  const address = plate ? await ctx.store.addresses.get(plate.addressId) : null
  if (!plate || !address) throw new KoumenError('NOT_FOUND', PLATE_UNKNOWN_ZH)
  const path = await areaPath(ctx, address.gridCode)
  const names = path
    .filter((area) => area.level !== 'grid')
    .map((area) => area.name)
    .reverse()
  const addressText = shortAddress(address.addressText, names)
  const spellings = [...new Set([address.addressText, addressText, fullAddress(addressText, names)])]
  return {
    plateCode: plate._id,
    addressId: address._id,
    addressText,
    areaCode: address.gridCode,
    path,
    household: await onlyHousehold(ctx, address, spellings),
  }
}
