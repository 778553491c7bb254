import { ADULT_AGE } from '@shared/consents/authorization'
import { ageOn } from '@shared/kernel/dates'
import { composeStatement } from '@shared/statements/compose'
import type { Statement } from '@shared/statements/contract'
import { illnessOfOthers } from '@shared/statements/for-reading'
import { needsOf } from '@shared/statements/needs'
import { policyIn } from '@shared/eligibility/compile'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { screenHousehold } from '../runtime/records/screen-household'

/** Persons of the household this phone was verified to be. */
export const ownPersons = ({ actor }: Pick<Context, 'actor'>, householdId: string): string[] =>
  actor.links
    .filter((link) => link.householdId === householdId && link.status === 'verified' && link.relation === 'self')
    .map((link) => link.personId)

const adultsOf = (persons: readonly Doc<'persons'>[], today: string): string[] =>
  persons.flatMap(({ _id, birthDate }) => {
    const age = birthDate === null ? undefined : ageOn(birthDate, today)
    return age === undefined || age >= ADULT_AGE ? [_id] : []
  })

/**
 * Reads everything a household's list is made of and composes it. The caller's guard has let them in; `for: 'member'`
 * leaves out what tells of the illness of another adult of the house.
 */
export const composeFor = async (
  ctx: Context,
  householdId: string,
  reader: { for: 'member' | 'staff' },
): Promise<Statement> => {
  const household = await ctx.store.households.get(householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户的档案，请联系网格员。')
  const where = { householdId }
  const [{ sheet, screening, basis }, items, requests, visits, delivery, persons] = await Promise.all([
    screenHousehold(ctx, household),
    ctx.store.applications.find({ where, limit: 500 }),
    ctx.store.requests.find({ where, limit: 100 }),
    ctx.store.visits.find({ where, limit: 100 }),
    ctx.store.statements.find({ where, order: { by: 'at', direction: 'desc' }, limit: 1 }),
    ctx.store.persons.getMany(household.members.map((member) => member.personId)),
  ])
  ctx.recordAccess({ householdId, areaCode: household.areaCode })
  return composeStatement({
    household,
    sheet,
    screening,
    ...basis,
    items: items.items,
    asked: [
      ...requests.items.flatMap((request) => request.canAskPolicyIds),
      ...visits.items.flatMap((visit) => visit.policiesTold.map((told) => told.policyId)),
    ],
    needs: needsOf(
      requests.items.flatMap((request) => request.needs),
      sheet,
    ),
    lastDelivery: delivery.items[0] ?? null,
    nameOf: (personId) => persons.find((person) => person._id === personId)?.name ?? null,
    now: ctx.now,
    ...(reader.for === 'member'
      ? {
          hides: illnessOfOthers(ownPersons(ctx, householdId), adultsOf(persons, ctx.today), (id) =>
            policyIn(screening.catalogue, id),
          ),
        }
      : {}),
  })
}
