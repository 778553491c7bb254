import { Engine } from 'json-rules-engine'
import type { Fact } from '@shared/facts/model'
import { layoutOf, wordsFor, type Column, type ColumnChunk } from '@shared/rules/columns/model'
import { planColumns } from '@shared/rules/columns/plan'
import { PlanRun } from '@shared/rules/columns/run-plan'
import type { Op } from '@shared/rules/model'

/** Kinds of events; of each the sum, the count and the largest of a year is compared with a threshold: twelve rules. */
const KINDS = 4
const MEASURES = ['sum', 'count', 'largest'] as const
const YEAR = 365
const LOOK_BACK = 400

/** Events of households in the order in which they happened. */
export interface Events {
  households: number
  household: Uint32Array
  kind: Uint8Array
  day: Uint16Array
  /** Yuan. */
  amount: Int32Array
}

export interface Threshold {
  factId: string
  kind: number
  measure: (typeof MEASURES)[number]
  op: Op
  value: number
}

/** The rules as data: `{ fact, op, value }` each. */
export const THRESHOLDS: readonly Threshold[] = Array.from({ length: KINDS }, (_, kind) =>
  MEASURES.map((measure) => ({
    factId: `bench.${measure}${kind}`,
    kind,
    measure,
    op: 'gt' as const,
    value: measure === 'count' ? 3 : measure === 'sum' ? 50_000 : 30_000,
  })),
).flat()

const dice = (seed: number) => () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8

/** Four events a household, drawn with a seed. */
export const drawEvents = (households: number): Events => {
  const [next, count] = [dice(7), households * 4]
  const events = {
    households,
    household: new Uint32Array(count),
    kind: new Uint8Array(count),
    day: new Uint16Array(count),
    amount: new Int32Array(count),
  }
  for (let i = 0; i < count; i += 1) {
    events.household[i] = next() % households
    events.kind[i] = next() % KINDS
    events.day[i] = next() % LOOK_BACK
    events.amount[i] = next() % 40_000
  }
  return events
}

/** What is kept on write: one array a rule. */
export const aggregate = ({ households, household, kind, day, amount }: Events): Int32Array[] => {
  const kept = THRESHOLDS.map(() => new Int32Array(households))
  for (let i = 0; i < household.length; i += 1) {
    if ((day[i] as number) > YEAR) continue
    const [h, at] = [household[i] as number, (kind[i] as number) * MEASURES.length]
    const [sum, count, largest] = [kept[at], kept[at + 1], kept[at + 2]] as [Int32Array, Int32Array, Int32Array]
    const value = amount[i] as number
    sum[h] = (sum[h] as number) + value
    count[h] = (count[h] as number) + 1
    if (value > (largest[h] as number)) largest[h] = value
  }
  return kept
}

/** Numbers of every row as the bit slices that rules are run over: 32 rows turned at a time. */
const columnOf = (factId: string, values: Int32Array): Column => {
  const words = wordsFor(values.length)
  let all = 0
  for (const value of values) all |= value
  const bits = 32 - Math.clz32(all)
  const slices = new Int32Array(bits * words)
  const square = new Int32Array(32)
  for (let word = 0; word < words; word += 1) {
    const rows = Math.min(32, values.length - word * 32)
    square.fill(0)
    for (let row = 0; row < rows; row += 1) square[row] = values[word * 32 + row] as number
    turn(square)
    for (let bit = 0; bit < bits; bit += 1) slices[bit * words + word] = square[bit] as number
  }
  return { factId, scale: { kind: 'whole', base: 0 }, bits, words, known: new Int32Array(words).fill(-1), slices }
}

/** Transposes 32 × 32 bits in place: row r, bit b becomes row b, bit r. */
const turn = (square: Int32Array): void => {
  for (let half = 16, mask = 0x0000ffff; half !== 0; half >>= 1, mask ^= mask << half) {
    for (let k = 0; k < 32; k = ((k | half) + 1) & ~half) {
      const [low, high] = [square[k] as number, square[k | half] as number]
      const swap = ((low >>> half) ^ high) & mask
      square[k] = low ^ (swap << half)
      square[k | half] = high ^ swap
    }
  }
}

export const chunkOf = (kept: readonly Int32Array[], households: number): ColumnChunk => ({
  area: '339921',
  layout: layoutOf(new Uint8Array(households)),
  order: new Uint32Array(0),
  household: new Map(THRESHOLDS.map(({ factId }, at) => [factId, columnOf(factId, kept[at] as Int32Array)])),
  member: new Map(),
})

const numberFact = (id: string) => ({ id, type: 'integer', subject: 'household' }) as unknown as Fact

/** The product's evaluator over columns. */
export const planThresholds = () => {
  const rules = THRESHOLDS.map(({ factId, op, value }) => ({
    id: factId,
    condition: { fact: factId, op, value },
    unit: 'household' as const,
  }))
  const ground = { names: { fact: numberFact, parameterUnit: () => undefined }, parameters: new Map() }
  const plan = planColumns(rules, ground)
  return { plan, run: new PlanRun(plan) }
}

const bitsIn = (planes: Int32Array, words: number): number => {
  let count = 0
  for (let w = 0; w < words; w += 1) {
    let bits = planes[w] as number
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

/** How many households each rule holds for. */
export const runPlan = ({ plan, run }: ReturnType<typeof planThresholds>, chunk: ColumnChunk): number => {
  const { met } = run.run(chunk)
  return plan.rules.reduce((sum, { node }) => sum + bitsIn(met[node] as Int32Array, chunk.layout.householdWords), 0)
}

/** Rival: twelve hand-written comparisons over the arrays kept on write. */
export const runTypedArrays = (kept: readonly Int32Array[]): number => {
  let met = 0
  THRESHOLDS.forEach(({ value }, at) => {
    for (const each of kept[at] as Int32Array) if (each > value) met += 1
  })
  return met
}

type Row = Record<string, number>

/** Rival: an object a household with its events, summed and compared the plain way. */
export const plainObjects = ({ households, household, kind, day, amount }: Events) => {
  const rows = Array.from({ length: households }, () => [] as { kind: number; day: number; amount: number }[])
  household.forEach((h, i) =>
    rows[h]?.push({ kind: kind[i] as number, day: day[i] as number, amount: amount[i] as number }),
  )
  return rows
}

const aggregatesOf = (events: readonly { kind: number; day: number; amount: number }[]): Row => {
  const row: Row = {}
  for (const { factId } of THRESHOLDS) row[factId] = 0
  for (const { kind, day, amount } of events) {
    if (day > YEAR) continue
    const [sum, count, largest] = [`bench.sum${kind}`, `bench.count${kind}`, `bench.largest${kind}`]
    row[sum] = (row[sum] ?? 0) + amount
    row[count] = (row[count] ?? 0) + 1
    row[largest] = Math.max(row[largest] ?? 0, amount)
  }
  return row
}

export const runObjects = (rows: ReturnType<typeof plainObjects>): number => {
  let met = 0
  for (const events of rows) {
    const row = aggregatesOf(events)
    for (const { factId, value } of THRESHOLDS) if ((row[factId] ?? 0) > value) met += 1
  }
  return met
}

/** Rival: json-rules-engine, the aggregates given to it. */
export const runRulesEngine = async (rows: ReturnType<typeof plainObjects>): Promise<number> => {
  const engine = new Engine(
    THRESHOLDS.map(({ factId, value }) => ({
      conditions: { all: [{ fact: factId, operator: 'greaterThan', value }] },
      event: { type: factId },
    })),
  )
  let met = 0
  for (const events of rows) met += (await engine.run(aggregatesOf(events))).events.length
  return met
}
