import { dropOldEvents, keepRow } from '@shared/feeds/keep-rows'
import { matchName } from '@shared/feeds/match-person'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { Context, Doc } from '../runtime'
import { openRows } from '../runtime/records/feed-rows'
import { findPersons } from './find-persons'
import { keepHouseholdRows } from './keep-household-rows'
import { nothingTaken, problemAt, textOf, type Piece, type TakeRows, type Taken } from './take-rows'

/** The columns that name the person a row is about: their own, or the head's of a household file. */
const KEYS = [
  ['idNumber', 'personName'],
  ['headIdNumber', 'headName'],
] as const

const REGISTERS = ['ca-dibao-household', 'ca-dibao-member', 'ca-tekun']

const isRegistered = (rows: KeptRowsByFeed): boolean =>
  REGISTERS.some((feedId) => (rows[feedId] ?? []).some((row) => row.endedOn === null))

const keyColumns = (piece: Piece) =>
  KEYS.find(([id]) => piece.feed.columns.some((c) => c.name === id && piece.feed.naturalKey.includes(id))) ?? KEYS[0]

/** The row without identity numbers: its key and values name the person by our own id. */
export const toKeptRow = (piece: Piece, row: ParsedRow, personId: string): KeptRow => {
  const identity = new Set(
    piece.feed.columns.filter((c) => ['idNumber', 'personName', 'phone'].includes(c.type)).map((c) => c.name),
  )
  const values: KeptRow['values'] = {}
  for (const [name, value] of Object.entries(row.values))
    if (!identity.has(name)) values[name] = typeof value === 'object' ? [...value] : value
  const key = piece.feed.naturalKey.map((c) => (identity.has(c) ? personId : String(row.values[c] ?? ''))).join('|')
  return { key, personId, on: row.on, dataOn: piece.batch.dataOn, endedOn: null, batchId: piece.batch._id, values }
}

interface Placed {
  row: ParsedRow
  person: Doc<'persons'>
}

/** Finds whose row it is, or says why that cannot be told. Nobody is ever created from such a row. */
const place = async (ctx: Context, piece: Piece, taken: Taken): Promise<Map<string, Placed[]>> => {
  const [idColumn, nameColumn] = keyColumns(piece)
  const byNumber = await findPersons(
    ctx,
    piece.rows.map((row) => textOf(row, idColumn)),
  )
  const byHousehold = new Map<string, Placed[]>()
  for (const row of piece.rows) {
    const refuse = (column: string, kind: Parameters<typeof problemAt>[3]) =>
      void taken.problems.push(problemAt(piece.feed, row, column, kind))
    const [person, twin] = byNumber(textOf(row, idColumn))
    if (!person) refuse(idColumn, idColumn === 'headIdNumber' ? 'householdUnknown' : 'personUnknown')
    else if (twin) refuse(idColumn, 'personTwice')
    else if (matchName(textOf(row, nameColumn), person.name) === 'different') refuse(nameColumn, 'nameMismatch')
    else if (person.householdId === null) refuse(idColumn, 'householdUnknown')
    else byHousehold.set(person.householdId, [...(byHousehold.get(person.householdId) ?? []), { row, person }])
  }
  return byHousehold
}

/** People outside the registers: their details are not needed, so the row is refused before anything is kept (D28). */
const refuseUnregistered = async (ctx: Context, piece: Piece, placed: Map<string, Placed[]>, taken: Taken) => {
  const stored = await ctx.store.feedRows.getMany([...placed.keys()])
  const registered = new Set(stored.filter((doc) => isRegistered(openRows(ctx, doc))).map((doc) => doc._id))
  for (const [householdId, rows] of placed) {
    if (registered.has(householdId)) continue
    for (const { row } of rows) taken.problems.push(problemAt(piece.feed, row, keyColumns(piece)[0], 'notRegistered'))
    placed.delete(householdId)
  }
}

/** Rows about people and households that are known already: kept, folded, and the household marked for the scan. */
export const takeFactRows: TakeRows = async (ctx, piece) => {
  const { feed } = piece
  const refused = nothingTaken()
  const placed = await place(ctx, piece, refused)
  if (feed.onlyRegistered) await refuseUnregistered(ctx, piece, placed, refused)
  const households = await ctx.store.households.getMany([...placed.keys()])
  return async (tx) => {
    const taken = { ...refused, problems: [...refused.problems] }
    for (const household of households) {
      const rows = placed.get(household._id) ?? []
      const counts = { accepted: 0, unchanged: 0 }
      await keepHouseholdRows(ctx, tx, household, (kept) => {
        let ofFeed = kept[feed.id] ?? []
        for (const { row, person } of rows) {
          const result = keepRow(ofFeed, toKeptRow(piece, row, person._id))
          counts.accepted += 1
          if (!result.changed) counts.unchanged += 1
          if (result.changed || feed.mode === 'snapshot') ofFeed = result.rows
        }
        return { ...kept, [feed.id]: dropOldEvents(feed, ofFeed, ctx.today) }
      })
      taken.accepted += counts.accepted
      taken.unchanged += counts.unchanged
      taken.householdIds.push(household._id)
    }
    return taken
  }
}
