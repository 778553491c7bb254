import type { Collection, Index } from './collections'
import type { DocumentId } from './document'
import type { KeyPart } from './index-key'

/** The name under which one document is locked. */
export const documentLock = (collection: Collection, id: DocumentId) => `${collection.id}/${typeof id}/${id}`

/** The name under which one value of a unique index is locked. */
export const uniqueLock = (collection: Collection, index: Index, entry: readonly KeyPart[]) =>
  `${collection.id}/unique/${index.id}/${JSON.stringify(entry)}`

/** Documents and unique values held by transactions. An ordinary write waits until its lock is free. */
export class Locks {
  readonly #holders = new Map<string, string>()
  #waiting: (() => void)[] = []

  /** True while no transaction holds anything. */
  get isFree(): boolean {
    return this.#holders.size === 0
  }

  holder(key: string): string | undefined {
    return this.#holders.get(key)
  }

  take(key: string, transactionId: string): void {
    this.#holders.set(key, transactionId)
  }

  releaseAll(transactionId: string): void {
    for (const [key, holder] of this.#holders) if (holder === transactionId) this.#holders.delete(key)
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  /** Resolves when some transaction lets go; the caller looks again. */
  released(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

/** Thrown inside a write that met another's lock; the write is tried again when locks are released. */
export class LockedByTransaction extends Error {
  constructor(readonly released: Promise<void>) {
    super('locked by a transaction')
  }
}
