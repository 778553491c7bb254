import type { applicationsContract } from '@shared/applications/contract'
import { DECIDER_LABELS } from '@shared/eligibility/labels'
import { decidingLevel, isProposer, permissionsOf } from '@shared/applications/permissions'
import { decisionZh, historyZh, proposalZh, referralZh, rowOf } from '@shared/applications/view'
import { departmentZh } from '@shared/applications/terms'
import type { Handler } from '../runtime'
import { authorizationOf } from './authorization'
import { readItem } from './read-item'

export const getApplication: Handler<typeof applicationsContract.actions.get> = async (ctx, input) => {
  const item = await readItem(ctx, input.applicationId)
  const [household, person, authorization] = await Promise.all([
    ctx.store.households.get(item.householdId),
    item.personId ? ctx.store.persons.get(item.personId) : null,
    authorizationOf(ctx, item),
  ])
  const permission = permissionsOf(ctx.actor, item, authorization)
  ctx.recordAccess({ householdId: item.householdId, areaCode: item.areaCode, note: item.titleZh })
  return {
    ...rowOf(item, household, ctx.now),
    personNameZh: person?.name ?? null,
    departmentZh: departmentZh(item.departmentId),
    deciderZh: DECIDER_LABELS[decidingLevel(item)].zh,
    proposalZh: item.proposal ? proposalZh(item.proposal) : null,
    proposedByMe: isProposer(ctx.actor, item),
    decisionZh: item.decision ? decisionZh(item.decision) : null,
    referralZh: item.referral ? referralZh(item.referral, ctx.now) : null,
    can: permission.can,
    blockedZh: permission.blockedZh,
    history: item.history.map((line) => ({ at: line.at, textZh: historyZh(line) })),
  }
}
