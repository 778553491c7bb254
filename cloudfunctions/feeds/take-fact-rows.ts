import type { FeedDefinition } from '@shared/feeds/definition'
import { dropOldEvents, keepRows } from '@shared/feeds/keep-rows'
import type { KeptRow } from '@shared/feeds/model'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { Context, Tx } from '../runtime'
import { accountColumn, accountKey } from './find-places'
import { openBlocks } from '../runtime/records/blocks'
import { keepHouseholdRows } from './keep-household-rows'
import { refuseHouseholds } from './refuse-households'
import { homeOnList, nothingTaken, textOf, type Piece, type PlacedRow, type TakeRows } from './take-rows'

/** A row with the one of a household whom it is about; null: the household itself. */
export interface HomeRow {
  row: ParsedRow
  personId: string | null
}

/** Makes rows without identity numbers: key and values name the person by our own id. */
export const keptRowOf = ({ feed, batch }: Piece): ((row: ParsedRow, personId: string | null) => KeptRow) => {
  const identity = new Set(
    feed.columns.filter((c) => ['idNumber', 'personName', 'phone'].includes(c.type)).map((c) => c.name),
  )
  return (row, personId) => {
    const values: KeptRow['values'] = {}
    for (const [name, value] of Object.entries(row.values))
      if (!identity.has(name)) values[name] = typeof value === 'object' ? [...value] : value
    const key = feed.naturalKey.map((c) => (identity.has(c) ? (personId ?? '') : String(row.values[c] ?? ''))).join('|')
    return { key, personId, on: row.on, dataOn: batch.dataOn, endedOn: null, batchId: batch._id, values }
  }
}

const NO_ROWS: readonly KeptRow[] = []

/** A list that names a family and its meter: rows of that meter will find the family by it. */
const linkAccounts = async (
  ctx: Context,
  tx: Tx,
  feed: FeedDefinition,
  householdId: string,
  rows: readonly HomeRow[],
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

/** The rows of each household; a row about two people may stand in two of them. */
const byHousehold = (rows: readonly PlacedRow[]): Map<string, HomeRow[]> => {
  const found = new Map<string, HomeRow[]>()
  for (const { row, places } of rows)
    for (const { householdId, personId } of places) {
      const others = found.get(householdId)
      if (others) others.push({ row, personId })
      else found.set(householdId, [{ row, personId }])
    }
  return found
}

/** Rows about people and households that are known already: kept, folded, and the household marked for the scan. */
export const takeFactRows: TakeRows = async (ctx, piece) => {
  const { feed } = piece
  const rowsOf = byHousehold(piece.rows)
  const households = await ctx.store.households.getMany([...rowsOf.keys()])
  const problems = await refuseHouseholds(ctx, feed, households, rowsOf)
  const known = households.filter(({ _id }) => rowsOf.has(_id))
  const toKept = keptRowOf(piece)
  return async (tx) => {
    const taken = { ...nothingTaken(), problems: [...problems] }
    const [lines, changedLines] = [new Set<number>(), new Set<number>()]
    const blocks = await openBlocks(ctx, tx, known, { sheets: true, rows: true })
    for (const household of known) {
      const rows = rowsOf.get(household._id) ?? []
      keepHouseholdRows(ctx, tx, blocks, household, (kept) => {
        const before = kept[feed.id] ?? NO_ROWS
        const incoming = rows.map(({ row, personId }) => toKept(row, personId))
        const { rows: ofFeed, changed } = keepRows(before, incoming, feed.mode === 'snapshot')
        rows.forEach(({ row }, at) => {
          lines.add(row.line)
          if (changed[at]) changedLines.add(row.line)
        })
        const after = dropOldEvents(feed, ofFeed, ctx.today)
        return ofFeed === before && after.length === before.length ? kept : { ...kept, [feed.id]: after }
      })
      await linkAccounts(ctx, tx, feed, household._id, rows)
      taken.homes.push(homeOnList(household))
    }
    await blocks.save()
    taken.accepted = lines.size
    taken.unchanged = lines.size - changedLines.size
    return taken
  }
}
