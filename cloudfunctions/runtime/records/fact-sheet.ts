import type { FactSheet } from '@shared/facts/sheet'
import type { Context } from '../context'
import type { Tx } from '../store/types'
import { openBlocks, readSheets, type Home } from './blocks'

/** Outside a transaction: what the sheet of a household says now. */
export const readSheet = async (ctx: Pick<Context, 'openText' | 'store'>, home: Home): Promise<FactSheet> =>
  (await readSheets(ctx, [home]))(home)

/** Changes a household's sheet inside a transaction; its version rises by one and the next scan looks at it. */
export const changeSheet = async (
  ctx: Pick<Context, 'openText' | 'sealText'>,
  tx: Tx,
  home: Home,
  change: (sheet: FactSheet) => FactSheet,
): Promise<FactSheet> => {
  const blocks = await openBlocks(ctx, tx, [home], { sheets: true })
  const before = blocks.sheetOf(home)
  const after = blocks.keepSheet(home, { ...change(before), version: before.version })
  await blocks.save()
  return after
}
