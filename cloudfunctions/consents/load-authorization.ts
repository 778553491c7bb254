import { authorizationView, signersOf, type AuthorizationView } from '@shared/consents/authorization'
import type { ConsentPurpose } from '@shared/consents/model'
import type { Context, Doc } from '../runtime'

/** Who of a household must sign for a purpose and who has, as it stands now. */
export const loadAuthorization = async (
  ctx: Context,
  household: Doc<'households'>,
  purpose: ConsentPurpose,
): Promise<AuthorizationView> => {
  const where = { householdId: household._id, purpose }
  const [persons, consents, invitations] = await Promise.all([
    ctx.store.persons.getMany(household.members.map((member) => member.personId)),
    ctx.store.consents.find({ where, limit: 1000 }),
    ctx.store.signatureInvitations.find({ where, limit: 1000 }),
  ])
  const signers = signersOf(household, persons, consents.items, purpose, ctx.today)
  return authorizationView(signers, invitations.items, purpose, ctx.now)
}
