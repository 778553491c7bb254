import type { Parameter } from '../rules/parameters'
import { CATALOGUE_HASH, PARAMETER_FILES, POLICY_FILES } from './catalogue.generated'
import categoryList from './catalogue/categories.json'
import scopeList from './catalogue/consent-scopes.json'
import needList from './catalogue/needs.json'
import type { Policy, PolicyId } from './model'

/** Policies and dated parameters, addressed by the hash of their content. */
export interface Catalogue {
  hash: string
  /** One version of each policy. */
  policies: readonly Policy[]
  parameters: readonly Parameter[]
  /** Other versions of a policy that are dated (`<id>@<version>.json`). */
  otherVersions?: readonly Policy[]
  /** As they last stood, policies that are not offered any more. */
  ended?: readonly Policy[]
}

const files = POLICY_FILES as readonly Policy[]
const newest = new Map<PolicyId, Policy>()
for (const policy of files) if (policy.version > (newest.get(policy.id)?.version ?? 0)) newest.set(policy.id, policy)

/** The catalogue that ships with the product; tests/shared/eligibility lints every file of it. */
export const CATALOGUE: Catalogue = {
  hash: CATALOGUE_HASH,
  policies: [...newest.values()],
  parameters: PARAMETER_FILES.flat() as readonly Parameter[],
  otherVersions: files.filter((policy) => newest.get(policy.id) !== policy),
}

/** The newest version that ships. What a county has put in its place is known to `policyIn` (compile.ts) alone. */
export const findPolicy = (id: PolicyId): Policy | undefined => newest.get(id)

export interface Category {
  id: string
  titleZh: string
  titleEn: string
}
export const CATEGORIES: readonly Category[] = categoryList

export const categoryTitleZh = (id: string): string => CATEGORIES.find((category) => category.id === id)?.titleZh ?? id

/** What a consent to look something up covers (sensitivity as in 个人信息保护法第二十八条). */
export interface ConsentScope {
  id: string
  nameZh: string
  coversZh: string
  sensitivity: string
}
export const CONSENT_SCOPES: readonly ConsentScope[] = scopeList

/** The seven needs (助困、助医 …): which facts point to each and which policies to look at first. */
export interface Need {
  id: string
  titleZh: string
  titleEn: string
  descriptionZh: string
  triggerFacts: readonly string[]
  considerFirst: readonly PolicyId[]
  policies: readonly PolicyId[]
}
export const NEEDS: readonly Need[] = needList
