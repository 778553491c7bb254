import type { Kleene } from '../model'
import { clearBeyond } from './verdicts'
import { bitAt, memberRow, type ColumnChunk, type Layout, type Plane } from './model'
import { ColumnPlanner, type PlanGround } from './plan'
import type { ColumnPlan, ColumnRule } from './plan-model'
import { prunePlan } from './prune-plan'
import { PlanRun, type NodePlanes } from './run-plan'

/** Rules with what they are planned for: one side of a comparison. */
export interface RuleSet {
  rules: readonly ColumnRule[]
  ground: PlanGround
}

/**
 * Two sets of rules in one plan: whatever they have in common is evaluated once, and rules that are the same in both are
 * not evaluated at all.
 */
export interface DifferencePlan {
  /** `plan.facts` is all that a chunk must hold. */
  plan: ColumnPlan
  /** Rules that could give another verdict; `before` and `after` are nodes, absent where a side has no such rule. */
  pairs: readonly { ruleId: string; unit: ColumnRule['unit']; before?: number; after?: number }[]
}

/** A subject whose verdict differs. A side that has no such rule counts as unmet. */
export interface DifferingVerdict {
  ruleId: string
  /** Place of the household in the chunk, in the order it was added. */
  household: number
  /** Place of the member; absent for a rule on households. */
  member?: number
  before: Kleene
  after: Kleene
}

export const planDifference = (before: RuleSet, after: RuleSet): DifferencePlan => {
  const planner = new ColumnPlanner()
  planner.add(before.rules, before.ground)
  planner.add(after.rules, after.ground)
  const whole = planner.plan()
  const pairs = new Map<string, DifferencePlan['pairs'][number]>()
  whole.rules.forEach(({ rule: { id, unit }, node }, index) => {
    const key = `${unit}:${id}`
    const side = index < before.rules.length ? { before: node } : { after: node }
    pairs.set(key, { ruleId: id, unit, ...pairs.get(key), ...side })
  })
  const differing = [...pairs.values()].filter((pair) => pair.before !== pair.after)
  const sides = differing.flatMap((pair) => [pair.before, pair.after]).filter((node) => node !== undefined)
  const { plan, numberOf } = prunePlan(whole, sides)
  const anew = (node: number | undefined) => (node === undefined ? undefined : numberOf(node))
  return { plan, pairs: differing.map((pair) => ({ ...pair, before: anew(pair.before), after: anew(pair.after) })) }
}

/** Every subject of a chunk whose verdict differs, rule by rule. Call it chunk by chunk; keep `run` between calls. */
export const differingVerdicts = (
  { plan, pairs }: DifferencePlan,
  chunk: ColumnChunk,
  run = new PlanRun(plan),
): readonly DifferingVerdict[] => {
  if (pairs.length === 0) return []
  const planes = run.run(chunk)
  const { layout, order } = chunk
  const found: DifferingVerdict[] = []
  for (const { ruleId, unit, before, after } of pairs) {
    const differs = differing(planes, unit, layout, before, after)
    const each = (row: number, member?: number): void => {
      const at = member === undefined ? row : memberRow(layout, row, member)
      const household = order[row] ?? 0
      const verdicts = { before: kleeneAt(planes, before, at), after: kleeneAt(planes, after, at) }
      found.push({ ruleId, household, ...(member === undefined ? {} : { member }), ...verdicts })
    }
    if (unit === 'household') forEachBit(differs, 0, layout.householdWords, (row) => each(row))
    else
      layout.runStart.forEach((start, member) =>
        forEachBit(differs, start, layout.runStart[member + 1] ?? layout.memberWords, (row) => each(row, member)),
      )
  }
  return found
}

const differing = (
  { met, open }: NodePlanes,
  unit: ColumnRule['unit'],
  layout: Layout,
  before: number | undefined,
  after: number | undefined,
): Plane => {
  const words = unit === 'person' ? layout.memberWords : layout.householdWords
  const nothing = new Int32Array(words)
  const of = (planes: readonly Plane[], node?: number): Plane =>
    node === undefined ? nothing : (planes[node] as Plane)
  const [m1, m2, o1, o2] = [of(met, before), of(met, after), of(open, before), of(open, after)]
  const differs = new Int32Array(words)
  for (let w = 0; w < words; w += 1)
    differs[w] = ((m1[w] as number) ^ (m2[w] as number)) | ((o1[w] as number) ^ (o2[w] as number))
  clearBeyond(unit, layout, differs)
  return differs
}

const kleeneAt = ({ met, open }: NodePlanes, node: number | undefined, at: number): Kleene => {
  if (node === undefined) return 0
  return bitAt(met[node] as Plane, at) ? 2 : bitAt(open[node] as Plane, at) ? 1 : 0
}

const forEachBit = (plane: Plane, from: number, to: number, visit: (row: number) => void): void => {
  for (let w = from; w < to; w += 1)
    for (let bits = plane[w] as number; bits !== 0; bits &= bits - 1)
      visit((w - from) * 32 + 31 - Math.clz32(bits & -bits))
}
