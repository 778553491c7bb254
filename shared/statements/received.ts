import type { Facts, FactSheet } from '../facts/sheet'
import { formatYuan } from '../kernel/money'

/** What departments pay by their own registers, and the fact that holds this month's amount. */
const AMOUNT_FACTS: Readonly<Record<string, string>> = {
  dibao: 'benefit.dibaoMonthly',
  'tekun-support': 'benefit.tekunMonthly',
  'old-age-allowance': 'benefit.elderAllowanceMonthly',
  'elderly-care-subsidy': 'benefit.elderCareMonthly',
  'disability-living-allowance': 'benefit.disabilityLivingMonthly',
  'disability-care-allowance': 'benefit.disabilityCareMonthly',
}

export interface Received {
  policyId: string
  personId: string | null
  amountZh: string | null
}

const policiesIn = (facts: Facts): readonly string[] => {
  const value = facts['benefit.received']?.value
  return Array.isArray(value) ? (value as readonly string[]) : []
}

const amountOf = (policyId: string, ...holders: readonly Facts[]): string | null => {
  const factId = AMOUNT_FACTS[policyId]
  const value = factId && holders.map((facts) => facts[factId]?.value).find((one) => typeof one === 'number')
  return typeof value === 'number' ? `每月${formatYuan(value)}` : null
}

/** The benefits the registers list for a household, each once; a household's own benefit is not repeated for its members. */
export const receivedOf = (sheet: FactSheet): Received[] => {
  const ofHousehold = policiesIn(sheet.household)
  const household = ofHousehold.map((policyId) => ({
    policyId,
    personId: null,
    amountZh: amountOf(policyId, sheet.household),
  }))
  const members = sheet.members.flatMap((member) =>
    policiesIn(member.facts)
      .filter((policyId) => !ofHousehold.includes(policyId))
      .map((policyId) => ({
        policyId,
        personId: member.personId,
        amountZh: amountOf(policyId, member.facts, sheet.household),
      })),
  )
  return [...household, ...members]
}
