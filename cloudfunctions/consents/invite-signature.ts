import type { consentsContract } from '@shared/consents/contract'
import { SIGNATURE_INVITATION_DAYS } from '@shared/consents/invitation'
import { addDays, instantOn, timeOf } from '@shared/kernel/dates'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { consentingMember } from './consenting-member'

const CODE_LENGTH = 8

/** A single-use code for a member who is away; only its HMAC is kept. */
export const inviteSignature: Handler<typeof consentsContract.actions.inviteSignature> = async (ctx, input) => {
  const { household, person } = await consentingMember(ctx, input)
  const seat = seatOver(ctx, household.areaCode)
  const code = ctx.newCode('letters', CODE_LENGTH)
  const expiresAt = instantOn(addDays(ctx.today, SIGNATURE_INVITATION_DAYS), timeOf(ctx.now))
  return ctx.commit(async (tx) => {
    await tx.signatureInvitations.insert({
      _id: ctx.codeHash(code),
      purpose: input.purpose,
      householdId: household._id,
      personId: person._id,
      requestedByStaffId: seat.staffId,
      expiresAt,
    })
    tx.audit({
      householdId: household._id,
      personIds: [person._id],
      areaCode: household.areaCode,
      note: `signature asked ${input.purpose}`,
    })
    return { code, expiresAt }
  })
}
