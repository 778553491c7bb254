import type { FeedDefinition } from '@shared/feeds/definition'
import { dropOldEvents, keepRow } from '@shared/feeds/keep-rows'
import type { KeptRow } from '@shared/feeds/model'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { Context, Tx } from '../runtime'
import { accountColumn, accountKey } from './find-places'
import { keepHouseholdRows } from './keep-household-rows'
import { placeRows, type Placed } from './place-rows'
import { refuseHouseholds } from './refuse-households'
import { nothingTaken, textOf, type Piece, type TakeRows } from './take-rows'

/** The row without identity numbers: its key and values name the person by our own id. */
export const toKeptRow = (piece: Piece, row: ParsedRow, personId: string | null): KeptRow => {
  const identity = new Set(
    piece.feed.columns.filter((c) => ['idNumber', 'personName', 'phone'].includes(c.type)).map((c) => c.name),
  )
  const values: KeptRow['values'] = {}
  for (const [name, value] of Object.entries(row.values))
    if (!identity.has(name)) values[name] = typeof value === 'object' ? [...value] : value
  const key = piece.feed.naturalKey
    .map((c) => (identity.has(c) ? (personId ?? '') : String(row.values[c] ?? '')))
    .join('|')
  return { key, personId, on: row.on, dataOn: piece.batch.dataOn, endedOn: null, batchId: piece.batch._id, values }
}

/** A list that names a family and its meter: rows of that meter will find the family by it. */
const linkAccounts = async (
  ctx: Context,
  tx: Tx,
  feed: FeedDefinition,
  householdId: string,
  rows: readonly Placed[],
): Promise<void> => {
  const account = accountColumn(feed)
  if (!account) return
  for (const { row, personId } of rows) {
    const number = textOf(row, account.name)
    if (personId === null || number === '') continue
    const _id = ctx.identity.index(accountKey(account.kind, number))
    const stored = await tx.meterAccounts.get(_id)
    if (stored?.householdId !== householdId) await tx.meterAccounts.put({ _id, householdId })
  }
}

/** Rows about people and households that are known already: kept, folded, and the household marked for the scan. */
export const takeFactRows: TakeRows = async (ctx, piece) => {
  const { feed } = piece
  const placing = await placeRows(ctx, piece)
  await refuseHouseholds(ctx, piece, placing)
  const households = await ctx.store.households.getMany([...placing.byHousehold.keys()])
  return async (tx) => {
    const taken = { ...nothingTaken(), problems: [...placing.problems] }
    const [lines, changedLines] = [new Set<number>(), new Set<number>()]
    for (const household of households) {
      const rows = placing.byHousehold.get(household._id) ?? []
      await keepHouseholdRows(ctx, tx, household, (kept) => {
        let ofFeed = kept[feed.id] ?? []
        for (const { row, personId } of rows) {
          const result = keepRow(ofFeed, toKeptRow(piece, row, personId))
          lines.add(row.line)
          if (result.changed) changedLines.add(row.line)
          if (result.changed || feed.mode === 'snapshot') ofFeed = result.rows
        }
        return { ...kept, [feed.id]: dropOldEvents(feed, ofFeed, ctx.today) }
      })
      await linkAccounts(ctx, tx, feed, household._id, rows)
      taken.householdIds.push(household._id)
    }
    taken.accepted = lines.size
    taken.unchanged = lines.size - changedLines.size
    return taken
  }
}
