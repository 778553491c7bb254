import { applyFolds, foldHousehold, sameFacts } from '@shared/feeds/apply-folds'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import { markChanged } from '@shared/warnings/scan-mark'
import type { Context, Tx } from '../runtime'
import { changeSheet, openSheet } from '../runtime/records/fact-sheet'
import { openRows } from '../runtime/records/feed-rows'
import { rememberChanges } from './row-ledger'

export interface HouseholdOfRows {
  _id: string
  areaCode: string
  members: readonly { personId: string }[]
}

/**
 * Changes the kept rows of one household inside a transaction, folds them again and, when the facts differ, stores the
 * sheet (which marks the household for the scan). Nothing is written when nothing changed; a row that is only new marks
 * the household.
 */
export const keepHouseholdRows = async (
  ctx: Context,
  tx: Tx,
  household: HouseholdOfRows,
  change: (rows: KeptRowsByFeed) => KeptRowsByFeed,
): Promise<void> => {
  const stored = await tx.feedRows.get(household._id)
  const before = openRows(ctx, stored)
  const after = change(before)
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    const fields = { areaCode: household.areaCode, sealed: ctx.sealJson(after) }
    if (stored) await tx.feedRows.update(stored, fields)
    else await tx.feedRows.insert({ _id: household._id, ...fields })
    rememberChanges(tx, household._id, before, after)
  }
  const told = foldHousehold(after, ctx.today)
  const sheet = openSheet(
    ctx,
    await tx.factSheets.get(household._id),
    household._id,
    household.members.map((m) => m.personId),
  )
  if (sameFacts(sheet, applyFolds(sheet, told))) {
    // An event may raise a warning although no fact changed.
    if (contentOf(before) !== contentOf(after)) await tx.scanMarks.put(markChanged(household))
    return
  }
  await changeSheet(ctx, tx, household, (current) => applyFolds(current, told))
}

/** What the rows say, whichever list they last stood in: the same list sent again next month says nothing new. */
const contentOf = (rows: KeptRowsByFeed): string =>
  JSON.stringify(rows, (name, value: unknown) => (name === 'dataOn' || name === 'batchId' ? undefined : value))
