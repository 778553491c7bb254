import type { CompiledCatalogue } from '@shared/eligibility/compile'
import { pathOf } from '@shared/areas/ancestors'
import { parametersInForce, type ParameterId, type ParameterInForce } from '@shared/rules/parameters'
import type { AreaSignal } from '@shared/warnings/area-signal'
import type { CompiledWarnings } from '@shared/warnings/evaluate'
import type { FeedStates } from '@shared/warnings/feed-state'
import type { Context, Doc } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import { countyWarnings } from './county-rules'
import { recipients, type FindRecipient } from './find-recipient'

/** The rules of policies and of warnings as a county has them today. */
export interface CountyRules {
  catalogue: CompiledCatalogue
  inForce: ReadonlyMap<ParameterId, ParameterInForce>
  warnings: CompiledWarnings
}

/** What one run of the scan reads once. */
export interface ScanMeans {
  ctx: Context
  feeds: FeedStates
  recipientOf: FindRecipient
  rulesOf(areaCode: string): Promise<CountyRules>
  /** The signal in force nearest to an area. */
  signalOver(areaCode: string): AreaSignal | undefined
}

export const feedStates = async (ctx: Context): Promise<FeedStates> => {
  const states: Record<string, FeedStates[string]> = {}
  for await (const { _id, lastDataOn, completeOn } of ctx.store.feedArrivals.iterate())
    states[_id] = { lastDataOn, completeOn }
  return states
}

const signalsInForce = async (ctx: Context): Promise<Map<string, Doc<'areaSignals'>>> => {
  const signals = new Map<string, Doc<'areaSignals'>>()
  for await (const signal of ctx.store.areaSignals.iterate({ where: { liftedAt: null } }))
    signals.set(signal.areaCode, signal)
  return signals
}

/** Parameters of the nearest area count; they are the same for all of a community. */
const rulesReader = (ctx: Context): ScanMeans['rulesOf'] => {
  const known = new Map<string, Promise<CountyRules>>()
  return (areaCode) => {
    const community = areaCode.slice(0, 12)
    const rules =
      known.get(community) ??
      Promise.all([rulesInForce(ctx, areaCode), countyWarnings(ctx, areaCode)]).then(([{ catalogue }, warnings]) => ({
        catalogue,
        warnings,
        inForce: parametersInForce(catalogue.parameters, ctx.today, community),
      }))
    known.set(community, rules)
    return rules
  }
}

export const scanMeans = async (ctx: Context): Promise<ScanMeans> => {
  const [feeds, recipientOf, signals] = await Promise.all([feedStates(ctx), recipients(ctx), signalsInForce(ctx)])
  return {
    ctx,
    feeds,
    recipientOf,
    rulesOf: rulesReader(ctx),
    signalOver: (areaCode) =>
      [...pathOf(areaCode)]
        .sort((a, b) => b.length - a.length)
        .map((code) => signals.get(code))
        .find((signal) => signal !== undefined),
  }
}
