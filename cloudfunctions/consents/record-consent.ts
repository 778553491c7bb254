import type { consentsContract } from '@shared/consents/contract'
import { withSignature } from '@shared/consents/authorization'
import { isEnough, TOO_WEAK_ZH } from '@shared/consents/evidence'
import { invalidField } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { checkEvidence, linkFiles } from '../runtime/records/link-evidence'
import { seatOver } from '../runtime/records/seats'
import { consentingMember, consentWords } from './consenting-member'
import { loadAuthorization } from './load-authorization'

export const recordConsent: Handler<typeof consentsContract.actions.record> = async (ctx, input) => {
  const { household, person } = await consentingMember(ctx, input)
  if (!isEnough(input.evidence, input.purpose, 'faceToFace')) throw invalidField('evidence', TOO_WEAK_ZH)
  const seat = seatOver(ctx, household.areaCode)
  const words = await consentWords(ctx, input.purpose, household.areaCode, seat.name)
  const files = await checkEvidence(ctx, input.evidence, 'evidence')
  const before = await loadAuthorization(ctx, household, input.purpose)
  const consentId = ctx.newId()
  return ctx.commit(async (tx) => {
    const consent = await tx.consents.insert({
      _id: consentId,
      purpose: input.purpose,
      ...words,
      evidence: input.evidence,
      givenAt: ctx.now,
      personId: person._id,
      householdId: household._id,
      requestId: null,
      openid: null,
      recordedByStaffId: seat.staffId,
    })
    await linkFiles(ctx, tx, files, consentId)
    tx.audit({
      householdId: household._id,
      personIds: [person._id],
      areaCode: household.areaCode,
      note: `consent ${input.purpose}`,
    })
    return { consentId, status: withSignature(before, person._id, consent) }
  })
}
