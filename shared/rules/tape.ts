import { Encoder } from './encode'
import type { FactId } from '../facts/model'
import type { Bound, Column, Columns, ColumnsOfScope, Pair, Program, Ref, Scope } from './program'
import { dust } from './values'

/** Leaves of one kind and scope, in parallel arrays. */
export interface LeafList {
  /** Of flags: place among all flags; else the slot in a row. */
  slots: Int32Array
  /** The plane in which it is met; the other is the next. */
  refs: Int32Array
  /** Of words: the mask. Of numbers: 0 above, 1 at least, 2 equals. */
  tests: Int32Array
  /** Of numbers: the place among the bounds. */
  bounds: Int32Array
}

export type PlainLeaf = Extract<Pair, { kind: 'plain' }> & { ref: Ref }

/** A condition on the members together: evaluated once all members are. */
export type Quantifier = Exclude<Pair, { kind: 'all' | 'flag' | 'word' | 'plain' | 'above' | 'atLeast' | 'equals' }> & {
  ref: Ref
}

/** The "all"s that can be evaluated once the quantifiers before them are. */
export interface Joins {
  /** The plane of each; it reads `of[start[i]..start[i + 1]]`. */
  refs: Int32Array
  start: Int32Array
  of: Int32Array
}

export interface Stage {
  quantifiers: readonly Quantifier[]
  joins: Joins
}

const NUMBER_TESTS: Partial<Record<Pair['kind'], number>> = { above: 0, atLeast: 1, equals: 2 }

/** Conditions to evaluate, laid out in typed arrays: all of a program, or only what reads one fact. */
export interface TapePart {
  flags: LeafList
  words: Readonly<Record<Scope, LeafList>>
  numbers: Readonly<Record<Scope, LeafList>>
  plain: readonly PlainLeaf[]
  stages: readonly Stage[]
}

/** A program laid out for evaluation. Holds no state of any household; it is made once a rule book. */
export class Tape {
  readonly pairs: readonly Pair[]
  readonly columns: Columns
  readonly encoder: Encoder
  readonly bounds: readonly Bound[]
  /** Everything. */
  readonly all: TapePart
  private readonly boundOf: readonly number[]
  private readonly parts = new Map<string, { part: TapePart; touches: ReadonlySet<number> }>()

  constructor(program: Program) {
    this.pairs = [...program.pairs]
    const { household, member, parameters } = program.columns
    this.columns = { household: copyOf(household), member: copyOf(member), parameters: [...parameters] }
    this.encoder = new Encoder(this.columns)
    const bounds: Bound[] = []
    this.bounds = bounds
    this.boundOf = this.pairs.map((pair) => ('bound' in pair ? bounds.push(pair.bound) - 1 : 0))
    this.all = this.partOf(() => true)
  }

  /** What has to be evaluated again when a fact changes, and which pairs that touches. */
  reading(scope: Scope, factId: FactId): { part: TapePart; touches: ReadonlySet<number> } {
    const key = `${scope} ${factId}`
    const known = this.parts.get(key)
    if (known) return known
    const touches = new Set<number>()
    this.pairs.forEach((pair, k) => {
      const reads =
        'slot' in pair
          ? pair.scope === scope && this.columnOf(pair).factId === factId
          : pair.kind === 'plain'
            ? pair.facts.length === 0 || pair.facts.includes(factId)
            : refsOf(pair).some((ref) => touches.has(ref >> 1))
      if (reads) touches.add(k)
    })
    const found = { part: this.partOf((k) => touches.has(k)), touches }
    this.parts.set(key, found)
    return found
  }

  /** What these conditions rest on, and nothing else. */
  restedOnBy(refs: readonly Ref[]): TapePart {
    const needed = new Set<number>()
    const visit = (ref: Ref): void => {
      const k = ref >> 1
      const pair = this.pairs[k]
      if (!pair || needed.has(k)) return
      needed.add(k)
      refsOf(pair).forEach(visit)
    }
    refs.forEach(visit)
    return this.partOf((k) => needed.has(k))
  }

  private columnOf(leaf: Extract<Pair, { slot: number }>): Column {
    const { flag, word, number } = this.columns[leaf.scope]
    return (leaf.kind === 'flag' ? flag : leaf.kind === 'word' ? word : number)[leaf.slot] as Column
  }

  private partOf(wanted: (pair: number) => boolean): TapePart {
    const both = (...kinds: Pair['kind'][]) => ({
      household: this.leaves(wanted, kinds, 'household'),
      member: this.leaves(wanted, kinds, 'member'),
    })
    return {
      flags: this.leaves(wanted, ['flag']),
      words: both('word'),
      numbers: both('above', 'atLeast', 'equals'),
      plain: this.pairs.flatMap((pair, k) => (pair.kind === 'plain' && wanted(k) ? [{ ...pair, ref: 2 * k }] : [])),
      stages: stagesOf(this.pairs, wanted),
    }
  }

  private leaves(wanted: (pair: number) => boolean, kinds: readonly Pair['kind'][], scope?: Scope): LeafList {
    const memberFlags = this.columns.household.flag.length
    const leaves = this.pairs.flatMap((leaf, k) =>
      'slot' in leaf && kinds.includes(leaf.kind) && leaf.scope === (scope ?? leaf.scope) && wanted(k)
        ? [{ leaf, k, slot: leaf.slot + (leaf.kind === 'flag' && leaf.scope === 'member' ? memberFlags : 0) }]
        : [],
    )
    return {
      slots: Int32Array.from(leaves, ({ slot }) => slot),
      refs: Int32Array.from(leaves, ({ k }) => 2 * k),
      tests: Int32Array.from(leaves, ({ leaf }) => (leaf.kind === 'word' ? leaf.mask : (NUMBER_TESTS[leaf.kind] ?? 0))),
      bounds: Int32Array.from(leaves, ({ k }) => this.boundOf[k] ?? 0),
    }
  }
}

const copyOf = ({ flag, word, number }: ColumnsOfScope): ColumnsOfScope => ({
  flag: [...flag],
  word: [...word],
  number: [...number],
})

/** The pairs that a pair reads. */
const refsOf = (pair: Pair): readonly Ref[] => (pair.kind === 'all' ? pair.of : 'of' in pair ? [pair.of] : [])

/** Stage by stage; within one by depth, then by length, so that a run of "all"s of one length is predictable. */
const stagesOf = (pairs: readonly Pair[], wanted: (pair: number) => boolean): readonly Stage[] => {
  const stage: number[] = []
  const depth: number[] = []
  pairs.forEach((pair, k) => {
    const reads = refsOf(pair).map((ref) => ref >> 1)
    const before = Math.max(0, ...reads.map((read) => stage[read] ?? 0))
    stage[k] = pair.kind === 'all' ? before : reads.length > 0 ? before + 1 : 0
    depth[k] = 1 + Math.max(0, ...reads.filter((read) => stage[read] === stage[k]).map((read) => depth[read] ?? 0))
  })
  return Array.from({ length: 1 + Math.max(0, ...stage) }, (_, at) => {
    const quantifiers: Quantifier[] = []
    const joins: { of: readonly Ref[]; ref: Ref; depth: number }[] = []
    pairs.forEach((pair, k) => {
      if (stage[k] !== at || !wanted(k)) return
      if (pair.kind === 'all') joins.push({ of: pair.of, ref: 2 * k, depth: depth[k] ?? 0 })
      else if (pair.kind === 'anyMember' || pair.kind === 'countMembers' || pair.kind === 'notKnownTrue')
        quantifiers.push({ ...pair, ref: 2 * k })
    })
    joins.sort((a, b) => a.depth - b.depth || a.of.length - b.of.length)
    return { quantifiers, joins: joinsOf(joins) }
  })
}

/** The same in typed arrays. */
const joinsOf = (joins: readonly { of: readonly Ref[]; ref: Ref }[]): Joins => {
  const start = new Int32Array(joins.length + 1)
  joins.forEach(({ of }, i) => (start[i + 1] = (start[i] ?? 0) + of.length))
  return { refs: Int32Array.from(joins, ({ ref }) => ref), start, of: Int32Array.from(joins.flatMap(({ of }) => of)) }
}

/** The number of every bound under the parameters in force; NaN where a parameter is not set. */
export const boundsOf = ({ bounds }: Tape, parameters: readonly (number | undefined)[]): Float64Array =>
  Float64Array.from(bounds, (bound) => {
    if (typeof bound === 'number') return bound
    const value = parameters[bound.parameter]
    if (value === undefined) return NaN
    return bound.times === undefined ? value : dust(value * bound.times)
  })
