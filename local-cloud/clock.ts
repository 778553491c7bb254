/**
 * The cloud's clock: the machine's clock plus an offset that can be moved. The offset lives in shared memory, so that
 * the functions' `Date` follows it, and in the data folder, so that a restart continues the same time.
 */
export class CloudClock {
  /** Milliseconds added to the machine's clock, read by every worker. */
  readonly shared = new SharedArrayBuffer(8)
  readonly #offset = new BigInt64Array(this.shared)

  constructor(
    offsetMs: number,
    private readonly persist: (offsetMs: number) => Promise<unknown>,
  ) {
    Atomics.store(this.#offset, 0, BigInt(Math.round(offsetMs)))
  }

  nowMs(): number {
    return Date.now() + Number(Atomics.load(this.#offset, 0))
  }

  now(): Date {
    return new Date(this.nowMs())
  }

  /** Moves the clock to an instant; it runs on from there. */
  async moveTo(instantMs: number): Promise<void> {
    const offset = Math.round(instantMs - Date.now())
    Atomics.store(this.#offset, 0, BigInt(offset))
    await this.persist(offset)
  }
}
