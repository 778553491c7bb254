import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue } from '@shared/eligibility/compile'
import { amountForResidentZh, amountZh } from '@shared/eligibility/amount-words'
import type { Policy } from '@shared/eligibility/model'
import type { Amount } from '@shared/rules/amount-model'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import { parametersInForce } from '@shared/rules/parameters'

const base = CATALOGUE.policies.find((policy) => policy.id === 'dibao') as Policy

/** The amount for a family of the given facts (money in fen), under the county's sample parameters. */
const amountOf = (amount: Amount, facts: Partial<PlainHousehold>, policy: Partial<Policy> = {}) => {
  const catalogue = compileCatalogue({ ...CATALOGUE, policies: [{ ...base, ...policy, amount }] })
  const parameters = parametersInForce(CATALOGUE.parameters, '2026-11-23', '339921')
  const frame = frameOf(catalogue.book.layout, { household: {}, members: [{}], ...facts }, parameters)
  return catalogue.policies[0]?.amountOf(frame, 0)
}
const shipped = (id: string, facts: Partial<PlainHousehold>) => {
  const policy = CATALOGUE.policies.find((each) => each.id === id) as Policy
  const result = amountOf(policy.amount, facts, policy)
  return { result, words: amountZh(policy, result), forResident: amountForResidentZh(policy, result, false) }
}

describe('amounts with their arithmetic', () => {
  it('a top-up is standard × members − total, never from a rounded figure per head', () => {
    const { result } = shipped('dibao', {
      household: {
        'household.size': 3,
        'household.incomeTotalMonthly': 260_000,
        'household.incomePerCapitaMonthly': 86_667,
      },
    })
    expect(result).toMatchObject({ type: 'topUp', fen: 94_000, steps: ['1180×3−2600=940'], missing: [] })
  })

  it('where only the figure per head is known, says so in the arithmetic', () => {
    const { result, forResident } = shipped('dibao', {
      household: { 'household.size': 3, 'household.incomePerCapitaMonthly': 86_666 },
    })
    expect(result).toMatchObject({ fen: 94_002, steps: ['(1180−866.66)×3=940.02'] })
    expect(forResident).toBeUndefined()
  })

  it('a top-up never falls below its floor', () => {
    const facts = { household: { 'household.size': 1, 'household.incomeTotalMonthly': 200_000 } }
    expect(shipped('dibao', facts).result).toMatchObject({ fen: 0, steps: ['1180×1−2000=-820', '不足0的按0算'] })
  })

  it('names what is missing instead of guessing', () => {
    expect(shipped('dibao', {}).result).toMatchObject({ missing: ['household.size'] })
    expect(shipped('dibao', { household: { 'household.size': 2 } }).result).toMatchObject({
      missing: ['household.incomePerCapitaMonthly'],
    })
    expect(shipped('dibao', {}).result?.fen).toBeUndefined()
  })

  it('a percentage takes the deductible off, applies the rate and stops at the cap', () => {
    const burden = (fen: number) =>
      shipped('medical-aid-illness-poverty', { members: [{ 'person.aidEligibleInpatientCost': fen }] }).result
    expect(burden(7_000_000)).toMatchObject({ fen: 3_336_000, steps: ['(70000−14400)×0.6=33360'] })
    expect(burden(20_000_000)).toMatchObject({ fen: 10_000_000, steps: ['(200000−14400)×0.6=111360', '不超过100000'] })
    expect(burden(1_440_000)).toMatchObject({ fen: 0 })
  })

  it('tiers are read in order, and an open tier leaves the amount open between its ends', () => {
    const age = (value?: number) =>
      shipped('old-age-allowance', { members: [value === undefined ? {} : { 'person.age': value }] })
    expect(age(80).words).toBe('每月60元')
    expect(age(90).words).toBe('每月150元')
    expect(age().result).toMatchObject({ type: 'range', minFen: 6_000, maxFen: 15_000, missing: ['person.age'] })
    expect(age().words).toBe('每月60元到150元')
  })

  it('rounds once, at the end', () => {
    const third: Amount = { type: 'flat', amount: { divide: [{ param: 'standard.dibao' }, 7] }, per: 'household' }
    expect(amountOf(third, {})?.fen).toBe(16_857)
  })

  it.each([
    ['temp-relief-first-aid', {}, '300元到2,000元'],
    ['temp-relief-emergency', { household: { 'household.size': 3 } }, '1,000元到21,240元'],
    ['free-electricity', {}, '居民生活用电15千瓦时/月'],
    ['visit-care-service', {}, '上门或电话探访，了解生活、健康、居住安全，4次/月'],
    ['college-national-grant', {}, '每年2,500元到5,000元'],
    ['student-loan', { members: [{ 'person.educationStage': 'college' }] }, '每年最多贷20,000元'],
    ['disability-living-allowance', {}, '每月354元'],
    ['rental-subsidy', { household: { 'household.size': 2, 'household.housingAreaPerCapita': 8.5 } }, '每月368元'],
    ['house-safety-check', {}, '住房安全等级鉴定，1次'],
  ] as const)('%s with %j reads %p', (id, facts, words) => expect(shipped(id, facts).words).toBe(words))

  it('every policy has an amount that can be said or names what is missing', () => {
    for (const policy of CATALOGUE.policies) {
      const { result, words } = shipped(policy.id, { household: { 'household.size': 3 } })
      expect([policy.id, result === undefined || words !== undefined || result.missing.length > 0]).toEqual([
        policy.id,
        true,
      ])
    }
  })
})
