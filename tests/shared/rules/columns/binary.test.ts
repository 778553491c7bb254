import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { planCatalogue } from '@shared/eligibility/county-screen'
import { chunkFromBytes, chunkToBytes } from '@shared/rules/columns/binary'
import { ChunkBuilder, valueAt } from '@shared/rules/columns/encode'
import { memberRow, type ColumnChunk } from '@shared/rules/columns/model'
import { verdictsOfChunk } from '@shared/rules/columns/verdicts'
import type { PlainHousehold } from '@shared/rules/frame'
import { parametersInForce } from '@shared/rules/parameters'
import { randomHousehold } from '../../eligibility/random-households'
import { AREA, AS_OF, inside } from './a-county'

const chunkOf = (households: readonly PlainHousehold[]): ColumnChunk => {
  const builder = new ChunkBuilder(AREA)
  households.forEach((household) => builder.add(household))
  return builder.finish()
}

/** Every household as the columns hold it, in the order it was added. */
const valuesIn = ({ layout, order, household, member }: ColumnChunk): PlainHousehold[] => {
  const result: PlainHousehold[] = []
  const holder = (columns: ColumnChunk['household'], at: number) =>
    Object.fromEntries(
      [...columns].flatMap(([id, column]) => [[id, valueAt(column, at)] as const]).filter(([, v]) => v !== undefined),
    )
  order.forEach((place, row) => {
    const size = layout.runRows.filter((rows) => rows > row).length
    const members = Array.from({ length: size }, (_, m) => holder(member, memberRow(layout, row, m)))
    result[place] = { household: holder(household, row), members } as PlainHousehold
  })
  return result
}

const odd: PlainHousehold[] = [
  {
    household: { 'household.a': 0.1, 'household.b': -5, 'household.c': '2026-11-23' },
    members: [{ 'person.n': 2 ** 52 }],
  },
  { household: { 'household.a': -1e-9, 'household.b': 7, 'household.c': '青嶂镇' }, members: [] },
  { household: { 'household.a': 1e300, 'household.b': 0 }, members: [{ 'person.n': -3 }, { 'person.n': 0 }, {}] },
]

describe('columns as bytes', () => {
  it('holds every value exactly, from negative amounts to words and the finest fractions', () => {
    expect(valuesIn(chunkOf(odd))).toEqual(odd)
    expect(valuesIn(chunkFromBytes(chunkToBytes(chunkOf(odd))))).toEqual(odd)
  })

  it('comes back the same from bytes that lie at any place of a larger buffer', () => {
    fc.assert(
      fc.property(fc.array(randomHousehold, { maxLength: 40 }), fc.nat({ max: 9 }), (inputs, offset) => {
        const chunk = chunkOf(inputs.map(inside))
        const bytes = chunkToBytes(chunk)
        const larger = new Uint8Array(bytes.length + offset)
        larger.set(bytes, offset)
        expect(chunkFromBytes(larger.subarray(offset))).toEqual(chunk)
      }),
      { numRuns: 25 },
    )
  })

  it('refuses what is damaged, cut short or of another version', () => {
    const bytes = chunkToBytes(chunkOf(odd))
    const changed = bytes.slice()
    changed[bytes.length - 9] = 255 - (bytes[bytes.length - 9] ?? 0)
    expect(() => chunkFromBytes(changed)).toThrow('damaged')
    expect(() => chunkFromBytes(bytes.slice(0, bytes.length - 8))).toThrow('cut short')
    expect(() => chunkFromBytes(new Uint8Array(5))).toThrow('cut short')
    const older = bytes.slice()
    older[0] = 0
    expect(() => chunkFromBytes(older)).toThrow('another version')
  })

  it('puts three hundred households with every fact of the catalogue into one segment of 200 KB', () => {
    const households = fc.sample(randomHousehold, { numRuns: 300, seed: 9 }).map(inside)
    const bytes = chunkToBytes(chunkOf(households))
    expect(bytes.length).toBeLessThan(200 * 1024)
    const plan = planCatalogue(CATALOGUE, parametersInForce(CATALOGUE.parameters, AS_OF, AREA))
    expect(verdictsOfChunk(plan, chunkFromBytes(bytes))).toEqual(verdictsOfChunk(plan, chunkOf(households)))
  })

  it('will not encode what no rule could compare', () => {
    expect(() => chunkOf([{ household: { 'household.a': Number.NaN }, members: [] }])).toThrow('household.a')
    const mixed = [1, 'one'].map((value) => ({ household: { 'household.a': value }, members: [] }))
    expect(() => chunkOf(mixed)).toThrow('several types')
  })
})
