import type { doorplatesContract } from '@shared/doorplates/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

/** Ends our mapping, not the plate; ending it again changes nothing. */
export const revokePlate: Handler<typeof doorplatesContract.actions.revoke> = async (ctx, { plateCode, reasonZh }) =>
  ctx.commit(async (tx) => {
    const plate = await tx.doorplates.get(plateCode)
    if (!plate) throw new KoumenError('NOT_FOUND', '没有这块门牌，请核对编码。')
    if (plate.status === 'active') {
      await tx.doorplates.update(plate, { status: 'revoked', revokedReasonZh: reasonZh })
    }
    tx.audit({ note: 'plate revoked' })
    return { plateCode }
  })
