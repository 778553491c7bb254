import { findPolicy } from '@shared/eligibility/catalogue'
import { departmentsOf, isReadBy } from '@shared/eligibility/change-permissions'
import { shippedCatalogue } from '@shared/eligibility/compile'
import type { Policy } from '@shared/eligibility/model'
import type { RuleEdit } from '@shared/eligibility/rule-change'

describe('who reads a line of the worklist', () => {
  const illness = findPolicy('critical-illness-tilt')

  test('a department reads its own, and of other departments all but what tells of an illness', () => {
    expect(isReadBy('civil-affairs', illness)).toBe(false)
    expect(isReadBy('medical-insurance', illness)).toBe(true)
    expect(isReadBy('civil-affairs', findPolicy('price-linkage-subsidy'))).toBe(true)
  })

  test('the dispatcher and the townships, who survey, read all of it', () =>
    expect(isReadBy(undefined, illness)).toBe(true))
})

describe('whose matter a new rule is', () => {
  const asks = (fact: string): RuleEdit => ({
    kind: 'policy',
    policy: {
      ...(findPolicy('gas-fee-relief') as Policy),
      version: 9,
      eligibility: { anyMember: { fact, op: 'eq', value: true } },
    },
    from: '2027-01-01',
    sourceZh: '青燃〔2026〕1号',
  })

  test('a department that looks at something sensitive which none of its policies looks at needs the dispatcher', () =>
    expect(departmentsOf([asks('person.majorIllness')], shippedCatalogue())).toContain(undefined))

  test('what is not sensitive it may look at', () =>
    expect(departmentsOf([asks('person.residesInCounty')], shippedCatalogue())).not.toContain(undefined))
})
