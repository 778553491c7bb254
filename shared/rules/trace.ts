import type { FactId, FactScalar } from '../facts/model'
import type { FactEntry, FactSheet } from '../facts/sheet'
import type { CompiledCondition } from './compile'
import type { Frame } from './frame'
import { verdictOf, type Condition, type Op, type Verdict } from './model'

export type TraceKind =
  | 'all'
  | 'any'
  | 'not'
  | 'fact'
  | 'compare'
  | 'anyMember'
  | 'allMembers'
  | 'countMembers'
  | 'notKnownTrue'
  | 'extension'

/** How one condition came to its verdict. */
export interface TraceNode {
  kind: TraceKind
  verdict: Verdict
  condition: Condition
  /** The member looked at, by place in the sheet; absent on the household. */
  member?: number
  factId?: FactId
  op?: Op
  /** The value used; absent when it is not known. Money in fen. */
  actual?: FactScalar
  /** Where the value comes from and of which day. */
  entry?: FactEntry
  /** The right side as it stood on that day; absent when a parameter or fact is missing. */
  expected?: FactScalar
  children: readonly TraceNode[]
}

const KINDS = [
  'all',
  'any',
  'not',
  'fact',
  'compare',
  'anyMember',
  'allMembers',
  'countMembers',
  'notKnownTrue',
] as const

const kindOf = (condition: Condition): TraceKind => KINDS.find((kind) => kind in condition) ?? 'extension'

/**
 * Replays a condition keeping every step. `member` is the person examined (0 for a household rule, where it is not
 * read). The verdict of the top node is that of `run`.
 */
export const traceOf = (compiled: CompiledCondition, frame: Frame, member: number, sheet?: FactSheet): TraceNode => {
  const { source: condition, comparison } = compiled
  const kind = kindOf(condition)
  const onMember = compiled.scope === 'member'
  const node: TraceNode = {
    kind,
    verdict: verdictOf(compiled.run(frame, member)),
    condition,
    ...(onMember ? { member } : {}),
    children:
      kind === 'anyMember' || kind === 'allMembers' || kind === 'countMembers'
        ? frame.members.flatMap((_, m) => compiled.children.map((child) => traceOf(child, frame, m, sheet)))
        : compiled.children.map((child) => traceOf(child, frame, member, sheet)),
  }
  if (!comparison) return node
  const { factId, op, left, right } = comparison
  const facts = onMember ? sheet?.members[member]?.facts : sheet?.household
  return {
    ...node,
    op,
    factId,
    actual: left(frame, member),
    expected: right(frame, member),
    entry: factId === undefined ? undefined : facts?.[factId],
  }
}

/**
 * The conditions that settled the verdict, without those that did not matter: of a failed "all" the failed parts, of a
 * met "any" the first part that holds, of an unknown the parts not known.
 */
export const decidingClauses = (node: TraceNode): readonly TraceNode[] => {
  const settledBy = (verdict: Verdict, first = false): readonly TraceNode[] => {
    const parts = node.children.filter((child) => child.verdict === verdict)
    return (first ? parts.slice(0, 1) : parts).flatMap(decidingClauses)
  }
  if (node.children.length === 0) return [node]
  switch (node.kind) {
    case 'all':
    case 'allMembers':
      return settledBy(node.verdict, node.verdict === 'unmet' && node.kind === 'allMembers')
    case 'any':
    case 'anyMember':
      return settledBy(node.verdict, node.verdict === 'met')
    case 'not':
      return node.condition.unmetZh ? [node] : node.children.flatMap(decidingClauses)
    default:
      return [node]
  }
}

/** Every leaf of a trace, in the order of the rule. */
export const leavesOf = (node: TraceNode): readonly TraceNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf)
