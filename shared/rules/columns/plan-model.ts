import type { FactId, FactScalar } from '../../facts/model'
import type { Condition, Kleene, Literal, Op } from '../model'

export type Scope = 'household' | 'member'

/** A rule to be run over columns. */
export interface ColumnRule {
  id: string
  condition: Condition
  /** Whether one verdict holds for the household or one for each member. */
  unit: 'household' | 'person'
  /** A fact of a person that, known to be true, makes the rule unmet: death, for rules that do not speak of it. */
  endsWith?: FactId
}

/** Reads the facts of one row; the member's where the node is of member scope. */
export type ReadFact = (factId: FactId) => FactScalar | undefined

/** One distinct node of all rules together. Numbers name other nodes, always earlier ones. */
export type PlanNode = { scope: Scope } & (
  | { kind: 'leaf'; factId: FactId; op: Op; value: Literal | readonly Literal[] }
  /** The right side is a parameter that is not in force: unknown for everybody. */
  | { kind: 'unknown' }
  /** Computed values on either side: row by row. */
  | { kind: 'computed'; facts: readonly FactId[]; run: (read: ReadFact) => Kleene }
  | { kind: 'all' | 'any'; parts: readonly number[] }
  | { kind: 'not' | 'notKnownTrue'; part: number }
  | { kind: 'anyMember' | 'allMembers'; part: number }
  | { kind: 'countMembers'; part: number; op: Op; value: number }
  /** A household's verdict beside each of its members. */
  | { kind: 'spread'; part: number }
)

/** A place in a rule as it is written: equal conditions share a node, but each place may decide by itself. */
export interface Place {
  condition: Condition
  kind: 'all' | 'any' | 'not' | 'anyMember' | 'allMembers' | 'clause'
  node: number
  scope: Scope
  /** Number among the clauses of its rule; of places that can decide by themselves. */
  clause?: number
  children: readonly Place[]
}

export interface PlannedRule {
  rule: ColumnRule
  /** The node whose planes are the verdict: of member scope for a rule on persons. */
  node: number
  place: Place
  clauses: readonly Condition[]
  /** Of `endsWith`: met where the rule still applies. */
  appliesNode?: number
}

export interface ColumnPlan {
  nodes: readonly PlanNode[]
  rules: readonly PlannedRule[]
  /** Every fact that some node reads. */
  facts: ReadonlySet<FactId>
}
