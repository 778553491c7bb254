import { addDays, type LocalDate } from '../kernel/dates'
import type { FeedDefinition } from './definition'
import type { KeptRow } from './model'
import { sameContent } from './same-content'

/** Rows of the event feeds are kept this long: enough for "last year" and for late settlements. */
const EVENT_DAYS_KEPT = 3 * 366

const saysTheSame = (a: KeptRow, b: KeptRow): boolean =>
  a.on === b.on && a.endedOn === b.endedOn && sameContent(a.values, b.values)

/** Whether two lists of rows say the same, whichever file they last stood in. */
export const sameRows = (a: readonly KeptRow[], b: readonly KeptRow[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((row, at) => {
      const other = b[at] as KeptRow
      return row === other || (row.key === other.key && row.personId === other.personId && saysTheSame(row, other))
    }))

export interface KeptChange {
  rows: KeptRow[]
  /** False when the row was known already, word for word. */
  changed: boolean
}

/**
 * Adds one row to those kept. The same key replaces; an older file never overwrites a newer one; the same content
 * changes nothing but, for a complete list, the list it last stood in.
 */
export const keepRow = (rows: readonly KeptRow[], row: KeptRow): KeptChange => {
  const at = rows.findIndex((r) => r.key === row.key && r.personId === row.personId)
  const before = rows[at]
  if (!before) return { rows: [...rows, row], changed: true }
  if (before.dataOn > row.dataOn) return { rows: [...rows], changed: false }
  if (saysTheSame(before, row))
    return { rows: rows.map((r, i) => (i === at ? { ...r, dataOn: row.dataOn } : r)), changed: false }
  return { rows: rows.map((r, i) => (i === at ? row : r)), changed: true }
}

const nameOf = ({ key, personId }: KeptRow): string => `${personId ?? ''}|${key}`

export interface KeptChanges {
  /** The very list that was given, where nothing of it changed. */
  rows: readonly KeptRow[]
  /** By place of the row that came: false when it was known already, word for word. */
  changed: readonly boolean[]
}

/**
 * Adds many rows one after the other, as `keepRow` does, in one go. `restamp`: false leaves a row that says nothing new
 * in the list it last stood in (only complete lists need to know where a row still stands).
 */
export const keepRows = (rows: readonly KeptRow[], incoming: readonly KeptRow[], restamp = true): KeptChanges => {
  const places = new Map<string, number>()
  rows.forEach((row, at) => {
    const name = nameOf(row)
    if (!places.has(name)) places.set(name, at)
  })
  let kept: KeptRow[] | undefined
  const changed = incoming.map((row) => {
    const name = nameOf(row)
    const at = places.get(name)
    const list = kept ?? rows
    const before = at === undefined ? undefined : list[at]
    if (at === undefined || before === undefined) {
      kept ??= [...rows]
      places.set(name, kept.push(row) - 1)
      return true
    }
    if (before.dataOn > row.dataOn) return false
    const isKnown = saysTheSame(before, row)
    if (isKnown && (!restamp || before.dataOn === row.dataOn)) return false
    kept ??= [...rows]
    kept[at] = isKnown ? { ...before, dataOn: row.dataOn } : row
    return !isKnown
  })
  return { rows: kept ?? rows, changed }
}

/** A complete list of `listOn` has arrived: rows that no longer stand in it have ended. */
export const endAbsent = (rows: readonly KeptRow[], listOn: LocalDate): KeptChange => {
  const ends = (r: KeptRow): boolean => r.endedOn === null && r.dataOn < listOn
  return { rows: rows.map((r) => (ends(r) ? { ...r, endedOn: listOn } : r)), changed: rows.some(ends) }
}

/** Folds whose fact does not age: that somebody died years ago still holds. */
const LASTING: readonly FeedDefinition['folds'][number]['fold'][] = [
  'latest',
  'earliest',
  'latestDate',
  'exists',
  'max',
  'min',
]

/** Drops events too old to matter; the oldest and the newest of a subject stay where lasting facts rest on them. */
export const dropOldEvents = (feed: FeedDefinition, rows: readonly KeptRow[], today: LocalDate): KeptRow[] => {
  if (feed.mode !== 'event') return [...rows]
  const since = addDays(today, -(feed.keepDays ?? EVENT_DAYS_KEPT))
  if (rows.every((row) => row.on >= since)) return [...rows]
  const kept = new Set<KeptRow>()
  if (feed.folds.some(({ fold, withinDays }) => withinDays === undefined && LASTING.includes(fold))) {
    const [oldest, newest] = [new Map<string | null, KeptRow>(), new Map<string | null, KeptRow>()]
    for (const row of rows) {
      if (row.on < (oldest.get(row.personId)?.on ?? '9999')) oldest.set(row.personId, row)
      if (row.on > (newest.get(row.personId)?.on ?? '')) newest.set(row.personId, row)
    }
    for (const row of [...oldest.values(), ...newest.values()]) kept.add(row)
  }
  return rows.filter((row) => row.on >= since || kept.has(row))
}
