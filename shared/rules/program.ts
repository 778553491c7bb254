import type { FactId } from '../facts/model'
import type { Condition, Kleene, Op } from './model'
import type { ConditionKind } from './compile'
import type { Frame } from './frame'
import type { ParameterId } from './parameters'

/**
 * The compiled rule book as data: every distinct condition once, children before parents. Nothing in it depends on a
 * household, a day or a parameter's value, and no code is generated. `Tape` (tape.ts) lays it out for evaluation.
 *
 * Verdicts are kept in two planes of bits, one bit a member of the household: "met" and "unmet"; neither is unknown,
 * both never occur. Pair `k` of the program owns plane `2k` (met) and plane `2k + 1` (unmet). A `Ref` names a condition
 * by the plane that says "met"; the other plane of the pair says "unmet". So `not` costs nothing (`ref ^ 1`), `any` is
 * the negation of `all` over negations, `lt` that of `gte`, `ne` that of `eq`, and conditions that say the same meet in
 * one pair whatever their wording and notes.
 */
export interface Program {
  columns: Columns
  /** In topological order: a pair reads only pairs before it. */
  pairs: readonly Pair[]
  /** What explanations name, children before parents; a clause id is the index here. */
  clauses: readonly Clause[]
}

/** `2k` or `2k + 1` of pair `k`: the plane in which a condition is met. */
export type Ref = number

/** The plane in which the condition is unmet, and so the ref of its negation. */
export const negated = (ref: Ref): Ref => ref ^ 1

/** `member`: one verdict a member of the household; `household`: one verdict, which counts for every member. */
export type Scope = 'household' | 'member'

/** What one pair of planes holds. */
export type Pair = { scope: Scope } & (
  | Leaf
  /** All of these are met; refs ascending, each once, at least two. */
  | { kind: 'all'; of: readonly Ref[] }
  /** Some member meets it; of nobody unmet. "All members" is its negation over the negation. */
  | { kind: 'anyMember'; of: Ref }
  /** How many members meet it, compared with a number; open members may count or not. */
  | { kind: 'countMembers'; of: Ref; op: Op; value: number }
  /** Met wherever it is not known to be met (safety rules only; never in the policy catalogue). */
  | { kind: 'notKnownTrue'; of: Ref }
)

/** One comparison; unknown where a side is missing. Slots count within the facts of the pair's scope. */
export type Leaf =
  /** A boolean is true. */
  | { kind: 'flag'; slot: number }
  /** A word is one of those whose bits are set: `mask >>> code & 1`. */
  | { kind: 'word'; slot: number; mask: number }
  /** A number is greater than a bound (`above`), at least (`atLeast`) or exactly the bound (`equals`). */
  | { kind: 'above' | 'atLeast' | 'equals'; slot: number; bound: Bound }
  /** Reads plain values of the frame (computed sides, dates, sets, series, another room's node): ask `run`. */
  | { kind: 'plain'; facts: readonly FactId[]; run: Run }

/** A number of the rule (money in fen), or a parameter's value, where given `times` a factor. */
export type Bound = number | { parameter: number; times?: number }

export type Run = (frame: Frame, member: number) => Kleene

/** A condition as written, with its notes (law, words for a no): what an explanation points at. */
export interface Clause {
  kind: ConditionKind
  scope: Scope
  source: Condition
  ref: Ref
  /** Clause ids. Of a quantifier or a count: the one condition asked of each member. */
  children: readonly number[]
}

/**
 * How a fact is compared: booleans and words by a small code, numbers as they are (money in fen). Dates, months, sets and
 * series have no column: rules read them as plain values.
 */
export interface Column {
  factId: FactId
  encoding: 'flag' | 'word' | 'number'
  /** Of words: codes from 1 in the order rules name them; every other word has OTHER_WORD. 0 = not known. */
  codes: ReadonlyMap<string, number>
}

/** The code of a word that no rule names. */
export const OTHER_WORD = 31

/** The facts of one scope; a slot is the place in its list. */
export interface ColumnsOfScope {
  flag: readonly Column[]
  word: readonly Column[]
  number: readonly Column[]
}

export interface Columns {
  household: ColumnsOfScope
  member: ColumnsOfScope
  parameters: readonly ParameterId[]
}
