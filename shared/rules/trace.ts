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

/** Traces conditions over one household; a condition that several rules share is traced once. */
export class Tracer {
  private readonly traced = new Map<number, TraceNode>()

  constructor(
    private readonly frame: Frame,
    private readonly sheet?: FactSheet,
  ) {}

  /**
   * Replays a condition keeping every step. `member` is the person examined (0 for a household rule, where it is not
   * read). The verdict of the top node is that of `run`.
   */
  trace(compiled: CompiledCondition, member: number): TraceNode {
    const onMember = compiled.scope === 'member'
    const key = compiled.id * 64 + (onMember ? member + 1 : 0)
    const known = member < 63 ? this.traced.get(key) : undefined
    if (known) return known
    const node = this.made(compiled, member, onMember)
    if (member < 63) this.traced.set(key, node)
    return node
  }

  private made({ kind, source, run, children: parts, comparison }: CompiledCondition, member: number, on: boolean) {
    const { frame, sheet } = this
    const children: TraceNode[] = []
    if (kind === 'anyMember' || kind === 'allMembers' || kind === 'countMembers')
      for (let m = 0; m < frame.members.length; m += 1) for (const part of parts) children.push(this.trace(part, m))
    else for (const part of parts) children.push(this.trace(part, member))
    const node: TraceNode = { kind, verdict: verdictOf(run(frame, member)), condition: source, children }
    if (on) node.member = member
    if (!comparison) return node
    const { factId, op, left, right } = comparison
    const facts = on ? sheet?.members[member]?.facts : sheet?.household
    node.op = op
    node.factId = factId
    node.actual = left(frame, member)
    node.expected = right(frame, member)
    node.entry = factId === undefined ? undefined : facts?.[factId]
    return node
  }
}

/** One condition traced by itself; see Tracer. */
export const traceOf = (compiled: CompiledCondition, frame: Frame, member: number, sheet?: FactSheet): TraceNode =>
  new Tracer(frame, sheet).trace(compiled, member)

/**
 * The conditions that settled the verdict, without those that did not matter: of a failed "all" the failed parts, of a
 * met "any" the first part that holds, of an unknown the parts not known.
 */
export const decidingClauses = (node: TraceNode): readonly TraceNode[] => {
  const found: TraceNode[] = []
  gather(node, found)
  return found
}

const gather = (node: TraceNode, into: TraceNode[]): void => {
  const { kind, verdict, children } = node
  const isClause = kind === 'not' ? node.condition.unmetZh : !JOINS.has(kind)
  if (isClause || children.length === 0) {
    into.push(node)
    return
  }
  const isFirstOnly =
    verdict === 'met' ? kind === 'any' || kind === 'anyMember' : verdict === 'unmet' && kind === 'allMembers'
  for (const child of children) {
    if (kind !== 'not' && child.verdict !== verdict) continue
    gather(child, into)
    if (isFirstOnly) return
  }
}

const JOINS: ReadonlySet<ConditionKind> = new Set(['all', 'any', 'allMembers', 'anyMember', 'not'])

/** Every leaf of a trace, in the order of the rule. */
export const leavesOf = (node: TraceNode): readonly TraceNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf)
