import type { doorplatesContract } from '@shared/doorplates/contract'
import { fullAddress, PLATE_REVOKED_ZH, PLATE_UNKNOWN_ZH, shortAddress } from '@shared/doorplates/short-address'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { answersAt } from '../runtime/records/who-answers'

/** Place and who answers; households are not read here at all. */
export const resolvePlate: Handler<typeof doorplatesContract.actions.resolve> = async (ctx, { plateCode }) => {
  const plate = await ctx.store.doorplates.get(plateCode)
  if (!plate) throw new KoumenError('NOT_FOUND', PLATE_UNKNOWN_ZH)
  if (plate.status === 'revoked') throw new KoumenError('NOT_FOUND', PLATE_REVOKED_ZH)
  const address = await ctx.store.addresses.get(plate.addressId)
  if (!address) throw new KoumenError('NOT_FOUND', PLATE_UNKNOWN_ZH)
  const path = await areaPath(ctx, address.gridCode)
  const names = path.filter((area) => area.level !== 'grid').map((area) => area.name)
  const fromCounty = names.reverse()
  return {
    plateCode,
    shortAddressZh: shortAddress(address.addressText, fromCounty),
    fullAddressZh: fullAddress(address.addressText, fromCounty),
    whoAnswers: await answersAt(ctx, path),
  }
}
