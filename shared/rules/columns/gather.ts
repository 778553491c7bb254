import type { FactId, FactScalar } from '../../facts/model'
import { RuleError } from '../compile'

type Kind = 'boolean' | 'number' | 'string' | 'list'

/**
 * The values of one fact while a chunk is gathered, as numbers: yes and no as 1 and 0, words as their number among the
 * words seen.
 */
export class Gathered {
  length = 0
  kind: Kind | undefined
  households = new Int32Array(64)
  members = new Uint16Array(64)
  numbers = new Float64Array(64)
  private readonly seen = new Map<string, number>()

  constructor(readonly factId: FactId) {}

  /** Words in the order they were first seen. */
  get words(): readonly string[] {
    return [...this.seen.keys()]
  }

  /** Throws RuleError for a value that no rule could compare: not a number, or of another type than those before. */
  add(household: number, member: number, value: FactScalar): void {
    const at = this.length
    if (at === this.numbers.length) this.grow()
    this.households[at] = household
    this.members[at] = member
    this.numbers[at] = this.numberOf(value)
    this.length = at + 1
  }

  private numberOf(value: FactScalar): number {
    switch (typeof value) {
      case 'boolean':
        this.is('boolean')
        return value ? 1 : 0
      case 'number':
        this.is('number')
        if (Number.isNaN(value)) throw new RuleError(`a value of ${this.factId} is not a number`)
        return value
      case 'string': {
        this.is('string')
        const known = this.seen.get(value)
        if (known !== undefined) return known
        this.seen.set(value, this.seen.size)
        return this.seen.size - 1
      }
      default:
        this.is('list')
        return 0
    }
  }

  private is(kind: Kind): void {
    if (this.kind === kind) return
    if (this.kind !== undefined) throw new RuleError(`values of ${this.factId} are of several types`)
    this.kind = kind
  }

  private grow(): void {
    const longer = <T extends Int32Array | Uint16Array | Float64Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    const size = this.length * 2
    this.households = longer(this.households, new Int32Array(size))
    this.members = longer(this.members, new Uint16Array(size))
    this.numbers = longer(this.numbers, new Float64Array(size))
  }
}
