import { findFact } from '../facts/vocabulary'
import { planDifference, type DifferencePlan } from '../rules/columns/differ'
import { planColumns, type PlanGround } from '../rules/columns/plan'
import type { ColumnPlan, ColumnRule } from '../rules/columns/plan-model'
import { factsIn } from '../rules/compile'
import type { ParameterId } from '../rules/parameters'
import type { Catalogue } from './catalogue'

type Parameters = ReadonlyMap<ParameterId, { value: number }>

const DECEASED = 'person.deceased'

/** The policies of a catalogue as rules over columns, in the catalogue's order. */
export const columnRules = ({ policies }: Pick<Catalogue, 'policies'>): readonly ColumnRule[] =>
  policies.map(({ id, eligibility, unit }) => ({
    id,
    condition: eligibility,
    unit,
    ...(unit === 'person' && !factsIn(eligibility).includes(DECEASED) ? { endsWith: DECEASED } : {}),
  }))

export const columnGround = (catalogue: Pick<Catalogue, 'parameters'>, parameters: Parameters): PlanGround => {
  const units = new Map(catalogue.parameters.map((parameter) => [parameter.id, parameter.unitZh]))
  return { names: { fact: findFact, parameterUnit: (id) => units.get(id) }, parameters }
}

/**
 * Plans a whole catalogue for columns. Parameters are those of one day and area: make one plan for each area whose
 * parameters differ and run it over that area's chunks.
 */
export const planCatalogue = (
  catalogue: Pick<Catalogue, 'policies' | 'parameters'>,
  parameters: Parameters,
): ColumnPlan => planColumns(columnRules(catalogue), columnGround(catalogue, parameters))

/** A catalogue with the parameters of one day and area. */
export interface CatalogueInForce {
  catalogue: Pick<Catalogue, 'policies' | 'parameters'>
  parameters: Parameters
}

/** Plans what another version of catalogue or parameters would change; what is the same in both is evaluated once. */
export const planCatalogueChange = (before: CatalogueInForce, after: CatalogueInForce): DifferencePlan => {
  const side = ({ catalogue, parameters }: CatalogueInForce) => ({
    rules: columnRules(catalogue),
    ground: columnGround(catalogue, parameters),
  })
  return planDifference(side(before), side(after))
}
