import type { CompiledCatalogue } from '@shared/eligibility/compile'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { screen, type Screening } from '@shared/eligibility/screen'
import { deriveFacts } from '@shared/facts/derive'
import type { FactSheet } from '@shared/facts/sheet'
import type { Context } from '../context'
import type { Home } from './blocks'
import { readSheet } from './fact-sheet'
import { rulesInForce } from './rules-in-force'

/** Feeds of which a complete file is loaded, with its day: only these turn "not on the list" into "no". */
export const loadedRegisters = async (ctx: Pick<Context, 'store'>): Promise<Record<string, string>> => {
  const registers: Record<string, string> = {}
  for await (const arrival of ctx.store.feedArrivals.iterate()) {
    if (arrival.completeOn) registers[arrival._id] = arrival.completeOn
  }
  return registers
}

export interface ScreenedHousehold {
  /** With derived facts; for reading only. */
  sheet: FactSheet
  screening: Screening
  /** The sheet without derived facts, the registers it was derived with, and what the county approved for later days. */
  basis: { stored: FactSheet; registers: Record<string, string>; edits: readonly RuleEdit[] }
}

/** Sealed matters are screened for nobody's list: an abuser reads the list of the household too. */
const openPolicies = ({ policies }: CompiledCatalogue): string[] =>
  policies.flatMap(({ policy, isSealed }) => (isSealed ? [] : [policy.id]))

/** Screens a household on everything known of it today, by the rules of its county. For staff and verified members; never for a claimed identity. */
export const screenHousehold = async (
  ctx: Pick<Context, 'openText' | 'store' | 'today'>,
  household: Home,
  policyIds?: readonly string[],
): Promise<ScreenedHousehold> => {
  const [stored, registers, { catalogue, edits }] = await Promise.all([
    readSheet(ctx, household),
    loadedRegisters(ctx),
    rulesInForce(ctx, household.areaCode),
  ])
  const sheet = deriveFacts(stored, { asOf: ctx.today, registers })
  const wanted = policyIds ?? openPolicies(catalogue)
  return {
    sheet,
    screening: screen({ sheet, asOf: ctx.today, area: household.areaCode, policyIds: wanted, catalogue }),
    basis: { stored, registers, edits },
  }
}
