import { applyFolds, foldHousehold, sameFacts } from '@shared/feeds/apply-folds'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import type { Context, Tx } from '../runtime'
import type { Blocks, Home } from '../runtime/records/blocks'
import { rememberChanges } from './row-ledger'

/**
 * Changes the kept rows of one household inside a transaction, folds them again and, when the facts differ, stores the
 * sheet (which marks the household for the scan). Nothing is written when nothing changed; a row that is only new marks
 * the household. `change` leaves the rows of a feed as they are (the same array) where nothing of them changed.
 */
export const keepHouseholdRows = (
  ctx: Context,
  tx: Tx,
  blocks: Blocks,
  home: Home,
  change: (rows: KeptRowsByFeed) => KeptRowsByFeed,
): void => {
  const before = blocks.rowsOf(home)
  const after = change(before)
  const feeds = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => before[id] !== after[id])
  if (feeds.length > 0) {
    blocks.keepRows(home, after)
    rememberChanges(tx, home._id, before, after)
  }
  const sheet = blocks.sheetOf(home)
  const folded = applyFolds(sheet, foldHousehold(after, ctx.today))
  if (!sameFacts(sheet, folded)) blocks.keepSheet(home, folded)
  // An event may raise a warning although no fact changed.
  else if (feeds.some((id) => contentOf(before[id]) !== contentOf(after[id]))) blocks.mark(home)
}

/** What the rows say, whichever list they last stood in: the same list sent again next month says nothing new. */
const contentOf = (rows: readonly KeptRow[] = []): string =>
  JSON.stringify(rows, (name, value: unknown) => (name === 'dataOn' || name === 'batchId' ? undefined : value))
