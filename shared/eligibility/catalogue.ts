import type { Parameter } from '../rules/parameters'
import { CATALOGUE_HASH, PARAMETER_FILES, POLICY_FILES } from './catalogue.generated'
import categoryList from './catalogue/categories.json'
import scopeList from './catalogue/consent-scopes.json'
import needList from './catalogue/needs.json'
import type { Policy, PolicyId } from './model'

/** Policies and dated parameters, addressed by the hash of their content. */
export interface Catalogue {
  hash: string
  policies: readonly Policy[]
  parameters: readonly Parameter[]
}

/** The catalogue that ships with the product; tests/shared/eligibility lints every file of it. */
export const CATALOGUE: Catalogue = {
  hash: CATALOGUE_HASH,
  policies: POLICY_FILES as readonly Policy[],
  parameters: PARAMETER_FILES.flat() as readonly Parameter[],
}

const byId: ReadonlyMap<PolicyId, Policy> = new Map(CATALOGUE.policies.map((policy) => [policy.id, policy]))

export const findPolicy = (id: PolicyId): Policy | undefined => byId.get(id)

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
