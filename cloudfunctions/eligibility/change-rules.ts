import { CATALOGUE } from '@shared/eligibility/catalogue'
import { departmentsOf } from '@shared/eligibility/change-permissions'
import type { CompiledCatalogue } from '@shared/eligibility/compile'
import { rulesOn } from '@shared/eligibility/overlay'
import type { RuleChange, RuleEdit } from '@shared/eligibility/rule-change'
import type { LocalDate } from '@shared/kernel/dates'
import { KoumenError, type FieldProblem } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { rulesInForce, type RulesInForce } from '../runtime/records/rules-in-force'

/** The first day on which every edit counts, today at the earliest. */
export const dayCompared = (edits: readonly RuleEdit[], today: LocalDate): LocalDate =>
  [today, ...edits.map(({ from }) => from)].sort().at(-1) ?? today

export interface ChangeRules {
  /** In force on the day compared, without the change. */
  before: CompiledCatalogue
  after: CompiledCatalogue
  basis: RuleChange['basis']
  departments: readonly (string | undefined)[]
}

/** The rules with and without some edits, on the day compared. */
export const rulesAround = (rules: RulesInForce, edits: readonly RuleEdit[], on: LocalDate): ChangeRules => {
  const before = rulesOn(CATALOGUE, rules.edits, on)
  return {
    before,
    after: rulesOn(CATALOGUE, [...rules.edits, ...edits], on),
    basis: { overlayHash: rules.overlayHash, catalogueHash: before.hash, asOf: on },
    departments: departmentsOf(edits, before),
  }
}

/** Problems of new edits, checked behind `standing` approved ones, by their own place. */
export const behind = (standing: number, problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.map(({ path, messageZh }) => {
    const [, index = '0', ...rest] = path.split('.')
    return { path: ['edits', Number(index) - standing, ...rest].join('.'), messageZh }
  })

export const loadChange = async (ctx: Context, changeId: string): Promise<Doc<'ruleChanges'>> => {
  const change = await ctx.store.ruleChanges.get(changeId)
  if (!change) throw new KoumenError('NOT_FOUND', '没有这项改动，请从列表里选。')
  return change
}

/** A change with the rules of its county as they stand now, and whether these are still those it was previewed on. */
export const changeWithRules = async (ctx: Context, change: Doc<'ruleChanges'>) => {
  const rules = await rulesInForce(ctx, change.areaCode)
  const around = rulesAround(rules, change.edits, change.basis.asOf)
  const { overlayHash, catalogueHash } = around.basis
  const basisMoved = overlayHash !== change.basis.overlayHash || catalogueHash !== change.basis.catalogueHash
  return { rules, ...around, basisMoved }
}
