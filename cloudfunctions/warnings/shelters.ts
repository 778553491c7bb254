import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import type { ShelterView } from '@shared/warnings/disaster-contract'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { dutySeat } from './disaster-roles'

const MOST = 1000

/** Shelters of an area and, for a village, of its township. */
export const sheltersFor = async (ctx: Pick<Context, 'store'>, areaCode: string): Promise<Doc<'shelters'>[]> => {
  const { items } = await ctx.store.shelters.find({
    where: { areaCode: { prefix: areaCode.slice(0, 9) } },
    limit: MOST,
  })
  return items
}

const viewOf = (shelter: Doc<'shelters'>, areaZh: string): ShelterView => ({
  shelterId: shelter._id,
  version: shelter.version,
  nameZh: shelter.nameZh,
  areaCode: shelter.areaCode,
  areaZh,
  addressZh: shelter.addressText,
  capacity: shelter.capacity,
  phone: shelter.phone,
})

export const listShelters: Handler<typeof warningsContract.actions.shelters> = async (ctx, { areaCode }) => {
  const shelters = await sheltersFor(ctx, areaCode)
  const nameOf = await areaNames(
    ctx,
    shelters.map((one) => one.areaCode),
  )
  return { items: shelters.map((one) => viewOf(one, nameOf(one.areaCode))) }
}

export const putShelter: Handler<typeof warningsContract.actions.putShelter> = async (ctx, input) => {
  const { nameZh, areaCode, addressZh, capacity, phone } = input
  const nameOf = await areaNames(ctx, [areaCode])
  const registeredByName = dutySeat(ctx.actor.staff, areaCode)?.name ?? ''
  return ctx.commit(async (tx) => {
    const _id = `${areaCode}-${ctx
      .codeHash(nameZh)
      .replace(/[^0-9A-Za-z]/g, '')
      .slice(0, 24)}`
    tx.audit({ areaCode, note: 'shelter registered' })
    const stored = await tx.shelters.put({
      _id,
      nameZh,
      areaCode,
      addressText: addressZh,
      capacity,
      phone,
      registeredByName,
    })
    return viewOf(stored, nameOf(areaCode))
  })
}

export const removeShelter: Handler<typeof warningsContract.actions.removeShelter> = async (ctx, { shelterId }) =>
  ctx.commit(async (tx) => {
    const shelter = await tx.shelters.get(shelterId)
    if (!shelter) throw new KoumenError('NOT_FOUND')
    if (!dutySeat(ctx.actor.staff, shelter.areaCode)) throw new KoumenError('FORBIDDEN')
    await tx.shelters.remove(shelterId)
    tx.audit({ areaCode: shelter.areaCode, note: 'shelter removed' })
    return { shelterId }
  })
