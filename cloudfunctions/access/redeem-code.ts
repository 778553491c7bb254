import type { accessContract } from '@shared/access/contract'
import { personLinkId } from '@shared/access/model'
import { VERIFICATION_TRIES_PER_HOUR } from '@shared/access/verification-code'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { limitTries } from '../runtime/records/limit-tries'

const TRIES = {
  tries: VERIFICATION_TRIES_PER_HOUR,
  windowSeconds: 3600,
  messageZh: '试错太多次了，请一小时后再试，或请网格员重新给一个核实码。',
}
const WRONG_ZH = '核实码不对或已过期，请核对6位数字，或请网格员重新给一个。'
const OWN_ZH = '核实码要由本人在自己的手机上输入，给码的人不能代输。'

/** Wrong, expired and used codes answer alike: nothing tells which codes exist. */
export const redeemCode: Handler<typeof accessContract.actions.redeemCode> = async (ctx, { code }) => {
  await limitTries(ctx, TRIES, 'redeemCode', ctx.actor.openid)
  return ctx.commit(async (tx) => {
    const given = await tx.verificationCodes.get(ctx.codeHash(code))
    if (!given || given.usedAt !== null || given.expiresAt <= ctx.now) throw new KoumenError('NOT_FOUND', WRONG_ZH)
    if (ctx.actor.staff.some((seat) => seat.staffId === given.givenByStaffId))
      throw new KoumenError('FORBIDDEN', OWN_ZH)
    await tx.verificationCodes.update(given, { usedAt: ctx.now, usedByOpenid: ctx.actor.openid })
    const { householdId, personId, givenByStaffId } = given
    await tx.personLinks.put({
      _id: personLinkId(ctx.actor.openid, personId),
      openid: ctx.actor.openid,
      personId,
      householdId,
      relation: 'self',
      status: 'verified',
      verifiedHow: 'oneTimeCode',
      verifiedAt: ctx.now,
      verifiedByStaffId: givenByStaffId,
    })
    tx.audit({ householdId, personIds: [personId], note: 'verified by one-time code' })
    return { householdId, personId }
  })
}
