import { findPolicy } from '@shared/eligibility/catalogue'
import { shortTitleZh } from '@shared/requests/ask-about'

/** A policy as it was named at the door; its id where the catalogue no longer has it. */
export const policyTitleZh = (policyId: string): string =>
  shortTitleZh(policyId, findPolicy(policyId)?.titleZh ?? policyId)
