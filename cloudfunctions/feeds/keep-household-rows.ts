import { refoldAfter, sameFacts } from '@shared/feeds/apply-folds'
import { sameRows } from '@shared/feeds/keep-rows'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import type { Context, Tx } from '../runtime'
import type { Blocks, Home } from '../runtime/records/blocks'
import { rememberChanges } from './row-ledger'

/**
 * Changes the kept rows of one household inside a transaction, folds again what their feeds tell and, when the facts differ, stores the
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
  if (feeds.length === 0) return
  blocks.keepRows(home, after)
  rememberChanges(tx, home._id, before, after)
  const sheet = blocks.sheetOf(home)
  const folded = refoldAfter(sheet, after, feeds, ctx.today)
  if (!sameFacts(sheet, folded)) blocks.keepSheet(home, folded)
  // An event may raise a warning although no fact changed; the same list sent again next month says nothing new.
  else if (feeds.some((id) => !sameRows(before[id] ?? [], after[id] ?? []))) blocks.mark(home)
}
