import type { DeciderLevel } from '../access/roles'
import { basisZh } from '../eligibility/explain'
import type { Policy } from '../eligibility/model'
import { findDepartment } from '../facts/vocabulary'

/** What a policy says of the way from request to decision. */
export interface PolicyTerms {
  titleZh: string
  departmentId: string
  deciderLevel: DeciderLevel
  clock: { limitWorkingDays: number; basisZh: string } | null
  /** Income and assets are checked: every adult signs an authorization first. Urgent help never waits for it. */
  needsEconomicVerification: boolean
  documents: { nameZh: string; byDataSharing: boolean }[]
  basisZh: string
}

/** Scopes of a time limit, the more local first: a province's clock goes before the national one. */
const SCOPES_OF_AREA: readonly { prefix: string; scopes: readonly string[] }[] = [
  { prefix: '33', scopes: ['zhejiang', 'national'] },
  { prefix: '', scopes: ['national'] },
]

const clockOf = ({ timeLimit }: Policy, areaCode: string): PolicyTerms['clock'] => {
  const scopes = SCOPES_OF_AREA.find(({ prefix }) => areaCode.startsWith(prefix))?.scopes ?? []
  for (const scope of scopes) {
    const limit = timeLimit.byScope?.find((one) => one.scope === scope)
    if (limit?.workingDays) return { limitWorkingDays: limit.workingDays, basisZh: limit.basisZh }
  }
  if (timeLimit.workingDays) return { limitWorkingDays: timeLimit.workingDays, basisZh: timeLimit.noteZh ?? '法定期限' }
  if (!timeLimit.countyCommitmentWorkingDays) return null
  return { limitWorkingDays: timeLimit.countyCommitmentWorkingDays, basisZh: '县里承诺的期限' }
}

/** A school decides about its own students; here the item is only referred and its answer recorded. */
const deciderOf = (policy: Policy): DeciderLevel =>
  policy.deciderLevel === 'school' ? 'countyDepartment' : policy.deciderLevel

/** `policy` as the county has it (`policyIn`): a county may set its own clock, documents and department. */
export const termsOf = (policy: Policy | undefined, areaCode: string): PolicyTerms | null => {
  if (!policy) return null
  return {
    titleZh: policy.titleZh,
    departmentId: policy.department,
    deciderLevel: deciderOf(policy),
    clock: clockOf(policy, areaCode),
    needsEconomicVerification: !policy.urgent && policy.consentScopes.includes('income-asset-check'),
    documents: policy.requiredDocuments.map((document) => ({
      nameZh: document.nameZh,
      byDataSharing: document.obtainableByDataSharing,
    })),
    basisZh: basisZh(policy.basis),
  }
}

export const departmentZh = (departmentId: string): string => findDepartment(departmentId)?.nameZh ?? departmentId
