import fc from 'fast-check'
import { deriveFacts } from '@shared/facts/derive'
import { FACTS } from '@shared/facts/vocabulary'
import { anySheet } from './any-sheet'
import { deriveFactsPlainly } from './derive-plainly'

const REGISTERS = [...new Set(FACTS.flatMap((fact) => fact.falseWhenAbsentFrom ?? []))]
const days = ['2026-11-23', '2026-12-31', '2027-01-01', '2027-02-28', '2028-02-29']

const anyRegisters = fc
  .tuple(fc.subarray(REGISTERS), fc.constantFrom(...days))
  .map(([ids, day]) => Object.fromEntries(ids.map((id, place) => [id, place % 3 === 0 ? '2026-10-01' : day])))

describe('deriving facts in a hurry', () => {
  it('gives the sheet that deriving plainly gives, to the order of its facts', () => {
    fc.assert(
      fc.property(anySheet, anyRegisters, fc.constantFrom(...days), (sheet, registers, asOf) => {
        const fast = deriveFacts(sheet, { asOf, registers })
        expect(JSON.stringify(fast)).toBe(JSON.stringify(deriveFactsPlainly(sheet, { asOf, registers })))
      }),
      { numRuns: 300 },
    )
  })

  it('leaves the sheet it was given as it was', () => {
    fc.assert(
      fc.property(anySheet, anyRegisters, (sheet, registers) => {
        const before = JSON.stringify(sheet)
        deriveFacts(sheet, { asOf: '2026-11-23', registers })
        expect(JSON.stringify(sheet)).toBe(before)
      }),
    )
  })
})
