import { seatFor } from '@shared/access/scope'
import { isRelatedTo } from '@shared/access/actor'
import { FILE_ROLES, staffViewer } from '@shared/households/viewer'
import { KoumenError } from '@shared/kernel/errors'
import type { visitsContract } from '@shared/visits/contract'
import { viewRisk } from '@shared/visits/risk/view-risk'
import type { Context, Doc, Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { riskMeans, settled, weighHomes } from './weigh-homes'

export const RISK_READERS = FILE_ROLES.filter((role) => role !== 'departmentOfficer')
export const RISK_SETTERS = ['townshipOfficer', 'assistanceCoordinator'] as const

/** The household, how it weighs now, and what is kept of it. */
export const loadRisk = async (ctx: Context, householdId: string) => {
  const household = await ctx.store.households.get(householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户人，请刷新后再试。')
  const [means, block] = await Promise.all([riskMeans(ctx), ctx.store.householdRisks.get(household.blockId)])
  const [home] = await weighHomes(ctx, means, [household])
  if (!home) throw new KoumenError('NOT_FOUND')
  return { ...means, home, stored: settled(home, block?.homes[householdId], means.scheme, ctx.today) }
}

const namesOf = async (ctx: Context, { members }: Doc<'households'>): Promise<(personId: string) => string> => {
  const persons = await ctx.store.persons.getMany(members.map(({ personId }) => personId))
  const names = new Map(persons.map(({ _id, name }) => [_id, name]))
  return (personId) => names.get(personId) ?? '家里人'
}

/** Looking is written into the household's ledger, like opening its file. */
export const readRisk: Handler<typeof visitsContract.actions.risk> = async (ctx, { householdId }) => {
  const { home, stored, scheme } = await loadRisk(ctx, householdId)
  const { household, assessment, lastMetOn } = home
  const seat = seatOver(ctx, household.areaCode, RISK_READERS)
  const maySet =
    seatFor(ctx.actor, RISK_SETTERS, household.areaCode) !== undefined && !isRelatedTo(ctx.actor, { householdId })
  ctx.recordAccess({
    householdId,
    personIds: household.members.map(({ personId }) => personId),
    areaCode: household.areaCode,
  })
  const parts = {
    householdId,
    assessment,
    stored,
    scheme,
    lastMetOn,
    today: ctx.today,
    nameOf: await namesOf(ctx, household),
    openReason: ({ reasonSealed }: { reasonSealed: string }) => String(ctx.openJson(reasonSealed)),
  }
  return viewRisk(parts, staffViewer(seat), maySet)
}
