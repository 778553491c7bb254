import { addDays, type LocalDate } from '@shared/kernel/dates'
import { firstOf } from '@shared/visits/plan/periods'
import { withMade, type StoredEntry } from '@shared/visits/plan/plan-model'
import type { Door } from '@shared/visits/plan/view-plan'
import type { Context, Doc } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { visitsOf } from './plan-community'

/** A week of a month may begin in the month before. */
const WEEK_DAYS = 7

/** Plans with what was done since they were made. */
export const withVisits = async (ctx: Context, plans: readonly Doc<'visitPlans'>[]): Promise<Doc<'visitPlans'>[]> => {
  const open = plans.flatMap(({ entries }) => entries.flatMap((e) => (e.state === 'made' ? [] : [e.householdId])))
  const since = plans.map(({ month }) => addDays(firstOf(month), -WEEK_DAYS)).sort()[0] ?? ctx.today
  const doneAt = await visitsOf(ctx, [...new Set(open)], since)
  return plans.map((plan) => ({
    ...plan,
    entries: plan.entries.map((entry): StoredEntry => withMade(entry, doneAt(entry.householdId).metOn)),
  }))
}

/** Where the households of some entries live and whom to ask for. */
export const doorsOf = async (
  ctx: Context,
  householdIds: readonly string[],
): Promise<(householdId: string) => Door | undefined> => {
  const households = await ctx.store.households.getMany([...new Set(householdIds)])
  const nameOf = await areaNames(
    ctx,
    households.map(({ areaCode }) => areaCode),
  )
  const doors = new Map(
    households.map(({ _id, headName, addressText, areaCode }): [string, Door] => [
      _id,
      { nameZh: headName, addressZh: addressText, areaZh: nameOf(areaCode) },
    ]),
  )
  return (householdId) => doors.get(householdId)
}

/** The plan's last day for a visit that is begun now: never a day gone by. */
export const dueDayOf = ({ latestOn }: Pick<StoredEntry, 'latestOn'>, today: LocalDate): LocalDate =>
  latestOn > today ? latestOn : today
