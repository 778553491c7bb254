import { covers } from '@shared/access/scope'
import { effectRow } from '@shared/eligibility/change-words'
import { isReadBy, seatToChange } from '@shared/eligibility/change-permissions'
import { policyIn } from '@shared/eligibility/compile'
import type { eligibilityContract } from '@shared/eligibility/contract'
import { EffectLine } from '@shared/eligibility/rule-change'
import { wayOf } from '@shared/eligibility/what-if'
import { KoumenError } from '@shared/kernel/errors'
import { z } from 'zod'
import type { Context, Doc, Handler } from '../runtime'
import { changeWithRules, loadChange } from './change-rules'

interface View {
  areaCode: string
  /** The department that looks, where it is one. */
  departmentId?: string
}

/** Where the caller may see households: a township sees its own; a department those of a change that is its matter. */
const viewOf = (
  ctx: Context,
  change: Doc<'ruleChanges'>,
  departments: readonly (string | undefined)[],
  asked: string | undefined,
): View => {
  const township = ctx.actor.staff.find(
    ({ role, areaCode }) =>
      ['townshipOfficer', 'townshipLeader'].includes(role) &&
      areaCode.startsWith(change.areaCode) &&
      (asked === undefined || covers(areaCode, asked)),
  )
  const seat = seatToChange(ctx.actor, change.areaCode, departments)
  if (seat) return { areaCode: asked ?? change.areaCode, departmentId: seat.departmentId }
  if (township) return { areaCode: asked ?? township.areaCode }
  throw new KoumenError('FORBIDDEN', '这项改动涉及的家庭不归您的部门或辖区，请联系主管部门。')
}

/** The worklist of a change: households whose verdicts or amounts would differ, by the newest run of its preview. */
export const listEffects: Handler<typeof eligibilityContract.actions.listEffects> = async (ctx, input) => {
  const change = await loadChange(ctx, input.changeId)
  const { after, departments } = await changeWithRules(ctx, change)
  const { areaCode, departmentId } = viewOf(ctx, change, departments, input.areaCode)
  const { items, next } = await ctx.store.ruleEffects.find({
    where: {
      changeId: change._id,
      run: change.preview.run,
      areaCode: { prefix: areaCode },
      ...(input.way ? { way: input.way } : {}),
    },
    limit: input.limit,
    after: input.after,
  })
  const households = new Map(
    (await ctx.store.households.getMany(items.map(({ householdId }) => householdId))).map((one) => [one._id, one]),
  )
  const lines = new Map(
    items.map((item) => [
      item._id,
      z
        .array(EffectLine)
        .parse(ctx.openJson(item.sealed))
        .filter(({ policyId }) => isReadBy(departmentId, policyIn(after, policyId))),
    ]),
  )
  const personIds = [...lines.values()].flat().flatMap(({ personId }) => personId ?? [])
  const names = new Map((await ctx.store.persons.getMany(personIds)).map((person) => [person._id, person.name]))
  if (items.length > 0)
    ctx.recordAccess({
      householdIds: items.map(({ householdId }) => householdId),
      areaCode,
      note: 'rule change effects',
    })
  return {
    items: items.flatMap((item) => {
      const household = households.get(item.householdId)
      const shown = lines.get(item._id) ?? []
      if (shown.length === 0) return []
      const found = { way: wayOf(shown), lines: shown }
      const titleZh = (id: string): string => policyIn(after, id)?.titleZh ?? id
      return household ? [effectRow(household, found, titleZh, (id) => names.get(id) ?? null)] : []
    }),
    next,
  }
}
