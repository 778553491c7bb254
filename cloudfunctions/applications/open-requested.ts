import { z } from 'zod'
import { deliverOutbox, type Context, type TimerHandler } from '../runtime'
import { historyLine } from './history'
import { liveKey, newItem } from './open-item'
import { termsInForce } from './terms-in-force'
import { ENDED } from '@shared/applications/lifecycle'

const OpenPayload = z.object({ householdId: z.string(), policyId: z.string(), requestId: z.string().nullable() })

/** A visit confirmed the need and the person agreed: one requested item per request and policy, however often it is delivered. */
const openOne = async (ctx: Context, payload: unknown): Promise<void> => {
  const { householdId, policyId, requestId } = OpenPayload.parse(payload)
  const household = await ctx.store.households.get(householdId)
  const terms = household ? await termsInForce(ctx, { policyId, areaCode: household.areaCode }) : null
  if (!household || !terms) return
  // The same delivery twice is the same id; an address never names the household.
  const applicationId = ctx.codeHash(`${requestId ?? householdId}:${policyId}`).slice(0, 32)
  await ctx.commit(async (tx) => {
    const key = liveKey(householdId, policyId, null)
    const held = await tx.applicationKeys.get(key)
    const holder = held ? await tx.applications.get(held.applicationId) : null
    if (holder && !ENDED.includes(holder.status)) return
    const { inserted } = await tx.applications.insertOnce({
      _id: applicationId,
      ...newItem(
        {
          householdId,
          areaCode: household.areaCode,
          personId: null,
          requestId,
          warningId: null,
          staffRelative: household.staffRelative === true,
          policyToldAt: ctx.now,
          account: 'notNeeded',
        },
        { policyId, terms },
        [historyLine(ctx, household.areaCode, 'open', '走访确认后提出')],
      ),
    })
    if (inserted) await tx.applicationKeys.put({ _id: key, applicationId })
    tx.audit({ householdId, areaCode: household.areaCode, note: terms.titleZh })
  })
}

export const openRequested: TimerHandler = async (ctx) =>
  deliverOutbox(ctx, { openApplication: (one, row) => openOne(one, row.payload) })
