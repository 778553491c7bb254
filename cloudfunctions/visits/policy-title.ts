import { policyIn, type CompiledCatalogue } from '@shared/eligibility/compile'
import { shortTitleZh } from '@shared/requests/ask-about'

/** A policy as it was named at the door; its id where the catalogue no longer has it. */
export const policyTitleZh = (catalogue: CompiledCatalogue, policyId: string): string =>
  shortTitleZh(policyId, policyIn(catalogue, policyId)?.titleZh ?? policyId)
