import { policyIn } from '@shared/eligibility/compile'
import { seatFor } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import type { Statement, statementsContract } from '@shared/statements/contract'
import { withoutIllness } from '@shared/statements/for-reading'
import type { Handler } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import { composeFor } from './compose-for'

const OFFICERS = ['townshipOfficer', 'townshipLeader', 'assistanceCoordinator'] as const

/** Officers of the area open the list; a field worker only with a task of their own at this household. */
export const readAloud: Handler<typeof statementsContract.actions.getForReading> = async (
  ctx,
  { householdId },
): Promise<Statement> => {
  const household = await ctx.store.households.get(householdId)
  if (!household) throw new KoumenError('NOT_FOUND')
  if (seatFor(ctx.actor, OFFICERS, household.areaCode)) return composeFor(ctx, householdId, { for: 'staff' })
  const own = ctx.actor.staff.map((seat) => seat.staffId)
  const task = await ctx.store.tasks.first({ where: { householdId, assigneeStaffId: { in: own } } })
  if (!task) throw new KoumenError('FORBIDDEN', '您没有这户的任务，不能打开他家的清单。')
  const { catalogue } = await rulesInForce(ctx, household.areaCode)
  return withoutIllness(await composeFor(ctx, householdId, { for: 'staff' }), (id) => policyIn(catalogue, id))
}
