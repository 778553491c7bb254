import type { householdsContract } from '@shared/households/contract'
import { viewFile } from '@shared/households/view-file'
import { memberViewer } from '@shared/households/viewer'
import type { Handler } from '../runtime'
import { loadFile } from './load-file'

/** One file for all, but illness to each only their own. */
export const getMyFile: Handler<typeof householdsContract.actions.getMine> = async (ctx, { householdId }) => {
  const mine = ctx.actor.links.filter(
    (link) => link.householdId === householdId && link.status === 'verified' && link.relation === 'self',
  )
  ctx.recordAccess({ householdId })
  return viewFile(await loadFile(ctx, householdId), memberViewer(mine.map((link) => link.personId)))
}
