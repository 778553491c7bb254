import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import type { Tx } from '../runtime'
import type { NewPiece } from './pieces'

/** One kept row that a transaction changes: how it stood, and a print of how it stands after. */
export interface RowChange {
  householdId: string
  feedId: string
  key: string
  personId: string | null
  before: KeptRow | null
  /** Null: the row is gone. */
  after: string | null
}

const ledgers = new WeakMap<Tx, RowChange[]>()

export const openLedger = (tx: Tx): RowChange[] => {
  const fresh: RowChange[] = []
  ledgers.set(tx, fresh)
  return fresh
}

const nameOf = (row: KeptRow): string => `${row.personId ?? ''}|${row.key}`

/** A row as one text, whatever the order its fields came in. */
export const printOf = (row: KeptRow): string =>
  JSON.stringify([
    row.on,
    row.dataOn,
    row.endedOn,
    row.batchId,
    Object.entries(row.values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  ])

/** Writes down which rows differ, so that they can be put back. */
export const rememberChanges = (tx: Tx, householdId: string, before: KeptRowsByFeed, after: KeptRowsByFeed): void => {
  const ledger = ledgers.get(tx)
  if (!ledger) return
  for (const feedId of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[feedId] === after[feedId]) continue
    const earlier = new Map((before[feedId] ?? []).map((row) => [nameOf(row), row]))
    for (const row of after[feedId] ?? []) {
      const was = earlier.get(nameOf(row)) ?? null
      earlier.delete(nameOf(row))
      if (was && (was === row || printOf(was) === printOf(row))) continue
      const { key, personId } = row
      ledger.push({ householdId, feedId, key, personId, before: was, after: printOf(row) })
    }
    for (const was of earlier.values())
      ledger.push({ householdId, feedId, key: was.key, personId: was.personId, before: was, after: null })
  }
}

/** Changes of one piece: well under the size a document may have. */
const PIECE_CHANGES = 1_000

/** What stood there before, in pieces numbered from one on. */
export const ledgerPieces = (ledger: readonly RowChange[], first: number): NewPiece[] => {
  const pieces: NewPiece[] = []
  for (let at = 0; at < ledger.length; at += PIECE_CHANGES) {
    const value = ledger.slice(at, at + PIECE_CHANGES)
    pieces.push({ kind: 'before', number: first + pieces.length, from: at, count: value.length, value })
  }
  return pieces
}
