import { addDays, type LocalDate } from '../kernel/dates'
import type { FeedDefinition } from './definition'
import type { KeptRow } from './model'

/** Rows of the event feeds are kept this long: enough for "last year" and for late settlements. */
const EVENT_DAYS_KEPT = 3 * 366

const saysTheSame = (a: KeptRow, b: KeptRow): boolean =>
  a.on === b.on && a.endedOn === b.endedOn && JSON.stringify(entries(a)) === JSON.stringify(entries(b))
const entries = (row: KeptRow) => Object.entries(row.values).sort(([a], [b]) => (a < b ? -1 : 1))

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
