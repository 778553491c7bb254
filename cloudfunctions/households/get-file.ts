import type { StaffSeat } from '@shared/access/actor'
import { seatFor } from '@shared/access/scope'
import { departmentsRead, mayRead } from '@shared/applications/permissions'
import type { householdsContract } from '@shared/households/contract'
import { viewFile } from '@shared/households/view-file'
import { FILE_ROLES, LIST_ROLES, staffViewer } from '@shared/households/viewer'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc, Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { loadFile } from './load-file'

/** A post of the area, or a department that has a matter of this household in hand: an item, a referral, a warning. */
const seatForFile = async (ctx: Context, { _id, areaCode }: Doc<'households'>): Promise<StaffSeat> => {
  if (seatFor(ctx.actor, LIST_ROLES, areaCode)) return seatOver(ctx, areaCode, LIST_ROLES)
  const departments = departmentsRead(ctx.actor, areaCode) ?? []
  const [items, warnings] = await Promise.all([
    ctx.store.applications.find({ where: { householdId: _id }, limit: 500 }),
    ctx.store.warnings.find({ where: { householdId: _id, departmentId: { in: departments } }, limit: 1 }),
  ])
  if (warnings.items.length === 0 && !items.items.some((item) => mayRead(ctx.actor, item)))
    throw new KoumenError('FORBIDDEN', '您的部门没有这户的事项，请联系所属乡镇。')
  return seatOver(ctx, areaCode, FILE_ROLES)
}

/** The view is written into the ledger of who looked before it leaves. */
export const getFile: Handler<typeof householdsContract.actions.getFile> = async (ctx, { householdId }) => {
  const parts = await loadFile(ctx, householdId)
  const { household } = parts
  const seat = await seatForFile(ctx, household)
  ctx.recordAccess({
    householdId,
    personIds: household.members.map((member) => member.personId),
    areaCode: household.areaCode,
  })
  return viewFile(parts, staffViewer(seat))
}
