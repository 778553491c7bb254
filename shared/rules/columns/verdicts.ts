import type { Kleene } from '../model'
import { bitAt, lastWordMask, memberRow, wordsFor, type ColumnChunk, type Layout, type Plane } from './model'
import type { ColumnPlan } from './plan-model'
import { PlanRun } from './run-plan'

/** The verdicts of one rule over one chunk, two planes. */
export interface VerdictPlanes {
  unit: 'household' | 'person'
  met: Plane
  unknown: Plane
}

/** The verdicts of every rule of a plan, in the order of its rules. */
export interface ChunkVerdicts {
  layout: Layout
  order: Uint32Array
  rules: readonly VerdictPlanes[]
}

/** Copies of the verdict planes: bits beyond the rows are 0. */
export const verdictsOfChunk = (plan: ColumnPlan, chunk: ColumnChunk, run = new PlanRun(plan)): ChunkVerdicts => {
  const { layout, order } = chunk
  const { met, open } = run.run(chunk)
  const rules = plan.rules.map(({ rule: { unit }, node }): VerdictPlanes => {
    const words = unit === 'person' ? layout.memberWords : layout.householdWords
    const is = (met[node] as Plane).slice(0, words)
    const unknown = new Int32Array(words)
    const may = open[node] as Plane
    for (let w = 0; w < words; w += 1) unknown[w] = (may[w] as number) & ~(is[w] as number)
    clearBeyond(unit, layout, is)
    clearBeyond(unit, layout, unknown)
    return { unit, met: is, unknown }
  })
  return { layout, order, rules }
}

/** Clears the bits of the last word of each run that stand for no row. */
export const clearBeyond = (unit: 'household' | 'person', layout: Layout, plane: Plane): void => {
  const clear = (start: number, rows: number): void => {
    const last = start + wordsFor(rows) - 1
    if (rows > 0) plane[last] = (plane[last] as number) & lastWordMask(rows)
  }
  if (unit === 'household') clear(0, layout.households)
  else layout.runRows.forEach((rows, run) => clear(layout.runStart[run] as number, rows))
}

/** The verdict at one row (`row` counts households in the chunk's own order; `order[row]` is the place it came from). */
export const verdictAt = ({ layout, rules }: ChunkVerdicts, rule: number, row: number, member = 0): Kleene => {
  const planes = rules[rule]
  if (!planes) return 1
  const at = planes.unit === 'person' ? memberRow(layout, row, member) : row
  return bitAt(planes.met, at) ? 2 : bitAt(planes.unknown, at) ? 1 : 0
}

/** How many subjects a rule has with each verdict. */
export const countVerdicts = (
  { layout, rules }: ChunkVerdicts,
  rule: number,
): Record<'met' | 'unknown' | 'unmet', number> => {
  const planes = rules[rule]
  if (!planes) return { met: 0, unknown: 0, unmet: 0 }
  const [met, unknown] = [bitsSet(planes.met), bitsSet(planes.unknown)]
  const subjects = planes.unit === 'person' ? layout.members : layout.households
  return { met, unknown, unmet: subjects - met - unknown }
}

const bitsSet = (plane: Plane): number => {
  let count = 0
  for (let w = 0; w < plane.length; w += 1) {
    let bits = plane[w] as number
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
