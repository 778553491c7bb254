import { VERIFICATION_MINUTES } from '@shared/access/verification-code'
import { addDays, addMinutes, instantOn } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { visitsContract } from '@shared/visits/contract'
import type { Context, Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'

/** Somebody who was met within these days need not be met again for a code. */
const MET_WITHIN_DAYS = 30
const CODE_DIGITS = 6

const hasMet = async (ctx: Context, householdId: string): Promise<boolean> => {
  const since = instantOn(addDays(ctx.today, -MET_WITHIN_DAYS), '00:00')
  const { items } = await ctx.store.visits.find({ where: { householdId, startedAt: { gte: since } }, limit: 100 })
  return items.some(
    (visit) => visit.outcome === 'met' && ctx.actor.staff.some((seat) => seat.staffId === visit.visitorStaffId),
  )
}

/** Six digits for half an hour, once; only the HMAC is kept. Only who has met the household gives one. */
export const giveVerificationCode: Handler<typeof visitsContract.actions.giveVerificationCode> = async (
  ctx,
  { householdId, personId },
) => {
  const household = await ctx.store.households.get(householdId)
  if (!household?.members.some((member) => member.personId === personId)) {
    throw new KoumenError('NOT_FOUND', '这户里没有这个人，请刷新后再选。')
  }
  if (!(await hasMet(ctx, householdId))) {
    throw new KoumenError('FORBIDDEN', '要先上门见过本人，才能给核实码。')
  }
  const seat = seatOver(ctx, household.areaCode)
  const expiresAt = addMinutes(ctx.now, VERIFICATION_MINUTES)
  let code = ctx.newCode('digits', CODE_DIGITS)
  while (await ctx.store.verificationCodes.get(ctx.codeHash(code))) code = ctx.newCode('digits', CODE_DIGITS)
  return ctx.commit(async (tx) => {
    await tx.verificationCodes.insert({
      _id: ctx.codeHash(code),
      householdId,
      personId,
      givenByStaffId: seat.staffId,
      expiresAt,
    })
    tx.audit({ householdId, personIds: [personId], areaCode: household.areaCode, note: 'verification code' })
    return { code, expiresAt }
  })
}
