import { FACTS } from '../facts/vocabulary'
import { CATALOGUE, CATEGORIES } from './catalogue'
import { lintCatalogue, type CatalogueProblem } from './lint-catalogue'

export interface CatalogueReport {
  policies: number
  categories: number
  facts: number
  parameters: number
  hash: string
  problems: readonly CatalogueProblem[]
}

/** What `koumen catalogue check` prints of eligibility: how much there is and everything that is wrong with it. */
export const catalogueReport = (): CatalogueReport => ({
  policies: CATALOGUE.policies.length,
  categories: CATEGORIES.length,
  facts: FACTS.length,
  parameters: CATALOGUE.parameters.length,
  hash: CATALOGUE.hash,
  problems: lintCatalogue(
    CATALOGUE.policies.map((content) => ({ file: `policies/${content.id}.json`, content })),
    [{ file: 'parameters', content: [...CATALOGUE.parameters] }],
  ),
})
