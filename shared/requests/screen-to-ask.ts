import type { CompiledCatalogue } from '../eligibility/compile'
import { screen } from '../eligibility/screen'
import { deriveFacts } from '../facts/derive'
import { mergeFact, type Facts, type FactSheet } from '../facts/sheet'
import type { LocalDate } from '../kernel/dates'
import type { Verdict } from '../rules/model'
import { declaredFacts, policiesToAsk, TILE_POLICIES, type Askable } from './ask-about'
import type { NeedCode } from './need-tiles'

/** Of several members one that may hold it is enough: met before unknown before unmet. */
const best = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('met') ? 'met' : verdicts.includes('unknown') || verdicts.length === 0 ? 'unknown' : 'unmet'

/**
 * What is worth asking about, from the facts of a sheet alone. No register counts here: what departments hold is not
 * for somebody who has not been verified, nor for a worker at the door.
 */
export const screenToAsk = (
  needs: readonly NeedCode[],
  sheet: FactSheet,
  where: { asOf: LocalDate; area: string; catalogue: CompiledCatalogue },
): Askable[] => {
  const policyIds = needs.flatMap((code) => TILE_POLICIES[code])
  const derived = deriveFacts(sheet, { asOf: where.asOf, registers: {} })
  const { results } = screen({ sheet: derived, ...where, policyIds })
  return policiesToAsk(needs, (policyId) => {
    const policy = where.catalogue.byId.get(policyId)?.policy
    const verdicts = results.filter((result) => result.policyId === policyId).map((result) => result.verdict)
    return policy && { verdict: best(verdicts), titleZh: policy.titleZh }
  })
}

/** A sheet of what a person declared by tapping; one member of whom nothing is known. */
export const declaredSheet = (needs: readonly NeedCode[], asOf: LocalDate): FactSheet => ({
  householdId: 'declared',
  version: 0,
  household: Object.fromEntries(
    Object.entries(declaredFacts(needs)).map(([factId, value]) => [
      factId,
      mergeFact(undefined, { value, source: { kind: 'declared' }, asOf }),
    ]),
  ) satisfies Facts,
  members: [{ personId: 'declared', facts: {} }],
})
