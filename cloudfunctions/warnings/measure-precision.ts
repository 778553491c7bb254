import { z } from 'zod'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { DEPARTMENTS } from '@shared/facts/vocabulary'
import { addDays } from '@shared/kernel/dates'
import { parametersInForce } from '@shared/rules/parameters'
import { allWarningRules } from '@shared/warnings/catalogue'
import type { warningsContract } from '@shared/warnings/contract'
import { WarningEvidence } from '@shared/warnings/model'
import { isHandled, precisionBy, precisionOf } from '@shared/warnings/precision'
import { proposeThresholds, thresholdsOf, type Outcome } from '@shared/warnings/precision-thresholds'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { raisedBetween } from './ledger-window'
import { ownWarnings } from './own-warnings'

/** Warnings one answer counts: 50 reads of a thousand, far inside the function's time. */
const MOST_COUNTED = 50_000
const DEFAULT_DAYS = 365
/** The office of the township handles what no department does. */
const TOWNSHIP = 'township'

const departmentZh = (key: string): string =>
  key === TOWNSHIP ? '乡镇（街道）' : (DEPARTMENTS.find(({ id }) => id === key)?.nameZh ?? key)

/** What the county's numbers propose; overlays of the county count as they are in force. */
const proposals = (ctx: Context, warnings: readonly Doc<'warnings'>[], areaCode: string) =>
  allWarningRules().flatMap((rule) => {
    if (thresholdsOf(rule.condition).length === 0) return []
    const outcomes = warnings.flatMap(({ ruleId, result, evidenceSealed }): Outcome[] =>
      ruleId === rule.id && result !== null && isHandled(result)
        ? [{ result, evidence: z.array(WarningEvidence).parse(ctx.openJson(evidenceSealed)) }]
        : [],
    )
    if (outcomes.length === 0) return []
    const parameters = [...CATALOGUE.parameters, ...rule.parameters]
    return proposeThresholds(rule, outcomes, parametersInForce(parameters, ctx.today, areaCode))
  })

/** How often warnings turned out true, of those raised in the window (a year when nothing is said). */
export const measurePrecision: Handler<typeof warningsContract.actions.precision> = async (ctx, input) => {
  const from = input.from ?? addDays(input.to ?? ctx.today, -DEFAULT_DAYS)
  const warnings: Doc<'warnings'>[] = []
  const query = {
    where: { ...ownWarnings(ctx, input.areaCode), ...raisedBetween({ ...input, from }) },
    order: { by: 'openedAt' as const, direction: 'desc' as const },
    limit: 1000,
  }
  let cut = false
  for await (const warning of ctx.store.warnings.iterate(query)) {
    if (warnings.length === MOST_COUNTED) {
      cut = true
      break
    }
    warnings.push(warning)
  }
  const townOf = ({ areaCode }: Doc<'warnings'>): string | null => (areaCode.length < 9 ? null : areaCode.slice(0, 9))
  const nameOf = await areaNames(
    ctx,
    warnings.flatMap((warning) => townOf(warning) ?? []),
  )
  return {
    total: precisionOf('all', '全部', warnings),
    byRule: precisionBy(
      warnings,
      ({ ruleId }) => ruleId,
      (id) => warnings.find(({ ruleId }) => ruleId === id)?.titleZh ?? id,
    ),
    byTown: precisionBy(warnings, townOf, nameOf),
    byDepartment: precisionBy(warnings, ({ departmentId }) => departmentId ?? TOWNSHIP, departmentZh),
    proposals: proposals(ctx, warnings, input.areaCode),
    cut,
  }
}
