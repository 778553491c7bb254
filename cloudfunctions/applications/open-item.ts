import type { Application } from '@shared/applications/model'
import { ENDED } from '@shared/applications/lifecycle'
import type { PolicyTerms } from '@shared/applications/terms'
import { KoumenError } from '@shared/kernel/errors'
import type { Tx } from '../runtime'

/** One live item per household, policy and person: its `_id`, so that two people opening at once meet. */
export const liveKey = (householdId: string, policyId: string, personId: string | null): string =>
  `${householdId}:${policyId}:${personId ?? '-'}`

/** Claims the live key inside the transaction, or says CONFLICT when a live item holds it. */
export const claimLiveKey = async (tx: Tx, key: string, applicationId: string): Promise<void> => {
  const held = await tx.applicationKeys.get(key)
  if (held) {
    const holder = await tx.applications.get(held.applicationId)
    if (holder && !ENDED.includes(holder.status) && holder._id !== applicationId) {
      throw new KoumenError('CONFLICT', `这户的${holder.titleZh}已经在办，请打开原来那一件。`)
    }
  }
  await tx.applicationKeys.put({ _id: key, applicationId })
}

type Given = Pick<
  Application,
  'householdId' | 'areaCode' | 'personId' | 'requestId' | 'warningId' | 'staffRelative'
> & {
  policyToldAt: string | null
  account: Application['account']
}

/** A new item in state `requested`, from the policy's terms or, for case-by-case help, from its agreed title. */
export const newItem = (
  given: Given,
  what: { policyId: string; terms: PolicyTerms } | { titleZh: string },
  history: Application['history'],
): Omit<Application, '_id' | 'schemaVersion' | 'version' | 'createdAt' | 'updatedAt'> => ({
  ...given,
  kind: 'policyId' in what ? 'policy' : 'caseByCase',
  policyId: 'policyId' in what ? what.policyId : null,
  titleZh: 'policyId' in what ? what.terms.titleZh : what.titleZh,
  departmentId: 'policyId' in what ? what.terms.departmentId : 'township',
  deciderLevel: 'policyId' in what ? what.terms.deciderLevel : 'township',
  status: 'requested',
  clock: null,
  proposal: null,
  decision: null,
  basis: null,
  referral: null,
  deliveredAt: null,
  history,
})
