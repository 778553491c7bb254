import type { consentsContract } from '@shared/consents/contract'
import { isEnough, TOO_WEAK_ZH } from '@shared/consents/evidence'
import {
  INVITATION_GONE_ZH,
  isOpenInvitation,
  sameTail,
  SIGNATURE_INVITATION_DAYS,
  SIGNATURE_TRIES,
  TAIL_WRONG_ZH,
  TOO_MANY_TRIES_ZH,
} from '@shared/consents/invitation'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import { notify, PAGES } from '@shared/notifications/compose'
import type { Handler } from '../runtime'
import { limitTries } from '../runtime/records/limit-tries'
import { checkEvidence, linkFiles } from '../runtime/records/link-evidence'
import { consentWords } from './consenting-member'

const TRIES = {
  tries: SIGNATURE_TRIES,
  windowSeconds: SIGNATURE_INVITATION_DAYS * 86_400,
  messageZh: TOO_MANY_TRIES_ZH,
}

/** Code and last characters of the number together say that it is the person who was asked; the code works once. */
export const signInvitation: Handler<typeof consentsContract.actions.signInvitation> = async (ctx, input) => {
  const invitationId = ctx.codeHash(input.code)
  const seen = await ctx.store.signatureInvitations.get(invitationId)
  if (!seen || !isOpenInvitation(seen, ctx.now)) throw new KoumenError('NOT_FOUND', INVITATION_GONE_ZH)
  if (ctx.actor.staff.some((seat) => seat.staffId === seen.requestedByStaffId))
    throw new KoumenError('FORBIDDEN', '签字要由本人在自己的手机上签，发签字码的人不能代签。')
  if (!isEnough(input.evidence, seen.purpose, 'ownPhone')) throw invalidField('evidence', TOO_WEAK_ZH)
  await limitTries(ctx, TRIES, 'signInvitation', invitationId)
  const [person, household, staff] = await Promise.all([
    ctx.store.persons.get(seen.personId),
    ctx.store.households.get(seen.householdId),
    ctx.store.staff.get(seen.requestedByStaffId),
  ])
  if (!person || !household) throw new KoumenError('NOT_FOUND', INVITATION_GONE_ZH)
  if (!sameTail(input.idTail, person.idTail)) throw new KoumenError('FORBIDDEN', TAIL_WRONG_ZH)
  const words = await consentWords(ctx, seen.purpose, household.areaCode, staff?.name ?? '')
  const files = await checkEvidence(ctx, input.evidence, 'evidence')
  const consentId = ctx.newId()
  return ctx.commit(async (tx) => {
    const invitation = await tx.signatureInvitations.get(invitationId)
    if (!invitation || !isOpenInvitation(invitation, ctx.now)) throw new KoumenError('NOT_FOUND', INVITATION_GONE_ZH)
    await tx.signatureInvitations.update(invitation, { usedAt: ctx.now })
    await tx.consents.insert({
      _id: consentId,
      purpose: invitation.purpose,
      ...words,
      evidence: input.evidence,
      givenAt: ctx.now,
      personId: person._id,
      householdId: household._id,
      requestId: null,
      openid: ctx.actor.openid,
      recordedByStaffId: null,
    })
    await linkFiles(ctx, tx, files, consentId)
    const about = { page: PAGES.households(), relatedId: household._id }
    tx.enqueue(notify('signatureDone', consentId, { staffId: invitation.requestedByStaffId }, about))
    tx.audit({ householdId: household._id, personIds: [person._id], note: `consent ${invitation.purpose}` })
    return { consentId, signedAt: ctx.now }
  })
}
