import type { Fen } from '../kernel/money'
import type { Claim, CombinationType, Held } from './combination-rules'
import type { Better, Worth } from './combination-worth'
import type { PolicyScreening } from './screen'

/** A claim in its place: received, in progress, or offered. */
export interface Placed extends Claim {
  state: Held['state'] | 'offered'
  worth: Worth
  /** Paid each time, where it is received and known. */
  fen?: Fen
}

/** What stands in the way, and what the rule says of it. */
export interface Blocker {
  by: Placed
  type: CombinationType
  noteZh: string | undefined
}

/**
 * How one thing goes with another that stands beside it. `gap`: only the difference is paid; `deduct`: the earlier
 * payment is taken off; `after`: use the other first; `ask`: the county's own rule decides; `notCounted`: whoever takes
 * the person policy is not counted in the household policy.
 */
export interface Term {
  kind: 'gap' | 'deduct' | 'after' | 'ask' | 'notCounted'
  with: Placed
  noteZh: string | undefined
  /** Only where the other is received and both amounts are known. */
  left?: { fen: Fen; steps: readonly string[] }
}

export interface CombinedItem {
  result: PolicyScreening
  /**
   * Of a met result: `together` = may be held beside everything received, in progress and every other `together`;
   * `alternative` = instead of something (see the choices); `shutOut` = something received excludes it. An unknown
   * result is `open`, or shut out.
   */
  standing: 'together' | 'alternative' | 'shutOut' | 'open'
  worth: Worth
  /** What stands in the way; of an unknown result, what it would replace. */
  blockers: readonly Blocker[]
  /** How it goes with what stands beside it. */
  terms: readonly Term[]
}

/** One side of a choice: usually one thing, sometimes several that go together. */
export interface ChoiceOption {
  claims: readonly Placed[]
  worth: Worth
}

/** Only one of the options can be had. The first is what the household has, has asked for, or is shown as available. */
export interface Choice {
  options: readonly ChoiceOption[]
  type: CombinationType
  noteZh: string | undefined
  better: Better
}

export interface Combination {
  /** Every result of the screening that is met or unknown and not held, in the screening's order. */
  items: readonly CombinedItem[]
  choices: readonly Choice[]
}
