/** Documents and unique values held by transactions. An ordinary write waits until its lock is free. */
export class Locks {
  readonly #holders = new Map<string, string>()
  #waiting: (() => void)[] = []

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
