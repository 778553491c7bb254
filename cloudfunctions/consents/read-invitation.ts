import type { consentsContract } from '@shared/consents/contract'
import { INVITATION_GONE_ZH, isOpenInvitation } from '@shared/consents/invitation'
import { KoumenError } from '@shared/kernel/errors'
import { maskName } from '@shared/kernel/mask'
import type { Handler } from '../runtime'
import { consentWords } from './consenting-member'

export const readInvitation: Handler<typeof consentsContract.actions.readInvitation> = async (ctx, { code }) => {
  const invitation = await ctx.store.signatureInvitations.get(ctx.codeHash(code))
  if (!invitation || !isOpenInvitation(invitation, ctx.now)) throw new KoumenError('NOT_FOUND', INVITATION_GONE_ZH)
  const [person, household, staff] = await Promise.all([
    ctx.store.persons.get(invitation.personId),
    ctx.store.households.get(invitation.householdId),
    ctx.store.staff.get(invitation.requestedByStaffId),
  ])
  if (!person || !household) throw new KoumenError('NOT_FOUND', INVITATION_GONE_ZH)
  const { textZh } = await consentWords(ctx, invitation.purpose, household.areaCode, staff?.name ?? '')
  return { nameMaskedZh: maskName(person.name), textZh, expiresAt: invitation.expiresAt }
}
