import { isRelatedTo } from '@shared/access/actor'
import { KoumenError } from '@shared/kernel/errors'
import type { visitsContract } from '@shared/visits/contract'
import { usedLevel, type StoredRisk } from '@shared/visits/risk/model'
import { levelOf } from '@shared/visits/risk/scheme'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { loadRisk, RISK_SETTERS } from './read-risk'
import { markPlan } from './rework-risks'
import { settled } from './weigh-homes'

/** So many changes by hand are kept with a household; the audit log keeps all. */
const CHOICES_KEPT = 20

/**
 * Another level by hand: what is weighed stays beside it, the reason and the name stay with it. Never under what the law
 * asks, and never for one's own family.
 */
export const setRiskLevel: Handler<typeof visitsContract.actions.setRiskLevel> = async (ctx, input) => {
  const { householdId, level } = input
  const { home, scheme } = await loadRisk(ctx, householdId)
  const { household } = home
  const seat = seatOver(ctx, household.areaCode, RISK_SETTERS)
  if (isRelatedTo(ctx.actor, { householdId })) throw new KoumenError('FORBIDDEN', '这户是您的亲属，请让别的同志来改。')
  return ctx.commit(async (tx) => {
    const block = await tx.householdRisks.get(household.blockId)
    const before = settled(home, block?.homes[householdId], scheme, ctx.today)
    const choice = {
      level,
      reasonSealed: ctx.sealJson(input.reasonZh),
      byStaffId: seat.staffId,
      byName: seat.name,
      at: ctx.now,
    }
    const risk: StoredRisk = { ...before, choices: [...before.choices, choice].slice(-CHOICES_KEPT) }
    if (block) await tx.householdRisks.update(block, { homes: { ...block.homes, [householdId]: risk } })
    else
      await tx.householdRisks.insert({
        _id: household.blockId,
        areaCode: household.areaCode.slice(0, 12),
        // The block's other households were never weighed: they are, with the next run.
        dueOn: ctx.today,
        homes: { [householdId]: risk },
      })
    await markPlan(tx, household.areaCode, ctx.today)
    tx.audit({ householdId, areaCode: household.areaCode, note: `risk level ${level ?? 'as weighed'}` })
    const used = levelOf(scheme, usedLevel(risk, scheme))
    return { householdId, level: used.id, levelZh: used.zh }
  })
}
