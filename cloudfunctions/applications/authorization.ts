import type { Application } from '@shared/applications/model'
import { missingSigners, signersOf } from '@shared/consents/authorization'
import type { Context } from '../runtime'
import { termsInForce } from './terms-in-force'

/** Whether the item needs the economic check, and who of the household has not signed for it. */
export const authorizationOf = async (
  ctx: Context,
  item: Pick<Application, 'householdId' | 'policyId' | 'areaCode'>,
): Promise<{ required: boolean; missingNamesZh: string[] }> => {
  const terms = await termsInForce(ctx, item)
  if (!terms?.needsEconomicVerification) return { required: false, missingNamesZh: [] }
  const household = await ctx.store.households.get(item.householdId)
  if (!household) return { required: true, missingNamesZh: ['这户人'] }
  const persons = await ctx.store.persons.getMany(household.members.map((member) => member.personId))
  const consents = await ctx.store.consents.find({ where: { householdId: item.householdId }, limit: 500 })
  const signers = signersOf(household, persons, consents.items, 'economicVerification', ctx.today)
  return { required: true, missingNamesZh: missingSigners(signers).map((signer) => signer.name) }
}
