import { isSameValue } from '../value-order'

/** A map by MongoDB's equality of values, in the order of entry. */
export class ValueMap<T> {
  readonly #entries: [unknown, T][] = []
  readonly #simple = new Map<unknown, [unknown, T]>()
  readonly #buckets = new Map<string, [unknown, T][]>()

  get(key: unknown): T | undefined {
    return this.#find(key)?.[1]
  }

  set(key: unknown, value: T): void {
    const present = this.#find(key)
    if (present) {
      present[1] = value
      return
    }
    const entry: [unknown, T] = [key, value]
    this.#entries.push(entry)
    if (isSimple(key)) this.#simple.set(key, entry)
    else {
      const bucket = this.#buckets.get(bucketOf(key))
      if (bucket) bucket.push(entry)
      else this.#buckets.set(bucketOf(key), [entry])
    }
  }

  entries(): [unknown, T][] {
    return this.#entries
  }

  #find(key: unknown): [unknown, T] | undefined {
    if (isSimple(key)) return this.#simple.get(key)
    return this.#buckets.get(bucketOf(key))?.find(([other]) => isSameValue(other, key))
  }
}

const isSimple = (key: unknown) => key === null || typeof key !== 'object'

/** Equal values have equal texts; the contrary need not hold. */
const bucketOf = (key: unknown) => JSON.stringify(key)
