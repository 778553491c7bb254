import { findFeed } from './catalogue'
import type { KeptRow, KeptRowsByFeed } from './model'

/** First word of the stored form; another one will stand there when the form changes. */
const FORM = 'rows/1'

type Value = KeptRow['values'][string]

/** The batch a row came with, the list it last stood in and the day it ended: a few serve all rows of a feed. */
type Standing = [batchId: string, dataOn: string, endedOn: string | null]

/**
 * `key`: 0 where `keyFrom` gives it · `on`: 0 the day of the list, 1 the day in `onFrom`, else the day itself · place of
 * the person, -1 for the household · place of the standing · the values in the order of the columns, null where none.
 */
type PackedRow = [key: string | 0, on: string | 0 | 1, person: number, standing: number, ...values: (Value | null)[]]

/** Columns are named once a feed. `keyFrom`: columns that make up the key, -1 the person; `onFrom`: the one that dates it. */
type PackedFeed = [
  feedId: string,
  columns: string[],
  keyFrom: number[],
  onFrom: number,
  standings: Standing[],
  rows: PackedRow[],
]

type PackedRows = [form: typeof FORM, personIds: string[], feeds: PackedFeed[]]

const IDENTITY = ['idNumber', 'personName', 'phone']
const NO_COLUMN = -1
const NOBODY = -1

/** Gives each text its place, in the order they first come. */
class Places<T> {
  readonly list: T[] = []
  readonly #places = new Map<string, number>()

  of(name: string, make: () => T): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    this.#places.set(name, this.list.length)
    return this.list.push(make()) - 1
  }
}

/** A month stands for its first day (parse-rows.ts). */
const dayIn = (value: Value | null | undefined): string | undefined =>
  typeof value !== 'string' ? undefined : value.length === 7 ? `${value}-01` : value

/** Where the values of a row begin. */
const FIRST_VALUE = 4

const valueAt = (row: PackedRow, column: number): Value | null | undefined => row[FIRST_VALUE + column] as Value | null

const keyBy = (keyFrom: readonly number[], personId: string | null, row: PackedRow): string => {
  let key = ''
  for (let i = 0; i < keyFrom.length; i++) {
    const from = keyFrom[i] as number
    const part = from === NO_COLUMN ? personId : valueAt(row, from)
    key += `${i === 0 ? '' : '|'}${String(part ?? '')}`
  }
  return key
}

const packFeed = (feedId: string, rows: readonly KeptRow[], people: Places<string>): PackedFeed => {
  const feed = findFeed(feedId)
  const columns = new Places<string>()
  for (const row of rows) for (const name in row.values) columns.of(name, () => name)
  const identity = new Set(feed?.columns.filter(({ type }) => IDENTITY.includes(type)).map(({ name }) => name))
  const keyFrom = (feed?.naturalKey ?? []).map((name) =>
    identity.has(name) ? NO_COLUMN : columns.of(name, () => name),
  )
  const onFrom = feed?.eventDate === undefined ? NO_COLUMN : columns.list.indexOf(feed.eventDate)
  const standings = new Places<Standing>()
  const packed = rows.map(({ key, personId, on, dataOn, endedOn, batchId, values }): PackedRow => {
    const row: PackedRow = [
      key,
      on,
      personId === null ? NOBODY : people.of(personId, () => personId),
      standings.of(JSON.stringify([batchId, dataOn, endedOn]), () => [batchId, dataOn, endedOn]),
      ...columns.list.map((name) => values[name] ?? null),
    ]
    if (keyFrom.length > 0 && keyBy(keyFrom, personId, row) === key) row[0] = 0
    if (on === dataOn) row[1] = 0
    else if (onFrom !== NO_COLUMN && dayIn(valueAt(row, onFrom)) === on) row[1] = 1
    while (row.length > FIRST_VALUE && row.at(-1) === null) row.pop()
    return row
  })
  return [feedId, columns.list, keyFrom, onFrom, standings.list, packed]
}

/** The rows of a household in the form they are stored in, for `JSON.stringify`; `fromPackedRows` gives them back. */
export const toPackedRows = (rowsByFeed: KeptRowsByFeed): unknown => {
  const people = new Places<string>()
  const feeds = Object.entries(rowsByFeed).map(([feedId, rows]) => packFeed(feedId, rows, people))
  return [FORM, people.list, feeds] satisfies PackedRows
}

export const packRows = (rowsByFeed: KeptRowsByFeed): string => JSON.stringify(toPackedRows(rowsByFeed))

/** Names no content: rows are about people. */
const refuse = (why: string): never => {
  throw new RangeError(`not rows as they are stored: ${why}`)
}

const unpackRow = (
  row: PackedRow,
  [, columns, keyFrom, onFrom, standings]: PackedFeed,
  people: readonly string[],
): KeptRow => {
  if (!Array.isArray(row) || row.length > columns.length + FIRST_VALUE) refuse('a row does not fit its columns')
  const [key, day, person, standing] = row
  const stands = standings[standing]
  const personId = person === NOBODY ? null : people[person]
  if (!Array.isArray(stands) || personId === undefined) return refuse('a row names nobody, or no list')
  const values: KeptRow['values'] = {}
  for (let at = FIRST_VALUE; at < row.length; at++) {
    const value = row[at]
    if (value !== null) values[columns[at - FIRST_VALUE] as string] = value as Value
  }
  const on = day === 0 ? stands[1] : day === 1 ? dayIn(valueAt(row, onFrom)) : day
  return {
    key: key === 0 ? keyBy(keyFrom, personId, row) : key,
    personId,
    on: on ?? refuse('a row has no day'),
    dataOn: stands[1],
    endedOn: stands[2],
    batchId: stands[0],
    values,
  }
}

const unpackFeed = (feed: PackedFeed, people: readonly string[]): KeptRow[] => {
  const [, columns, keyFrom, , standings, rows] = feed
  if (![columns, keyFrom, standings, rows].every(Array.isArray)) refuse('a feed is not complete')
  return rows.map((row) => unpackRow(row, feed, people))
}

/**
 * The rows of a household from their stored form, read as JSON; the form before it, `{ [feedId]: KeptRow[] }`, is
 * known too. What is stored was checked when it was written, so values are not checked again; RangeError where it is
 * no such form at all.
 */
export const fromPackedRows = (stored: unknown): KeptRowsByFeed => {
  if (!Array.isArray(stored)) return fromObjects(stored)
  const [form, people, feeds] = stored as PackedRows
  if (form !== FORM) return refuse('an unknown form')
  if (!Array.isArray(people) || !Array.isArray(feeds)) return refuse('not complete')
  const rowsByFeed: KeptRowsByFeed = {}
  for (const feed of feeds) {
    if (!Array.isArray(feed) || typeof feed[0] !== 'string') return refuse('a feed has no name')
    rowsByFeed[feed[0]] = unpackFeed(feed, people)
  }
  return rowsByFeed
}

const fromObjects = (stored: unknown): KeptRowsByFeed => {
  if (typeof stored !== 'object' || stored === null) return refuse('neither a list nor an object')
  if (!Object.values(stored).every(Array.isArray)) return refuse('a feed without rows')
  return stored as KeptRowsByFeed
}

/** `fromPackedRows` of a text. */
export const unpackRows = (text: string): KeptRowsByFeed => fromPackedRows(parsed(text))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('no JSON')
  }
}
