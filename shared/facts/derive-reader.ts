import type { FactId, FactScalar } from './model'
import type { DeriveContext } from './derive'
import { isVerified, type FactEntry, type Facts, type FactSheet } from './sheet'

/** Reads facts while noting which were read, so that a computed value can name what it rests on. */
export interface Reader {
  facts: Facts
  household: Facts
  members: FactSheet['members']
  context: DeriveContext
  /** Sets a fact to what `compute` gives; `undefined` leaves it unknown. */
  derive(factId: FactId, compute: (read: Read) => FactScalar | undefined): void
}

export interface Read {
  /** A fact of the person or household being computed; `undefined` when unknown or of another type. */
  text(id: FactId): string | undefined
  number(id: FactId): number | undefined
  flag(id: FactId): boolean | undefined
  set(id: FactId): readonly string[] | undefined
  known(id: FactId): boolean
  /** The same reads on the household, from a person. */
  ofHousehold: Omit<Read, 'ofHousehold' | 'ofMembers'>
  /** One read a member, in order. */
  ofMembers: Omit<Read, 'ofHousehold' | 'ofMembers'>[]
}

const readsOf = (
  facts: Facts,
  note: (id: FactId, entry: FactEntry) => void,
): Omit<Read, 'ofHousehold' | 'ofMembers'> => {
  const valueOf = (id: FactId): FactScalar | undefined => {
    const entry = facts[id]
    if (entry) note(id, entry)
    return entry?.value
  }
  const only = <T>(test: (value: FactScalar | undefined) => value is T & FactScalar) => {
    return (id: FactId): T | undefined => {
      const value = valueOf(id)
      return test(value) ? value : undefined
    }
  }
  return {
    text: only((v): v is string => typeof v === 'string'),
    number: only((v): v is number => typeof v === 'number'),
    flag: only((v): v is boolean => typeof v === 'boolean'),
    set: only((v): v is string[] => Array.isArray(v) && v.every((x) => typeof x === 'string')),
    known: (id) => valueOf(id) !== undefined,
  }
}

export const readerOf = (
  facts: Facts,
  household: Facts,
  members: FactSheet['members'],
  context: DeriveContext,
): Reader => {
  const current: Facts = { ...facts }
  const derive: Reader['derive'] = (factId, compute) => {
    const rests = new Map<FactId, FactEntry>()
    const note = (id: FactId, entry: FactEntry): void =>
      void rests.set(`${id}${rests.has(id) ? `#${rests.size}` : ''}`, entry)
    const value = compute({
      ...readsOf(current, note),
      // Made when they are asked for: most facts of a person are computed from the person alone.
      get ofHousehold() {
        return readsOf(household, note)
      },
      get ofMembers() {
        return members.map((member) => readsOf(member.facts, note))
      },
    })
    const bases = [...rests.values()]
    if (value === undefined || bases.length === 0) return
    const verified = bases.every((entry) => isVerified(entry.source))
    const known = current[factId]
    if (known && (isVerified(known.source) || !verified)) return
    const { others = [], ...earlier } = known ?? {}
    current[factId] = {
      value,
      source: {
        kind: 'derived',
        from: [...new Set([...rests.keys()].map((id) => id.replace(/#\d+$/, '')))],
        verified,
        label: labelOf(bases),
      },
      asOf: bases.map((entry) => entry.asOf).reduce((a, b) => (a < b ? a : b)),
      ...(known ? { others: [earlier as FactEntry, ...others] } : {}),
    }
  }
  return { facts: current, household, members, context, derive }
}

const labelOf = (bases: readonly FactEntry[]): string | undefined => {
  const labels = [...new Set(bases.map((entry) => entry.source.label).filter((label) => label !== undefined))]
  return labels.length > 0 ? labels.slice(0, 3).join('、') : undefined
}
