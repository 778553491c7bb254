import type { visitsContract } from '@shared/visits/contract'
import { SAFETY_LABELS, VISIT_OUTCOME_LABELS } from '@shared/visits/labels'
import type { Handler } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import type { VisitSecrets } from './stored-answer'
import { policyTitleZh } from './policy-title'

export const listVisits: Handler<typeof visitsContract.actions.list> = async (ctx, { householdId }) => {
  const { items } = await ctx.store.visits.find({
    where: { householdId },
    order: { by: 'startedAt', direction: 'desc' },
    limit: 100,
  })
  const household = await ctx.store.households.get(householdId)
  const { catalogue } = await rulesInForce(ctx, household?.areaCode ?? '')
  ctx.recordAccess({ householdId, areaCode: household?.areaCode })
  return {
    items: await Promise.all(
      items.map(async (visit) => ({
        visitId: visit._id,
        startedAt: visit.startedAt,
        visitorName: visit.visitorName,
        outcomeZh: VISIT_OUTCOME_LABELS[visit.outcome].zh,
        safetyZh: visit.safety === null ? null : SAFETY_LABELS[visit.safety].zh,
        wordsZh: (ctx.openJson(visit.sealed) as VisitSecrets).wordsZh,
        photoUrls: await Promise.all(visit.photoAttachmentIds.map((id) => ctx.attachments.temporaryUrl(id))),
        policiesToldZh: visit.policiesTold.map(({ policyId }) => policyTitleZh(catalogue, policyId)),
        arrivedLate: visit.arrivedLate,
      })),
    ),
  }
}
