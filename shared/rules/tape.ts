import { Encoder } from './encode'
import { dust } from './values'
import { type Bound, type Columns, type Pair, type Program, type Scope } from './program'

/** Kinds of steps after the leaves. */
export const ALL = 0
export const ANY_MEMBER = 1
export const COUNT = 2
export const NOT_KNOWN_TRUE = 3

/** Leaves of one scope, in parallel arrays. */
export interface LeafList {
  slots: Int32Array
  /** Index of the pair. */
  pairs: Int32Array
  /** Of words: the mask. */
  masks: Int32Array
  /** Of numbers: 0 above, 1 at least, 2 equals; and the place among the bounds. */
  tests: Uint8Array
  bounds: Int32Array
}

export interface ScopeLeaves {
  flag: LeafList
  word: LeafList
  number: LeafList
}

/** A leaf that reads plain values: called member by member. */
export type PlainLeaf = Extract<Pair, { kind: 'plain' }> & { pair: number }

const NUMBER_TESTS = { above: 0, atLeast: 1, equals: 2 } as const

/** A program laid out in typed arrays. Holds no state of any household; make it once a rule book. */
export class Tape {
  readonly columns: Columns
  readonly encoder: Encoder
  readonly pairs: readonly Pair[]
  readonly household: ScopeLeaves
  readonly member: ScopeLeaves
  readonly plain: readonly PlainLeaf[]
  readonly bounds: readonly Bound[]
  /** Per step in order: kind, pair, and the refs it reads as `refs[refStart[i]..refStart[i + 1]]`. */
  readonly stepKinds: Uint8Array
  readonly stepPairs: Int32Array
  readonly refStart: Int32Array
  readonly refs: Int32Array

  constructor(program: Program) {
    const { columns, pairs } = program
    this.pairs = [...pairs]
    this.columns = {
      household: {
        flag: [...columns.household.flag],
        word: [...columns.household.word],
        number: [...columns.household.number],
      },
      member: { flag: [...columns.member.flag], word: [...columns.member.word], number: [...columns.member.number] },
      parameters: [...columns.parameters],
    }
    this.encoder = new Encoder(this.columns)
    const bounds: Bound[] = []
    this.household = leavesOf(this.pairs, 'household', bounds)
    this.member = leavesOf(this.pairs, 'member', bounds)
    this.bounds = bounds
    this.plain = this.pairs.flatMap((pair, index) => (pair.kind === 'plain' ? [{ ...pair, pair: index }] : []))
    const steps = this.pairs.flatMap((pair, index) => (stepKind(pair) < 0 ? [] : [{ pair, index }]))
    this.stepKinds = Uint8Array.from(steps, ({ pair }) => stepKind(pair))
    this.stepPairs = Int32Array.from(steps, ({ index }) => index)
    const reads = steps.map(({ pair }) => refsOf(pair))
    this.refs = Int32Array.from(reads.flat())
    this.refStart = new Int32Array(steps.length + 1)
    reads.forEach((refs, i) => (this.refStart[i + 1] = (this.refStart[i] ?? 0) + refs.length))
  }
}

const stepKind = ({ kind }: Pair): number =>
  kind === 'all'
    ? ALL
    : kind === 'anyMember'
      ? ANY_MEMBER
      : kind === 'countMembers'
        ? COUNT
        : kind === 'notKnownTrue'
          ? NOT_KNOWN_TRUE
          : -1

/** The refs a pair reads. */
export const refsOf = (pair: Pair): readonly number[] => (pair.kind === 'all' ? pair.of : 'of' in pair ? [pair.of] : [])

const leavesOf = (pairs: readonly Pair[], scope: Scope, bounds: Bound[]): ScopeLeaves => {
  const found = pairs.flatMap((pair, index) => (pair.scope === scope ? [{ pair, index }] : []))
  const list = (kinds: readonly Pair['kind'][]): LeafList => {
    const leaves = found.flatMap(({ pair, index }) =>
      'slot' in pair && kinds.includes(pair.kind) ? [{ leaf: pair, index }] : [],
    )
    return {
      slots: Int32Array.from(leaves, ({ leaf }) => leaf.slot),
      pairs: Int32Array.from(leaves, ({ index }) => index),
      masks: Int32Array.from(leaves, ({ leaf }) => (leaf.kind === 'word' ? leaf.mask : 0)),
      tests: Uint8Array.from(leaves, ({ leaf }) => NUMBER_TESTS[leaf.kind as keyof typeof NUMBER_TESTS] ?? 0),
      bounds: Int32Array.from(leaves, ({ leaf }) => ('bound' in leaf ? bounds.push(leaf.bound) - 1 : 0)),
    }
  }
  return { flag: list(['flag']), word: list(['word']), number: list(['above', 'atLeast', 'equals']) }
}

/** The number of every bound under the parameters in force; NaN where a parameter is not set. */
export const boundsOf = ({ bounds }: Tape, parameters: readonly (number | undefined)[]): Float64Array =>
  Float64Array.from(bounds, (bound) => {
    if (typeof bound === 'number') return bound
    const value = parameters[bound.parameter]
    if (value === undefined) return NaN
    return bound.times === undefined ? value : dust(value * bound.times)
  })
