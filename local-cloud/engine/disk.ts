import { open, type Database, type Key, type RootDatabase, type Transaction } from 'lmdb'
import { diskFailed } from '../errors'
import { troubleOf } from './disk-trouble'

/**
 * Where the store writes. `commit` runs its work as one write transaction and resolves once everything the work wrote is
 * on the disk (flushed, not merely handed to the system); when it throws, nothing of the work was kept.
 */
export interface Disk {
  readonly documents: Database<Buffer, Key>
  readonly entries: Database<Buffer, Key>
  readonly facts: Database<unknown, Key>
  commit(work: () => void): Promise<void>
  /** What is committed now, until it is given back with `done()`. */
  snapshot(): Transaction
  /** A consistent copy of everything, made while writing goes on. */
  copyTo(path: string): Promise<void>
  close(): Promise<void>
}

/** The lmdb environment in a folder. `readOnly` opens what another process may be writing. */
export class LmdbDisk implements Disk {
  readonly #root: RootDatabase
  readonly documents: Database<Buffer, Key>
  readonly entries: Database<Buffer, Key>
  readonly facts: Database<unknown, Key>
  readonly #readOnly: boolean
  #closed = false

  constructor(path: string, { readOnly = false }: { readOnly?: boolean } = {}) {
    this.#readOnly = readOnly
    try {
      // No batching by turns of the event loop: the promise of such a batch nobody could handle when it fails.
      const options = { maxDbs: 8, maxReaders: 1024, encoding: 'binary', eventTurnBatching: false } as const
      this.#root = open({ path, readOnly, ...options })
      this.documents = this.#root.openDB({ name: 'documents', encoding: 'binary' })
      this.entries = this.#root.openDB({ name: 'entries', encoding: 'binary' })
      this.facts = this.#root.openDB({ name: 'facts', encoding: 'json' })
    } catch (error) {
      const trouble = troubleOf(error)
      throw trouble ? diskFailed(trouble) : error
    }
  }

  async commit(work: () => void): Promise<void> {
    const before = this.lastCommit()
    try {
      // As a child transaction: only that is undone when the work throws.
      await this.#root.childTransaction(work)
    } catch (error) {
      const cause = await causeOf(error)
      // lmdb says the same of a write that was cut short for want of room as of a flush that failed; before the flush,
      // the commit would count.
      if (troubleOf(cause) === 'unreliable' && this.lastCommit() === before) throw noRoom(cause)
      throw cause
    }
    // Not awaited after a failure: lmdb then leaves it open for ever.
    await this.#root.flushed
  }

  private lastCommit(): number {
    return (this.#root.getStats() as { lastTxnId: number }).lastTxnId
  }

  snapshot(): Transaction {
    this.#root.resetReadTxn()
    return this.#root.useReadTransaction()
  }

  copyTo(path: string): Promise<void> {
    return this.#root.backup(path, true)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    // After a failed commit lmdb would wait for a flush that never comes; an empty one takes its place.
    if (!this.#readOnly) await this.#root.transaction(() => undefined).catch(() => undefined)
    await this.#root.close()
  }
}

const noRoom = (cause: unknown) => Object.assign(new Error('a write was cut short', { cause }), { code: 'ENOSPC' })

/** lmdb rejects with a general error that promises the particular one. */
async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> }
  if (!commitError) return error
  return commitError.then(
    () => error,
    (cause: unknown) => cause,
  )
}
