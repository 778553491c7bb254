import { areaAtLevel } from '@shared/access/scope'
import type { visitsContract } from '@shared/visits/contract'
import { daysLate } from '@shared/visits/plan/late'
import { firstOf, lastOf, monthOf, workingDaysIn } from '@shared/visits/plan/periods'
import { viewArea, viewLate } from '@shared/visits/plan/view-plan'
import { schemeOn } from '@shared/visits/risk/scheme'
import type { Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { doorsOf, withVisits } from './read-plans'

const LATE_SHOWN = 100

/** The month of a township or village, grid by grid; what is late first of all. */
export const planOverview: Handler<typeof visitsContract.actions.planOverview> = async (ctx, { areaCode }) => {
  const month = monthOf(ctx.today)
  const stored: Doc<'visitPlans'>[] = []
  for await (const plan of ctx.store.visitPlans.iterate({
    where: { areaCode: { prefix: areaCode }, month },
    limit: 100,
  }))
    stored.push(plan)
  const plans = (await withVisits(ctx, stored))
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1))
  const scheme = schemeOn(ctx.today)
  const nameOf = await areaNames(
    ctx,
    plans.map((plan) => plan.areaCode),
  )
  // 「前渡村第二网格」: a grid alone is not known by its number.
  const wholeName = (code: string): string => {
    const village = areaAtLevel(code, 'community')
    return village === undefined || village === code ? nameOf(code) : `${nameOf(village)}${nameOf(code)}`
  }
  const days = workingDaysIn({ from: firstOf(month), to: lastOf(month) })
  const areas = plans.map((plan) =>
    viewArea(
      plan.entries,
      { areaCode: plan.areaCode, areaZh: wholeName(plan.areaCode), workerZh: plan.workerName || '还没有安排人' },
      scheme,
      { days, today: ctx.today },
    ),
  )
  const late = plans
    .flatMap((plan) => plan.entries.map((entry) => ({ entry, plan })))
    .filter(({ entry }) => entry.state === 'planned' && daysLate(entry, ctx.today) > 0)
    .sort((a, b) => daysLate(b.entry, ctx.today) - daysLate(a.entry, ctx.today))
    .slice(0, LATE_SHOWN)
  const doorOf = await doorsOf(
    ctx,
    late.map(({ entry }) => entry.householdId),
  )
  const sum = (of: (area: (typeof areas)[number]) => number): number => areas.reduce((all, area) => all + of(area), 0)
  return {
    month,
    asked: sum(({ asked }) => asked),
    made: sum(({ made }) => made),
    late: sum((area) => area.late),
    areas,
    lateVisits: late.flatMap(({ entry, plan }) => {
      const door = doorOf(entry.householdId)
      return door
        ? [viewLate(entry, { ...door, areaZh: wholeName(plan.areaCode) }, plan.workerName, scheme, ctx.today)]
        : []
    }),
  }
}
