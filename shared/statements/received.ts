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
  'orphan-basic-living': 'benefit.childLivingMonthly',
  'defacto-child-living': 'benefit.childLivingMonthly',
  'rental-subsidy': 'benefit.rentSubsidyMonthly',
}

export interface Received {
  policyId: string
  personId: string | null
  amountZh: string | null
  /** The same in fen, a month. */
  fen: number | undefined
}

const policiesIn = (facts: Facts): readonly string[] => {
  const value = facts['benefit.received']?.value
  return Array.isArray(value) ? (value as readonly string[]) : []
}

const amountOf = (policyId: string, ...holders: readonly Facts[]): Pick<Received, 'amountZh' | 'fen'> => {
  const factId = AMOUNT_FACTS[policyId]
  const value = factId && holders.map((facts) => facts[factId]?.value).find((one) => typeof one === 'number')
  return typeof value === 'number'
    ? { amountZh: `每月${formatYuan(value)}`, fen: value }
    : { amountZh: null, fen: undefined }
}

/** The benefits the registers list for a household, each once; a household's own benefit is not repeated for its members. */
export const receivedOf = (sheet: FactSheet): Received[] => {
  const ofHousehold = policiesIn(sheet.household)
  const household = ofHousehold.map((policyId) => ({
    policyId,
    personId: null,
    ...amountOf(policyId, sheet.household),
  }))
  const members = sheet.members.flatMap((member) =>
    policiesIn(member.facts)
      .filter((policyId) => !ofHousehold.includes(policyId))
      .map((policyId) => ({
        policyId,
        personId: member.personId,
        ...amountOf(policyId, member.facts, sheet.household),
      })),
  )
  return [...household, ...members]
}
