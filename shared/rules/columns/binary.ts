import { z } from 'zod'
import { RuleError } from '../compile'
import { layoutOf, type Column, type ColumnChunk, type Scale } from './model'

/**
 * A chunk as bytes, to be stored as a segment:
 *
 *   int32  magic `KMC` + format version   int32  bytes of the heading   int32  checksum of all that follows
 *   heading: JSON in ASCII (area, sizes by run, columns)                … to the next 8 bytes
 *   uint32 × households: order                                          … to the next 8 bytes
 *   per column: float64 × dictionary, int32 × words known, int32 × bits × words slices   … to the next 8 bytes
 *
 * Little-endian, as every machine this runs on. Lists keep only that they are known: a segment is derived data.
 */
const MAGIC = 0x4b_4d_43_01
const HEADER = 12

const Heading = z.strictObject({
  area: z.string(),
  households: z.int().min(0),
  /** How many households have a k-th member. */
  runs: z.array(z.int().min(1)),
  columns: z.array(
    z.strictObject({
      factId: z.string(),
      on: z.enum(['household', 'member']),
      kind: z.enum(['boolean', 'whole', 'numbers', 'words', 'lists']),
      bits: z.int().min(0).max(31),
      base: z.number().optional(),
      count: z.int().optional(),
      words: z.array(z.string()).optional(),
    }),
  ),
})
type Heading = z.infer<typeof Heading>

export const chunkToBytes = ({ area, layout, order, household, member }: ColumnChunk): Uint8Array => {
  const columns = [
    ...[...household.values()].map((column) => ({ on: 'household' as const, column })),
    ...[...member.values()].map((column) => ({ on: 'member' as const, column })),
  ]
  const heading = asciiJson({
    area,
    households: layout.households,
    runs: [...layout.runRows],
    columns: columns.map(({ on, column: { factId, bits, scale } }) => ({ factId, on, bits, ...headingOf(scale) })),
  } satisfies Heading)
  const parts: ArrayBufferView[] = [order]
  for (const { column } of columns) {
    if (column.scale.kind === 'numbers') parts.push(column.scale.values)
    parts.push(column.known, column.slices)
  }
  const total = parts.reduce((sum, part) => aligned(sum) + part.byteLength, HEADER + heading.length)
  const bytes = new Uint8Array(aligned(total))
  bytes.set(heading, HEADER)
  parts.reduce((at, part) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), aligned(at))
    return aligned(at) + part.byteLength
  }, HEADER + heading.length)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, MAGIC, true)
  view.setInt32(4, heading.length, true)
  view.setInt32(8, checksum(bytes), true)
  return bytes
}

/** Reads a stored segment. Throws RuleError when it is damaged, cut short or of another version. */
export const chunkFromBytes = (stored: Uint8Array): ColumnChunk => {
  if (stored.length < HEADER) throw new RuleError('a segment is cut short')
  const bytes = new Uint8Array(stored)
  const view = new DataView(bytes.buffer)
  if (view.getInt32(0, true) !== MAGIC) throw new RuleError('a segment of another version')
  if (view.getInt32(8, true) !== checksum(bytes)) throw new RuleError('a segment is damaged or cut short')
  const length = view.getInt32(4, true)
  const { area, households, runs, columns } = readHeading(bytes.subarray(HEADER, HEADER + length))
  const layout = layoutOf(sizesOf(households, runs))
  let at = HEADER + length
  const take = (elements: number, width: number): number => {
    const from = aligned(at)
    at = from + elements * width
    if (at > bytes.length) throw new RuleError('a segment is cut short')
    return from
  }
  const order = new Uint32Array(bytes.buffer, take(households, 4), households)
  const on = { household: new Map<string, Column>(), member: new Map<string, Column>() }
  for (const column of columns) {
    const { factId, bits } = column
    const words = column.on === 'member' ? layout.memberWords : layout.householdWords
    const count = column.kind === 'numbers' ? (column.count ?? 0) : 0
    const values = column.kind === 'numbers' && new Float64Array(bytes.buffer, take(count, 8), count)
    const known = new Int32Array(bytes.buffer, take(words, 4), words)
    const slices = new Int32Array(bytes.buffer, take(words * bits, 4), words * bits)
    on[column.on].set(factId, { factId, scale: scaleOf(column, values || undefined), bits, words, known, slices })
  }
  return { area, layout, order, household: on.household, member: on.member }
}

const aligned = (offset: number): number => (offset + 7) & ~7

const headingOf = (scale: Scale): Pick<Heading['columns'][number], 'kind' | 'base' | 'count' | 'words'> => {
  if (scale.kind === 'whole') return { kind: scale.kind, base: scale.base }
  if (scale.kind === 'numbers') return { kind: scale.kind, count: scale.values.length }
  if (scale.kind === 'words') return { kind: scale.kind, words: [...scale.values] }
  return { kind: scale.kind }
}

const scaleOf = ({ kind, base, words }: Heading['columns'][number], values?: Float64Array): Scale => {
  switch (kind) {
    case 'whole':
      return { kind, base: base ?? 0 }
    case 'numbers':
      return { kind, values: values ?? new Float64Array() }
    case 'words':
      return { kind, values: words ?? [] }
    default:
      return { kind }
  }
}

/** Sizes in descending order, from how many households reach each place. */
const sizesOf = (households: number, runs: readonly number[]): number[] => {
  const sizes = new Array<number>(households).fill(0)
  for (const rows of runs) for (let row = 0; row < rows; row += 1) sizes[row] = (sizes[row] ?? 0) + 1
  return sizes
}

const asciiJson = (value: unknown): Uint8Array => {
  const text = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

const readHeading = (bytes: Uint8Array): Heading => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  try {
    const heading = Heading.parse(JSON.parse(text))
    if (heading.runs.some((rows, run) => rows > (run === 0 ? heading.households : (heading.runs[run - 1] ?? 0))))
      throw new RuleError('runs of members do not descend')
    return heading
  } catch (error) {
    throw new RuleError(`a segment has no proper heading: ${String(error)}`)
  }
}

/** FNV-1a over the words after the header: finds damage, is no defence against forgery. */
const checksum = (bytes: Uint8Array): number => {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + HEADER, (bytes.length - HEADER) >>> 2)
  let hash = 0x811c9dc5 | bytes.length
  for (let w = 0; w < words.length; w += 1) hash = Math.imul(hash ^ (words[w] as number), 0x01000193)
  return hash | 0
}

/** Bytes a chunk takes in memory for its planes: what a bound on memory counts. */
export const planeBytes = (chunk: ColumnChunk): number =>
  [...chunk.household.values(), ...chunk.member.values()].reduce(
    (sum, { known, slices, scale }) =>
      sum + known.byteLength + slices.byteLength + (scale.kind === 'numbers' ? scale.values.byteLength : 0),
    0,
  )
