import type { FactId, FactScalar } from '../../facts/model'
import { RuleError } from '../compile'
import type { PlainHousehold } from '../frame'
import { layoutOf, memberRow, type Column, type ColumnChunk, type Layout, type Scale } from './model'

/** Above this many slices a dictionary of the chunk's own values is shorter. */
const MOST_WHOLE_BITS = 30

/** Values of one fact while a chunk is gathered. */
class Gathered {
  readonly rows: number[] = []
  readonly values: FactScalar[] = []

  add(row: number, value: FactScalar): void {
    this.rows.push(row)
    this.values.push(value)
  }
}

/** Takes households one at a time and encodes them as a chunk. Build one a chunk, so that memory stays bounded. */
export class ChunkBuilder {
  private readonly sizes: number[] = []
  private readonly household = new Map<FactId, Gathered>()
  private readonly members: Map<FactId, Gathered>[] = []

  /** `facts`: only these are kept (those the rules read); default all. */
  constructor(
    private readonly area: string,
    private readonly facts?: ReadonlySet<FactId>,
  ) {}

  get households(): number {
    return this.sizes.length
  }

  add({ household, members }: PlainHousehold): void {
    const row = this.sizes.length
    this.sizes.push(members.length)
    this.gather(this.household, row, household)
    members.forEach((facts, member) => this.gather((this.members[member] ??= new Map()), row, facts))
  }

  /** The chunk of all households added. Throws RuleError for a value no rule could compare (NaN, mixed types). */
  finish(): ColumnChunk {
    const order = Uint32Array.from(this.sizes.keys()).sort((a, b) => this.sizeOf(b) - this.sizeOf(a) || a - b)
    const layout = layoutOf(Array.from(order, (household) => this.sizeOf(household)))
    const rowOf = new Uint32Array(order.length)
    order.forEach((household, row) => (rowOf[household] = row))
    const household = new Map<FactId, Column>()
    for (const [id, { rows, values }] of this.household)
      household.set(
        id,
        encodeColumn(
          id,
          layout.householdWords,
          rows.map((row) => rowOf[row] ?? 0),
          values,
        ),
      )
    return { area: this.area, layout, order, household, member: this.memberColumns(layout, rowOf) }
  }

  private sizeOf(household: number): number {
    return this.sizes[household] ?? 0
  }

  private memberColumns(layout: Layout, rowOf: Uint32Array): ReadonlyMap<FactId, Column> {
    const rows = new Map<FactId, number[]>()
    const values = new Map<FactId, FactScalar[]>()
    this.members.forEach((facts, member) => {
      for (const [id, gathered] of facts) {
        const at = rows.get(id) ?? []
        const known = values.get(id) ?? []
        gathered.rows.forEach((household) => at.push(memberRow(layout, rowOf[household] ?? 0, member)))
        gathered.values.forEach((value) => known.push(value))
        rows.set(id, at)
        values.set(id, known)
      }
    })
    return new Map([...rows].map(([id, at]) => [id, encodeColumn(id, layout.memberWords, at, values.get(id) ?? [])]))
  }

  private gather(into: Map<FactId, Gathered>, row: number, facts: Readonly<Record<FactId, FactScalar>>): void {
    for (const id in facts) {
      const value = facts[id]
      if (value === undefined || (this.facts && !this.facts.has(id))) continue
      let gathered = into.get(id)
      if (!gathered) into.set(id, (gathered = new Gathered()))
      gathered.add(row, value)
    }
  }
}

/** One column from the rows where the fact is known and the values there. */
export const encodeColumn = (
  factId: FactId,
  words: number,
  rows: ArrayLike<number>,
  values: readonly FactScalar[],
): Column => {
  const { scale, bits, codeOf } = scaleFor(factId, values)
  const known = new Int32Array(words)
  const slices = new Int32Array(bits * words)
  for (let i = 0; i < values.length; i += 1) {
    const row = rows[i] ?? 0
    const word = row >>> 5
    const bit = 1 << (row & 31)
    known[word] = (known[word] ?? 0) | bit
    let code = codeOf(values[i] as FactScalar)
    for (let at = word; code > 0; at += words, code >>>= 1) if (code & 1) slices[at] = (slices[at] ?? 0) | bit
  }
  return { factId, scale, bits, words, known, slices }
}

const bitsFor = (largest: number): number => 32 - Math.clz32(largest)

interface Chosen {
  scale: Scale
  bits: number
  codeOf: (value: FactScalar) => number
}

const scaleFor = (factId: FactId, values: readonly FactScalar[]): Chosen => {
  if (values.every((value) => typeof value === 'boolean'))
    return { scale: { kind: 'boolean' }, bits: 1, codeOf: (value) => (value === true ? 1 : 0) }
  if (values.every((value) => typeof value === 'string')) return wordScale(values)
  if (values.every((value) => Array.isArray(value))) return { scale: { kind: 'lists' }, bits: 0, codeOf: () => 0 }
  if (!values.every((value) => typeof value === 'number' && !Number.isNaN(value)))
    throw new RuleError(`values of ${factId} are of several types, or no numbers`)
  return numberScale(values as readonly number[])
}

const numberScale = (values: readonly number[]): Chosen => {
  let [least, greatest, whole] = [Infinity, -Infinity, true]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
    if (!Number.isSafeInteger(value)) whole = false
  }
  const range = greatest - least
  const wholeBits = whole && range < 2 ** MOST_WHOLE_BITS ? bitsFor(range) : Infinity
  // A dictionary costs eight bytes a distinct value: taken where whole numbers do not do.
  if (wholeBits <= MOST_WHOLE_BITS) {
    const base = least + 0
    return { scale: { kind: 'whole', base }, bits: wholeBits, codeOf: (value) => (value as number) - base }
  }
  const distinct = Float64Array.from(new Set(values)).sort()
  const place = new Map<number, number>()
  distinct.forEach((value, code) => place.set(value, code))
  return {
    scale: { kind: 'numbers', values: distinct },
    bits: bitsFor(distinct.length - 1),
    codeOf: (value) => place.get(value as number) ?? 0,
  }
}

const wordScale = (values: readonly FactScalar[]): Chosen => {
  const distinct = [...new Set(values as readonly string[])].sort((a, b) => (a < b ? -1 : 1))
  const place = new Map(distinct.map((word, code) => [word, code]))
  return {
    scale: { kind: 'words', values: distinct },
    bits: bitsFor(distinct.length - 1),
    codeOf: (value) => place.get(value as string) ?? 0,
  }
}

/** The value a column holds at a row; `undefined` where it is not known. */
export const valueAt = ({ scale, known, slices, bits, words }: Column, row: number): FactScalar | undefined => {
  const word = row >>> 5
  if ((((known[word] ?? 0) >>> (row & 31)) & 1) === 0) return undefined
  let code = 0
  for (let bit = 0; bit < bits; bit += 1) code |= (((slices[bit * words + word] ?? 0) >>> (row & 31)) & 1) << bit
  switch (scale.kind) {
    case 'boolean':
      return code === 1
    case 'whole':
      return scale.base + code
    case 'lists':
      return []
    default:
      return scale.values[code]
  }
}

/** Households in chunks of at most `size`, encoded as they come; all of one area. */
export function* encodeHouseholds(
  households: Iterable<PlainHousehold>,
  area: string,
  size = 4096,
  facts?: ReadonlySet<FactId>,
): Generator<ColumnChunk> {
  let builder = new ChunkBuilder(area, facts)
  for (const household of households) {
    builder.add(household)
    if (builder.households < size) continue
    yield builder.finish()
    builder = new ChunkBuilder(area, facts)
  }
  if (builder.households > 0) yield builder.finish()
}
