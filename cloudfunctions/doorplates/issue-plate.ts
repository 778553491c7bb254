import type { doorplatesContract } from '@shared/doorplates/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

const CODE_LENGTH = 12

export const issuePlate: Handler<typeof doorplatesContract.actions.issue> = async (ctx, { addressId }) => {
  const address = await ctx.store.addresses.get(addressId)
  if (!address) throw new KoumenError('NOT_FOUND', '没有这个标准地址，请先导入地名数据。')
  const plateCode = ctx.newCode('letters', CODE_LENGTH)
  return ctx.commit(async (tx) => {
    await tx.doorplates.insert({ _id: plateCode, addressId, status: 'active' })
    tx.audit({ areaCode: address.gridCode, note: 'plate issued' })
    return { plateCode }
  })
}
