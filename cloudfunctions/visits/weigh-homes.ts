import { addDays, localDateOf, type LocalDate } from '@shared/kernel/dates'
import { parametersInForce } from '@shared/rules/parameters'
import { metByFeed } from '@shared/visits/last-met'
import { assessRisk, type RiskAssessment } from '@shared/visits/risk/assess-risk'
import { heldOf, type StoredRisk } from '@shared/visits/risk/model'
import { schemeOn, type RiskScheme } from '@shared/visits/risk/scheme'
import { mayFallOn, settleLevel } from '@shared/visits/risk/settle-level'
import type { FeedStates } from '@shared/warnings/feed-state'
import { NEVER } from '@shared/warnings/scan-mark'
import type { Context, Doc } from '../runtime'
import { readRows, readSheets } from '../runtime/records/blocks'
import { rulesInForce } from '../runtime/records/rules-in-force'

/** How far back visits count: a half-year and some days. */
export const LOOK_BACK_DAYS = 200

export interface RiskMeans {
  feeds: FeedStates
  scheme: RiskScheme
}

export const riskMeans = async (ctx: Context): Promise<RiskMeans> => {
  const feeds: Record<string, FeedStates[string]> = {}
  for await (const { _id, lastDataOn, completeOn } of ctx.store.feedArrivals.iterate())
    feeds[_id] = { lastDataOn, completeOn }
  return { feeds, scheme: schemeOn(ctx.today) }
}

/** A household as it stands: nothing of it is written. */
export interface WeighedHome {
  household: Doc<'households'>
  assessment: RiskAssessment
  metByFeed: LocalDate[]
  lastMetOn: LocalDate | null
}

/** Values are the same for all of a community. */
const communityOf = ({ areaCode }: Pick<Doc<'households'>, 'areaCode'>): string => areaCode.slice(0, 12)

const latest = (days: readonly LocalDate[]): LocalDate | null => [...days].sort().at(-1) ?? null

/** Weighs some households with a handful of reads, whatever their number. */
export const weighHomes = async (
  ctx: Context,
  { feeds, scheme }: RiskMeans,
  households: readonly Doc<'households'>[],
): Promise<WeighedHome[]> => {
  if (households.length === 0) return []
  const since = addDays(ctx.today, -LOOK_BACK_DAYS)
  const householdId = { in: households.map(({ _id }) => _id) }
  const [sheetOf, rowsOf] = await Promise.all([readSheets(ctx, households), readRows(ctx, households)])
  const red = new Set<string>()
  for await (const warning of ctx.store.warnings.iterate({
    where: { householdId, severity: 'red', status: { not: 'closed' } },
  }))
    if (warning.householdId !== null) red.add(warning.householdId)
  const met = new Map<string, LocalDate[]>()
  for await (const visit of ctx.store.visits.iterate({
    where: { householdId, outcome: 'met', startedAt: { gte: since } },
  }))
    if (visit.householdId !== null)
      met.set(visit.householdId, [...(met.get(visit.householdId) ?? []), localDateOf(visit.startedAt)])
  const inForce = new Map<string, ReturnType<typeof parametersInForce>>()
  for (const community of new Set(households.map(communityOf))) {
    const { catalogue } = await rulesInForce(ctx, community)
    inForce.set(community, parametersInForce(catalogue.parameters, ctx.today, community))
  }
  return households.map((household) => {
    const rows = rowsOf(household)
    const redWarning = red.has(household._id)
    const byFeed = [...new Set(metByFeed(rows))].filter((day) => day >= since).sort()
    return {
      household,
      assessment: assessRisk(
        sheetOf(household),
        { today: ctx.today, feeds, rows, redWarning, inForce: inForce.get(communityOf(household)) ?? new Map() },
        scheme,
      ),
      metByFeed: byFeed,
      lastMetOn: latest([...byFeed, ...(met.get(household._id) ?? [])]),
    }
  })
}

/** What is kept of it, after what was kept before. */
export const settled = (
  home: WeighedHome,
  before: StoredRisk | undefined,
  scheme: RiskScheme,
  today: LocalDate,
): StoredRisk => {
  const { assessment, lastMetOn } = home
  const held = settleLevel(before && heldOf(before), assessment.level, { today, lastMetOn }, scheme)
  return {
    schemeId: scheme.id,
    score: assessment.score,
    weighed: assessment.level,
    held: held.level,
    lowerSince: held.lowerSince,
    statutory: assessment.statutory,
    metByFeed: home.metByFeed,
    choices: before?.choices ?? [],
  }
}

/** The next day on which a household must be weighed although nothing changes. */
export const weighedAgainOn = (
  { assessment }: WeighedHome,
  stored: StoredRisk,
  scheme: RiskScheme,
  today: LocalDate,
): LocalDate => {
  const falls = mayFallOn(heldOf(stored), scheme)
  const days = [assessment.turnsOn, falls, assessment.redWarning ? addDays(today, 1) : null]
  return days.flatMap((day) => (day && day > today ? [day] : [])).sort()[0] ?? NEVER
}
