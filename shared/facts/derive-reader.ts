import type { DeriveContext } from './derive'
import type { FactId, FactScalar } from './model'
import { isVerified, type FactEntry, type Facts } from './sheet'

/** Computes facts of one person or of the household, one after the other, and writes them into `facts`. */
export interface Reader {
  facts: Facts
  context: DeriveContext
  /** Sets a fact to what `compute` gives; `undefined` leaves it unknown. `compute` must do nothing but read. */
  derive(factId: FactId, compute: (read: Read) => FactScalar | undefined): void
}

/** Reads facts while noting which were read, so that a computed value can name what it rests on. */
export interface MemberRead {
  /** A fact of the person or household being computed; `undefined` when unknown or of another type. */
  text(id: FactId): string | undefined
  number(id: FactId): number | undefined
  flag(id: FactId): boolean | undefined
  set(id: FactId): readonly string[] | undefined
  known(id: FactId): boolean
}

export interface Read extends MemberRead {
  /** The same reads on the household, from a person. */
  readonly ofHousehold: MemberRead
  /** One read a member, in order. */
  readonly ofMembers: readonly MemberRead[]
}

/** What was read since a computation began, in order. */
class Notes {
  readonly ids: FactId[] = []
  readonly entries: FactEntry[] = []

  clear(): void {
    if (this.ids.length === 0) return
    this.ids.length = 0
    this.entries.length = 0
  }
}

class FactsRead implements MemberRead {
  constructor(
    private readonly facts: Facts,
    private readonly notes: Notes,
  ) {}

  private valueOf(id: FactId): FactScalar | undefined {
    const entry = this.facts[id]
    if (entry === undefined) return undefined
    this.notes.ids.push(id)
    this.notes.entries.push(entry)
    return entry.value
  }

  text(id: FactId): string | undefined {
    const value = this.valueOf(id)
    return typeof value === 'string' ? value : undefined
  }

  number(id: FactId): number | undefined {
    const value = this.valueOf(id)
    return typeof value === 'number' ? value : undefined
  }

  flag(id: FactId): boolean | undefined {
    const value = this.valueOf(id)
    return typeof value === 'boolean' ? value : undefined
  }

  set(id: FactId): readonly string[] | undefined {
    const value = this.valueOf(id)
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined
  }

  known(id: FactId): boolean {
    return this.valueOf(id) !== undefined
  }
}

class WholeRead extends FactsRead implements Read {
  readonly ofHousehold: MemberRead
  readonly ofMembers: readonly MemberRead[]

  constructor(facts: Facts, household: Facts, members: readonly { facts: Facts }[], notes: Notes) {
    super(facts, notes)
    this.ofHousehold = new FactsRead(household, notes)
    this.ofMembers = members.map((member) => new FactsRead(member.facts, notes))
  }
}

/** Writes into `facts`; `household` and `members` are what may be read beside it. */
export const readerOf = (
  facts: Facts,
  household: Facts,
  members: readonly { facts: Facts }[],
  context: DeriveContext,
): Reader => {
  const notes = new Notes()
  const read = new WholeRead(facts, household, members, notes)
  const derive: Reader['derive'] = (factId, compute) => {
    const known = facts[factId]
    // Nothing computed takes the place of a verified word.
    if (known && isVerified(known.source)) return
    notes.clear()
    const value = compute(read)
    if (value === undefined || notes.entries.length === 0) return
    const entry = entryOf(value, notes)
    if (known === undefined) facts[factId] = entry
    else if (entry.source.verified) {
      const { others = [], ...earlier } = known
      facts[factId] = { ...entry, others: [earlier, ...others] }
    }
  }
  return { facts, context, derive }
}

const MOST_LABELS = 3

/** The value with what it rests on: the facts read, the oldest of their days, and whether all of them are verified. */
const entryOf = (value: FactScalar, { ids, entries }: Notes): FactEntry => {
  const from: FactId[] = []
  for (const id of ids) if (!from.includes(id)) from.push(id)
  const labels: string[] = []
  let asOf = entries[0]?.asOf ?? ''
  let verified = true
  for (const entry of entries) {
    const { label } = entry.source
    if (label !== undefined && labels.length < MOST_LABELS && !labels.includes(label)) labels.push(label)
    if (entry.asOf < asOf) asOf = entry.asOf
    verified &&= isVerified(entry.source)
  }
  const label = labels.length > 0 ? labels.join('、') : undefined
  return { value, source: { kind: 'derived', from, verified, label }, asOf }
}
