import { diskFailed } from '../errors'
import type { Disk } from './disk'
import { troubleOf } from './disk-trouble'

/** Longest time that the works of one commit may take together: others wait meanwhile. */
const mostMilliseconds = 100

interface Waiting {
  work: () => unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Thrown by a work that was broken off in the middle of writing: everything of its commit is undone. */
export class BrokenOff extends Error {
  constructor(override readonly cause: unknown) {
    super('a write was broken off')
  }
}

/**
 * One write at a time, and one flush for all that came while the flush before was under way. A work is answered, with
 * its result or the error it threw, only when the disk holds what the commit wrote.
 */
export class GroupCommit {
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined
  #stopped = false

  constructor(private readonly disk: Disk) {}

  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Waiting['resolve'], reject })
      this.#running ??= this.drain()
    })
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  private async drain(): Promise<void> {
    // So that what comes in the same turn comes along.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      if (this.#stopped) for (const { reject } of this.#waiting.splice(0)) reject(diskFailed('unreliable'))
      else await this.commit()
    }
    this.#running = undefined
  }

  private async commit(): Promise<void> {
    const taken: Waiting[] = []
    const answers: (() => void)[] = []
    try {
      await this.disk.commit(() => {
        const began = performance.now()
        const waiting = this.#waiting
        try {
          for (const one of waiting) {
            if (performance.now() - began > mostMilliseconds) break
            taken.push(one)
            answers.push(attempt(one))
          }
        } finally {
          this.#waiting = waiting.slice(taken.length)
        }
      })
    } catch (error) {
      this.fail(taken, error instanceof BrokenOff ? error.cause : error)
      return
    }
    for (const answer of answers) answer()
  }

  /** Nothing of the commit was kept. After a flush that failed nobody knows what the disk holds: no more is written. */
  private fail(taken: Waiting[], cause: unknown): void {
    const trouble = troubleOf(cause)
    if (trouble === 'unreliable') this.#stopped = true
    // A commit that never began its works would be tried for ever.
    const all = taken.length > 0 ? taken : this.#waiting.splice(0)
    for (const { reject } of all) reject(trouble ? diskFailed(trouble) : cause)
  }
}

function attempt({ work, resolve, reject }: Waiting): () => void {
  try {
    const value = work()
    return () => resolve(value)
  } catch (error) {
    if (error instanceof BrokenOff) throw error
    return () => reject(error)
  }
}
