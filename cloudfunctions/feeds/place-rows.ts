import type { FeedDefinition } from '@shared/feeds/definition'
import { matchName } from '@shared/feeds/match-person'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { ProblemKind, RowProblem } from '@shared/feeds/problems'
import type { Context, Doc } from '../runtime'
import { findPersons } from './find-persons'
import { findPlaces } from './find-places'
import { problemAt, textOf, type PlacedRow, type Placement } from './take-rows'

/** Rows with whom they are about, and why a line was placed nowhere. */
export interface Placing {
  placed: PlacedRow[]
  problems: RowProblem[]
}

type Columns = readonly [id: string, name: string]

/** The columns that name the people a row is about: their own, or the head's of a household file, or two of them. */
export const keyColumns = (feed: FeedDefinition): readonly Columns[] => {
  const has = (name: string) => feed.columns.some((c) => c.name === name)
  const first: Columns =
    has('headIdNumber') && !feed.naturalKey.includes('idNumber')
      ? ['headIdNumber', 'headName']
      : ['idNumber', 'personName']
  return feed.second ? [first, [feed.second.idNumber, feed.second.personName]] : [first]
}

type Finding = Placement | { problem: ProblemKind; column: string }

/** Whose row it is by identity number and name, or why that cannot be told. */
const person = ([id, name]: Columns, row: ParsedRow, found: readonly Doc<'persons'>[]): Finding => {
  const [known, twin] = found
  if (!known) return { problem: id === 'headIdNumber' ? 'householdUnknown' : 'personUnknown', column: id }
  if (twin) return { problem: 'personTwice', column: id }
  if (matchName(textOf(row, name), known.name) === 'different') return { problem: 'nameMismatch', column: name }
  if (known.householdId === null) return { problem: 'householdUnknown', column: id }
  return { householdId: known.householdId, personId: known._id }
}

/**
 * Finds whose rows they are: by identity number, else by meter or standard address. Nobody is ever created from such a
 * row. A row about two people stands once it is one known person's.
 */
export const placeRows = async (ctx: Context, feed: FeedDefinition, rows: readonly ParsedRow[]): Promise<Placing> => {
  const keys = keyColumns(feed)
  const numbers = rows.flatMap((row) => keys.map(([id]) => textOf(row, id))).filter((number) => number !== '')
  const byNumber = await findPersons(ctx, numbers)
  const unnamed = rows.filter((row) => keys.every(([id]) => textOf(row, id) === ''))
  const placeOf = unnamed.length > 0 ? await findPlaces(ctx, feed, unnamed) : undefined
  const placing: Placing = { placed: [], problems: [] }
  for (const row of rows) {
    const named = keys.filter(([id]) => textOf(row, id) !== '')
    const findings: Finding[] = named.map((columns) => person(columns, row, byNumber(textOf(row, columns[0]))))
    if (named.length === 0 && placeOf) {
      const place = placeOf(row)
      findings.push('problem' in place ? place : { ...place, personId: null })
    }
    const places = findings.flatMap((finding) => ('problem' in finding ? [] : [finding]))
    const [refusal] = findings.flatMap((finding) => ('problem' in finding ? [finding] : []))
    if (places.length > 0) placing.placed.push({ row, places })
    else if (refusal) placing.problems.push(problemAt(feed, row, refusal.column, refusal.problem))
  }
  return placing
}
