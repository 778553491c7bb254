import type { FactId, FactScalar } from '../../facts/model'
import type { PlainHousehold } from '../frame'
import { Gathered } from './gather'
import { layoutOf, type Column, type ColumnChunk, type Layout, type Scale } from './model'

/** From this many slices on a dictionary of the chunk's own values is used. */
const MOST_WHOLE_BITS = 30

/** Takes households one at a time and encodes them as a chunk. Build one a chunk, so that memory stays bounded. */
export class ChunkBuilder {
  private readonly sizes: number[] = []
  private readonly household = new Map<FactId, Gathered>()
  private readonly member = new Map<FactId, Gathered>()

  /** `facts`: only these are kept (those the rules read); default all. */
  constructor(
    private readonly area: string,
    private readonly facts?: ReadonlySet<FactId>,
  ) {}

  get households(): number {
    return this.sizes.length
  }

  /** Throws RuleError for values that no rule could compare (not a number, several types of one fact). */
  add({ household, members }: PlainHousehold): void {
    const place = this.sizes.length
    this.gather(this.household, place, 0, household)
    for (let member = 0; member < members.length; member += 1)
      this.gather(this.member, place, member, members[member] ?? {})
    this.sizes.push(members.length)
  }

  /** The chunk of all households added. */
  finish(): ColumnChunk {
    const sizes = Uint16Array.from(this.sizes)
    const size = (household: number): number => sizes[household] as number
    const order = Uint32Array.from(sizes.keys()).sort((a, b) => size(b) - size(a) || a - b)
    const layout = layoutOf(order.map(size))
    const rowOf = new Uint32Array(order.length)
    order.forEach((household, row) => (rowOf[household] = row))
    const columns = (from: ReadonlyMap<FactId, Gathered>, on: keyof typeof START): ReadonlyMap<FactId, Column> =>
      new Map([...from].map(([id, gathered]) => [id, encodeColumn(gathered, START[on](layout), rowOf)]))
    return {
      area: this.area,
      layout,
      order,
      household: columns(this.household, 'household'),
      member: columns(this.member, 'member'),
    }
  }

  private gather(
    into: Map<FactId, Gathered>,
    household: number,
    member: number,
    facts: Readonly<Record<FactId, FactScalar>>,
  ): void {
    for (const id in facts) {
      const value = facts[id]
      if (value === undefined || (this.facts && !this.facts.has(id))) continue
      let gathered = into.get(id)
      if (!gathered) into.set(id, (gathered = new Gathered(id)))
      gathered.add(household, member, value)
    }
  }
}

/** Where the run of each member starts, and how many words a plane has. */
const START = {
  household: ({ householdWords }: Layout) => ({ words: householdWords, runs: [0] }),
  member: ({ memberWords, runStart }: Layout) => ({ words: memberWords, runs: runStart }),
}

const encodeColumn = (
  gathered: Gathered,
  { words, runs }: { words: number; runs: readonly number[] },
  rowOf: Uint32Array,
): Column => {
  const { households, members, numbers, length, factId } = gathered
  const { scale, bits, codes } = scaleFor(gathered)
  const known = new Int32Array(words)
  const slices = new Int32Array(bits * words)
  for (let i = 0; i < length; i += 1) {
    const row = rowOf[households[i] as number] as number
    const word = (runs[members[i] as number] as number) + (row >>> 5)
    const bit = 1 << (row & 31)
    known[word] = (known[word] as number) | bit
    let code = codes ? (codes[i] as number) : (numbers[i] as number)
    for (let at = word; code > 0; at += words, code >>>= 1) if (code & 1) slices[at] = (slices[at] as number) | bit
  }
  return { factId, scale, bits, words, known, slices }
}

const bitsFor = (largest: number): number => 32 - Math.clz32(largest)

interface Chosen {
  scale: Scale
  bits: number
  /** The code of each value; absent where the numbers are the codes. */
  codes?: Int32Array
}

const scaleFor = (gathered: Gathered): Chosen => {
  switch (gathered.kind) {
    case 'boolean':
      return { scale: { kind: 'boolean' }, bits: 1 }
    case 'string':
      return wordScale(gathered)
    case 'number':
      return numberScale(gathered.numbers.subarray(0, gathered.length))
    default:
      return { scale: { kind: 'lists' }, bits: 0 }
  }
}

const numberScale = (values: Float64Array): Chosen => {
  let [least, greatest, whole] = [Infinity, -Infinity, true]
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number
    if (value < least) least = value
    if (value > greatest) greatest = value
    if (!Number.isSafeInteger(value)) whole = false
  }
  const range = greatest - least
  if (whole && range < 2 ** MOST_WHOLE_BITS)
    return {
      scale: { kind: 'whole', base: least + 0 },
      bits: bitsFor(range),
      codes: Int32Array.from(values, (v) => v - least),
    }
  const distinct = Float64Array.from(new Set(values)).sort()
  const place = new Map<number, number>()
  distinct.forEach((value, code) => place.set(value, code))
  const codes = Int32Array.from(values, (value) => place.get(value) ?? 0)
  return { scale: { kind: 'numbers', values: distinct }, bits: bitsFor(distinct.length - 1), codes }
}

const wordScale = ({ words, numbers, length }: Gathered): Chosen => {
  const sorted = [...words].sort((a, b) => (a < b ? -1 : 1))
  const place = new Map(sorted.map((word, code) => [word, code]))
  const codeOf = Int32Array.from(words.map((word) => place.get(word) ?? 0))
  const codes = Int32Array.from(numbers.subarray(0, length), (seen) => codeOf[seen] ?? 0)
  return { scale: { kind: 'words', values: sorted }, bits: bitsFor(sorted.length - 1), codes }
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
