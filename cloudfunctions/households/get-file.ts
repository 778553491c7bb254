import type { householdsContract } from '@shared/households/contract'
import { viewFile } from '@shared/households/view-file'
import { FILE_ROLES, staffViewer } from '@shared/households/viewer'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { loadFile } from './load-file'

/** The view is written into the ledger of who looked before it leaves. */
export const getFile: Handler<typeof householdsContract.actions.getFile> = async (ctx, { householdId }) => {
  const parts = await loadFile(ctx, householdId)
  const { household } = parts
  const seat = seatOver(ctx, household.areaCode, FILE_ROLES)
  ctx.recordAccess({
    householdId,
    personIds: household.members.map((member) => member.personId),
    areaCode: household.areaCode,
  })
  return viewFile(parts, staffViewer(seat))
}
