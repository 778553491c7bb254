import fc from 'fast-check'
import { keepRow, keepRows, sameRows } from '@shared/feeds/keep-rows'
import type { KeptRow } from '@shared/feeds/model'

const anyRow: fc.Arbitrary<KeptRow> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  personId: fc.constantFrom(null, 'p0', 'p1'),
  on: fc.constantFrom('2026-10-01', '2026-11-01'),
  dataOn: fc.constantFrom('2026-10-20', '2026-11-20'),
  endedOn: fc.constantFrom(null, null, '2026-11-20'),
  batchId: fc.constantFrom('b1', 'b2'),
  values: fc.dictionary(fc.constantFrom('x', 'y'), fc.oneof(fc.nat(1), fc.array(fc.constant('z'), { maxLength: 1 }))),
})

describe('keeping many rows at once', () => {
  it('gives what keeping them one by one gives', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), fc.array(anyRow, { maxLength: 12 }), (rows, incoming) => {
        let one: readonly KeptRow[] = rows
        const changed = incoming.map((row) => {
          const result = keepRow(one, row)
          one = result.rows
          return result.changed
        })
        expect(keepRows(rows, incoming)).toEqual({ rows: one, changed })
      }),
      { numRuns: 1_000 },
    )
  })

  it('without restamping leaves a row that says nothing new where it last stood', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), fc.array(anyRow, { maxLength: 12 }), (rows, incoming) => {
        let one: readonly KeptRow[] = rows
        for (const row of incoming) {
          const result = keepRow(one, row)
          if (result.changed) one = result.rows
        }
        expect(keepRows(rows, incoming, false).rows).toEqual(one)
      }),
      { numRuns: 1_000 },
    )
  })

  it('leaves the very list where nothing of it changed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ key, personId }) => `${personId}/${key}` }), (rows) => {
        const again = keepRows(rows, structuredClone(rows))
        expect(again.rows).toBe(rows)
        expect(again.changed).not.toContain(true)
        expect(sameRows(rows, structuredClone(rows))).toBe(true)
      }),
    )
  })

  it('tells rows that say something else from rows that stand in another list', () => {
    const row: KeptRow = {
      key: 'a',
      personId: null,
      on: '2026-10-01',
      dataOn: '2026-10-20',
      endedOn: null,
      batchId: 'b1',
      values: { x: 1 },
    }
    expect(sameRows([row], [{ ...row, dataOn: '2026-11-20', batchId: 'b2' }])).toBe(true)
    expect(sameRows([row], [{ ...row, values: { x: 2 } }])).toBe(false)
    expect(sameRows([row], [{ ...row, endedOn: '2026-11-20' }])).toBe(false)
    expect(sameRows([row], [])).toBe(false)
  })
})
