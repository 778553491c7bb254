import { CONSENT_TEXTS } from '@shared/consents/texts'
import type { ConsentPurpose } from '@shared/consents/model'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { areaPath } from '../runtime/records/area-path'

/** The member who is to sign, in their household. */
export const consentingMember = async (
  ctx: Context,
  wanted: { householdId: string; personId: string },
): Promise<{ household: Doc<'households'>; person: Doc<'persons'> }> => {
  const household = await ctx.store.households.get(wanted.householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户人，请刷新后再试。')
  const isMember = household.members.some((member) => member.personId === wanted.personId)
  const person = isMember ? await ctx.store.persons.get(wanted.personId) : null
  if (!person) throw new KoumenError('NOT_FOUND', '这户里没有这个人，请刷新后再选。')
  return { household, person }
}

/** The words to sign, with the name of who will act on them: the township for a check, the worker for a visit. */
export const consentWords = async (
  ctx: Context,
  purpose: ConsentPurpose,
  areaCode: string,
  workerName: string,
): Promise<{ textZh: string; textVersion: string }> => {
  const { textZh, version } = CONSENT_TEXTS[purpose]
  if (purpose !== 'economicVerification') return { textZh: textZh(workerName), textVersion: version }
  const path = await areaPath(ctx, areaCode)
  const township = path.find((area) => area.level === 'township')?.name ?? ''
  return { textZh: textZh(`${township}民政办和县民政局`), textVersion: version }
}
