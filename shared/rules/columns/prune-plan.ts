import type { FactId } from '../../facts/model'
import type { ColumnPlan, PlanNode } from './plan-model'

/** The nodes that others rest on. */
const partsOf = (node: PlanNode): readonly number[] => {
  if ('parts' in node) return node.parts
  return 'part' in node ? [node.part] : []
}

const renumbered = (node: PlanNode, numberOf: (old: number) => number): PlanNode => {
  if ('parts' in node) return { ...node, parts: node.parts.map(numberOf) }
  return 'part' in node ? { ...node, part: numberOf(node.part) } : node
}

/** Only what the wanted nodes rest on, numbered anew; of the facts only those still read. It has no rules. */
export const prunePlan = (
  { nodes }: ColumnPlan,
  wanted: Iterable<number>,
): { plan: ColumnPlan; numberOf: (old: number) => number } => {
  const kept = new Set<number>()
  const keep = (number: number): void => {
    const node = nodes[number]
    if (!node || kept.has(number)) return
    kept.add(number)
    partsOf(node).forEach(keep)
  }
  for (const number of wanted) keep(number)
  const old = [...kept].sort((a, b) => a - b)
  const places = new Map(old.map((number, place) => [number, place]))
  const numberOf = (number: number): number => places.get(number) ?? -1
  const facts = new Set<FactId>()
  const pruned = old.map((number) => renumbered(nodes[number] as PlanNode, numberOf))
  for (const node of pruned) {
    if (node.kind === 'leaf') facts.add(node.factId)
    if (node.kind === 'computed') node.facts.forEach((id) => facts.add(id))
  }
  return { plan: { nodes: pruned, rules: [], facts }, numberOf }
}
