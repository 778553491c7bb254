import fc from 'fast-check'
import { combine } from '@shared/eligibility/combine'
import { followUps, type FollowUp } from '@shared/eligibility/follow-up'
import type { Claim, Held } from '@shared/eligibility/combination-rules'
import type { FactSheet } from '@shared/facts/sheet'
import { aHousehold, poorFamily, screened, withoutSupport, type Values } from './a-household'

const opened = ({ opened: items }: FollowUp): string[] => items.map(({ result }) => result.policyId)

const after = (stored: FactSheet, held: readonly Held[] = [], grants?: readonly Claim[]): FollowUp[] => {
  const { sheet, screening } = screened(stored)
  const together = combine({ sheet, screening, held }).items.flatMap(({ standing, result }) =>
    standing === 'together' ? [result] : [],
  )
  return followUps({ stored, registers: {}, screening, held, grants: grants ?? together })
}

const pupil: Values = { 'person.educationStage': 'senior', 'person.isTekun': false, 'person.hukouInCounty': true }
const family = poorFamily(3, { 'household.usesOneMeter': true })

describe('what a grant opens', () => {
  it('dibao that a family meets opens the tuition waiver of its pupil and the free electricity', () => {
    const [dibao] = after(aHousehold(family, { lin: { 'person.isTekun': false }, hao: pupil }))
    expect(dibao?.granted.map(({ policyId }) => policyId)).toEqual(['dibao'])
    expect(opened(dibao!)).toEqual(expect.arrayContaining(['senior-high-tuition-waiver', 'free-electricity']))
    expect(dibao?.opened.find(({ result }) => result.policyId === 'senior-high-tuition-waiver')?.result.personId).toBe(
      'hao',
    )
  })

  it('dibao in progress opens the same, whatever the screening knows of dibao itself', () => {
    const stored = aHousehold({ 'household.usesOneMeter': true, 'household.hukouInCounty': true }, { hao: pupil })
    const held: Held[] = [{ policyId: 'dibao', personId: null, state: 'inProgress' }]
    const [dibao] = after(stored, held, held)
    expect(opened(dibao!)).toEqual(expect.arrayContaining(['senior-high-tuition-waiver', 'free-electricity']))
  })

  it('never opens what the grant itself rules out', () => {
    const stored = aHousehold(family, { lin: { 'person.isTekun': false, 'person.disabilityGrade': 1 }, hao: pupil })
    for (const one of after(stored, [], [{ policyId: 'dibao', personId: null }]))
      expect(opened(one)).not.toEqual(expect.arrayContaining(['dibao-edge-recognition']))
  })

  it('a tekun grant concerns that person: the allowances for disability close, the care opens', () => {
    const gong = withoutSupport({ 'person.disabilityGrade': 1, 'person.elderlyCareGrade': 'total' })
    const stored = aHousehold({}, { gong, other: {} })
    const found = after(stored, [], [{ policyId: 'tekun-support', personId: 'gong' }])
    const items = found.flatMap((one) => one.opened)
    expect(items.map(({ result }) => result.policyId)).toContain('tekun-care')
    expect(items.every(({ result }) => result.personId === null || result.personId === 'gong')).toBe(true)
  })

  it('goes two grants deep and no deeper, and leaves the sheet as it was', () => {
    const stored = aHousehold(family, { lin: { 'person.isTekun': false, 'person.disabilityGrade': 1 }, hao: pupil })
    const before = JSON.stringify(stored)
    fc.assert(
      fc.property(fc.subarray(['dibao', 'dibao-edge-recognition', 'rigid-expenditure-recognition']), (ids) => {
        const grants = ids.map((policyId) => ({ policyId, personId: null }))
        for (const { granted, opened: items } of after(stored, [], grants)) {
          expect(granted.length).toBeLessThanOrEqual(2)
          expect(items.length).toBeGreaterThan(0)
        }
      }),
    )
    expect(JSON.stringify(stored)).toBe(before)
  })

  it('a policy that grants nothing opens nothing', () => {
    expect(after(aHousehold(family, { hao: pupil }), [], [{ policyId: 'old-age-allowance', personId: 'hao' }])).toEqual(
      [],
    )
  })
})
