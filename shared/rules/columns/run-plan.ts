import type { FactId } from '../../facts/model'
import { compare } from '../compare'
import { MET, UNMET } from '../model'
import { codeTest, compareSlices } from './compare-slices'
import { valueAt } from './encode'
import { joinAll, joinAny, reduceAll, reduceAny, spread } from './join-planes'
import { countMembers } from './count-members'
import type { Column, ColumnChunk, Plane } from './model'
import type { ColumnPlan, PlanNode, Scope } from './plan-model'

/**
 * The planes of every node over one chunk: `met` = it holds, `open` = it holds or may hold (met or unknown). Unknown is
 * `open & ~met`. Bits beyond the rows of a run say nothing. Overwritten by the next run.
 */
export interface NodePlanes {
  met: readonly Plane[]
  open: readonly Plane[]
}

/** Runs a plan chunk after chunk in planes that are allocated once. */
export class PlanRun {
  private readonly met: Plane[] = []
  private readonly open: Plane[] = []

  constructor(private readonly plan: ColumnPlan) {}

  run(chunk: ColumnChunk): NodePlanes {
    const { met, open } = this
    const { layout } = chunk
    this.plan.nodes.forEach((node, index) => {
      const words = node.scope === 'member' ? layout.memberWords : layout.householdWords
      if ((met[index]?.length ?? -1) < words) {
        met[index] = new Int32Array(words)
        open[index] = new Int32Array(words)
      }
      this.fill(node, chunk, words, met[index] as Plane, open[index] as Plane)
    })
    return { met, open }
  }

  private fill(node: PlanNode, chunk: ColumnChunk, words: number, met: Plane, open: Plane): void {
    const { layout } = chunk
    switch (node.kind) {
      case 'unknown':
        met.fill(0, 0, words)
        open.fill(-1, 0, words)
        return
      case 'leaf': {
        const column = columnOf(chunk, node.scope, node.factId)
        if (!column) return this.fill({ kind: 'unknown', scope: node.scope }, chunk, words, met, open)
        const test = codeTest(column, node.op, node.value)
        if (test) return compareSlices(column, test, met, open)
        const expected = node.value as Parameters<typeof compare>[2]
        return fillRows(chunk, node.scope, words, (read) => compare(read(node.factId), node.op, expected), met, open)
      }
      case 'computed':
        return fillRows(chunk, node.scope, words, node.run, met, open)
      case 'all':
      case 'any': {
        const join = node.kind === 'all' ? joinAll : joinAny
        join(this.pick(this.met, node.parts), met, words)
        return join(this.pick(this.open, node.parts), open, words)
      }
      case 'not':
        for (let w = 0, m = this.met[node.part] as Plane, o = this.open[node.part] as Plane; w < words; w += 1) {
          met[w] = ~(o[w] as number)
          open[w] = ~(m[w] as number)
        }
        return
      case 'notKnownTrue':
        for (let w = 0, m = this.met[node.part] as Plane; w < words; w += 1) met[w] = open[w] = ~(m[w] as number)
        return
      case 'anyMember':
      case 'allMembers': {
        const reduce = node.kind === 'anyMember' ? reduceAny : reduceAll
        reduce(this.met[node.part] as Plane, layout, met)
        return reduce(this.open[node.part] as Plane, layout, open)
      }
      case 'countMembers':
        return countMembers(this.met[node.part] as Plane, this.open[node.part] as Plane, node, layout, met, open)
      case 'spread':
        spread(this.met[node.part] as Plane, layout, met)
        return spread(this.open[node.part] as Plane, layout, open)
    }
  }

  private pick(planes: readonly Plane[], parts: readonly number[]): Plane[] {
    return parts.map((part) => planes[part] as Plane)
  }
}

const columnOf = (chunk: ColumnChunk, scope: Scope, factId: FactId): Column | undefined =>
  (scope === 'member' ? chunk.member : chunk.household).get(factId)

/** Row by row, for what slices cannot compare: computed values, and comparisons across types. */
const fillRows = (
  chunk: ColumnChunk,
  scope: Scope,
  words: number,
  run: (read: (factId: FactId) => ReturnType<typeof valueAt>) => 0 | 1 | 2,
  met: Plane,
  open: Plane,
): void => {
  met.fill(0, 0, words)
  open.fill(0, 0, words)
  const { layout } = chunk
  const runs = scope === 'member' ? layout.runRows : [layout.households]
  runs.forEach((rows, member) => {
    const start = scope === 'member' ? (layout.runStart[member] ?? 0) * 32 : 0
    for (let row = 0; row < rows; row += 1) {
      const verdict = run((factId) => {
        const own = scope === 'member' ? chunk.member.get(factId) : undefined
        const column = own ?? chunk.household.get(factId)
        return column && valueAt(column, own ? start + row : row)
      })
      const [word, bit] = [(start + row) >>> 5, 1 << (row & 31)]
      if (verdict === MET) met[word] = (met[word] ?? 0) | bit
      if (verdict !== UNMET) open[word] = (open[word] ?? 0) | bit
    }
  })
}
