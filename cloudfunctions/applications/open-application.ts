import type { applicationsContract } from '@shared/applications/contract'
import { termsOf } from '@shared/applications/terms'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { Context, Handler } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import { historyLine } from './history'
import { claimLiveKey, liveKey, newItem } from './open-item'

const SEALED_ZH = '这类事不进家庭的清单，请用“报告伤害”走专门渠道，危险时打110，也可打12338。'

/** What the item is said to answer must be of this household: a worker sent with the result reads it. */
const requireOwnMatter = async (
  ctx: Context,
  householdId: string,
  { requestId, warningId }: { requestId?: string | undefined; warningId?: string | undefined },
): Promise<void> => {
  const [request, warning] = await Promise.all([
    requestId === undefined ? null : ctx.store.requests.get(requestId),
    warningId === undefined ? null : ctx.store.warnings.get(warningId),
  ])
  if (requestId !== undefined && (request?.householdId ?? request?.householdHintId) !== householdId)
    throw invalidField('requestId', '这件求助不是这户的，请从这户的求助里重新打开。')
  if (warningId !== undefined && warning?.householdId !== householdId)
    throw invalidField('warningId', '这条预警不是这户的，请从预警里重新打开。')
}

export const openApplication: Handler<typeof applicationsContract.actions.open> = async (ctx, input) => {
  const household = await ctx.store.households.get(input.householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户的档案，请从待办里重新打开。')
  if (Boolean(input.policyId) === Boolean(input.caseByCase)) {
    throw invalidField('policyId', '请选一项政策，或写明一事一议的办法，两样选一样。')
  }
  if (input.personId && !household.members.some((member) => member.personId === input.personId)) {
    throw invalidField('personId', '这个人不在这户里，请重新选人。')
  }
  await requireOwnMatter(ctx, household._id, input)
  const { catalogue } = await rulesInForce(ctx, household.areaCode)
  const rule = input.policyId ? catalogue.byId.get(input.policyId) : undefined
  if (rule?.isSealed) throw invalidField('policyId', SEALED_ZH)
  const terms = termsOf(rule?.policy, household.areaCode)
  if (input.policyId && !terms) throw invalidField('policyId', '政策目录里没有这一项，请重新选。')
  const what = terms && input.policyId ? { policyId: input.policyId, terms } : { titleZh: input.caseByCase!.titleZh }
  const applicationId = ctx.newId()
  const given = {
    householdId: household._id,
    areaCode: household.areaCode,
    personId: input.personId ?? null,
    requestId: input.requestId ?? null,
    warningId: input.warningId ?? null,
    staffRelative: input.staffRelative || household.staffRelative === true,
    policyToldAt: input.policyTold ? ctx.now : null,
    account: input.account ?? null,
  }
  return ctx.commit(async (tx) => {
    if (input.policyId) await claimLiveKey(tx, liveKey(household._id, input.policyId, given.personId), applicationId)
    const item = await tx.applications.insert({
      _id: applicationId,
      ...newItem(given, what, [historyLine(ctx, household.areaCode, 'open')]),
    })
    tx.audit({ householdId: household._id, areaCode: household.areaCode, note: item.titleZh })
    return { applicationId, version: item.version, status: item.status }
  })
}
