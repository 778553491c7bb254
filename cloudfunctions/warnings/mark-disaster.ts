import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { DISASTER_HANDS } from '@shared/warnings/disaster-duty'
import { afterMark } from '@shared/warnings/disaster-states'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { seatOver } from '../runtime/records/seats'
import { lineFor } from './read-disaster'
import { sheltersFor } from './shelters'

/** A word from a phone, perhaps hours late: nothing is lost, and the one that happened last counts. */
export const markDisaster: Handler<typeof warningsContract.actions.markDisaster> = async (ctx, input) => {
  const row = await ctx.store.disasterRows.get(input.rowId)
  if (!row) throw new KoumenError('NOT_FOUND')
  const seat = seatOver(ctx, row.areaCode, DISASTER_HANDS)
  const [nameOf, shelters] = await Promise.all([
    areaNames(ctx, [row.areaCode.slice(0, 12)]),
    sheltersFor(ctx, row.areaCode),
  ])
  return ctx.commit(async (tx) => {
    const current = await tx.disasterRows.get(row._id)
    if (!current) throw new KoumenError('NOT_FOUND')
    // A phone whose clock runs ahead does not win for ever.
    const at = input.at > ctx.now ? ctx.now : input.at
    const { state, noteZh } = input
    const after = afterMark(current, { at, state, byName: seat.name, recordedAt: ctx.now, noteZh }, input.seenAt)
    const changed = after ? await tx.disasterRows.update(current, after) : current
    tx.audit({
      householdId: row.householdId,
      personIds: row.personId ? [row.personId] : [],
      areaCode: row.areaCode,
      note: `disaster ${state}`,
    })
    return lineFor(ctx, changed, nameOf(row.areaCode.slice(0, 12)), shelters)
  })
}
