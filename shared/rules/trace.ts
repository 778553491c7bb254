import type { FactId, FactScalar } from '../facts/model'
import type { FactEntry, FactSheet } from '../facts/sheet'
import type { CompiledCondition, ConditionKind } from './compile'
import type { Frame } from './frame'
import { verdictOf, type Condition, type Op, type Verdict } from './model'

/** How one condition came to its verdict. */
export interface TraceNode {
  kind: ConditionKind
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

/**
 * Replays a condition keeping every step. `member` is the person examined (0 for a household rule, where it is not
 * read). The verdict of the top node is that of `run`.
 */
export const traceOf = (compiled: CompiledCondition, frame: Frame, member: number, sheet?: FactSheet): TraceNode => {
  const { source: condition, kind, comparison } = compiled
  const onMember = compiled.scope === 'member'
  const children: TraceNode[] = []
  if (kind === 'anyMember' || kind === 'allMembers' || kind === 'countMembers')
    for (let m = 0; m < frame.members.length; m += 1)
      for (const child of compiled.children) children.push(traceOf(child, frame, m, sheet))
  else for (const child of compiled.children) children.push(traceOf(child, frame, member, sheet))
  const node: TraceNode = { kind, verdict: verdictOf(compiled.run(frame, member)), condition, children }
  if (onMember) node.member = member
  if (!comparison) return node
  const { factId, op, left, right } = comparison
  const facts = onMember ? sheet?.members[member]?.facts : sheet?.household
  node.op = op
  node.factId = factId
  node.actual = left(frame, member)
  node.expected = right(frame, member)
  node.entry = factId === undefined ? undefined : facts?.[factId]
  return node
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
