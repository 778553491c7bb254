import type { Index } from './collections'
import { documentLock, uniqueLock } from './locks'
import type { PreparedWrite } from './prepared-write'

/** What one `write` did that readers cannot see yet, by the names under which it would be locked. */
export class Unflushed {
  readonly #writes: PreparedWrite[] = []
  readonly #versions = new Map<string, number | undefined>()
  readonly metArrays = new Set<Index>()
  #named = 0

  add(write: PreparedWrite): void {
    this.#writes.push(write)
  }

  /** Notes that an index holds arrays; true the first time. */
  meets(index: Index): boolean {
    if (this.metArrays.has(index)) return false
    this.metArrays.add(index)
    return true
  }

  /** The version a document has now (`undefined` when removed), or that a unique value was touched. */
  at(key: string): { version: number | undefined } | undefined {
    // Named only when somebody asks: transactions do, ordinary writes never.
    for (; this.#named < this.#writes.length; this.#named++) this.name(this.#writes[this.#named] as PreparedWrite)
    return this.#versions.has(key) ? { version: this.#versions.get(key) } : undefined
  }

  private name({ collection, id, version, packed, changes }: PreparedWrite): void {
    this.#versions.set(documentLock(collection, id), packed ? version : undefined)
    for (const { index, gone, fresh } of changes) {
      if (!index.unique) continue
      for (const entry of [...gone, ...fresh]) this.#versions.set(uniqueLock(collection, index, entry), undefined)
    }
  }
}
