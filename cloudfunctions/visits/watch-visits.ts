import { isWorkingDay } from '@shared/kernel/working-days'
import { notify, PAGES } from '@shared/notifications/compose'
import { lateAfterOf, lateMarksAfter, lateStep, type LateStep } from '@shared/visits/plan/late'
import { monthOf } from '@shared/visits/plan/periods'
import { entryKeyOf } from '@shared/visits/plan/plan-model'
import { schemeOn, type RiskScheme } from '@shared/visits/risk/scheme'
import type { Context, Doc, TimerHandler } from '../runtime'
import { findOfficer, findPost } from '../runtime/records/find-worker'
import { openCards } from './plan-community'
import { withVisits } from './read-plans'

const RUN_MS = 40_000
/** The rule of warnings that tells the same of elders whom the law has visited. */
const RULE = 'visit-overdue'

type Told = Exclude<LateStep, 'none'>

/** Households of which a warning that the visit is late stands open: it was told with that. */
const warnedOf = async (ctx: Context, householdIds: readonly string[]): Promise<Set<string>> => {
  const warned = new Set<string>()
  const where = { householdId: { in: householdIds }, ruleId: RULE, status: { not: 'closed' as const } }
  for await (const { householdId } of ctx.store.warnings.iterate({ where })) if (householdId) warned.add(householdId)
  return warned
}

/** Who is told: the worker, the village's own people, the township; the next above where there is nobody. */
const receiverOf = async (ctx: Context, plan: Doc<'visitPlans'>, step: Told): Promise<string | undefined> => {
  if (step === 'remind' && plan.workerStaffId !== null) return plan.workerStaffId
  const village = ['communityWorker', 'assistanceCoordinator'] as const
  const found = step === 'tellTownship' ? undefined : await findPost(ctx, village, plan.areaCode)
  return (found ?? (await findOfficer(ctx, plan.areaCode)))?.staffId
}

/** One plan: a step for each visit that is late, and one message a receiver and day, however many visits there are. */
const watchPlan = async (ctx: Context, scheme: RiskScheme, stored: Doc<'visitPlans'>): Promise<number> => {
  const [plan] = await withVisits(ctx, [stored])
  if (!plan) return 0
  const ids = plan.entries.flatMap(({ state, latestOn, householdId }) =>
    state === 'planned' && latestOn < ctx.today ? [householdId] : [],
  )
  const [cards, warned] = await Promise.all([openCards(ctx, ids), ids.length > 0 ? warnedOf(ctx, ids) : new Set()])
  const steps = new Map<string, Told>()
  for (const entry of plan.entries) {
    const on = { today: ctx.today, hasCard: cards.has(entry.householdId), hasWarning: warned.has(entry.householdId) }
    const step = lateStep(entry, on, scheme)
    if (step !== 'none') steps.set(entryKeyOf(entry), step)
  }
  const told = new Map<Told, string>()
  for (const step of new Set(steps.values())) {
    const receiver = await receiverOf(ctx, plan, step)
    if (receiver !== undefined) told.set(step, receiver)
  }
  await ctx.commit(async (tx) => {
    const now = await tx.visitPlans.get(plan._id)
    if (!now) return
    const entries = now.entries.map((entry) => {
      const step = steps.get(entryKeyOf(entry))
      return step === undefined ? entry : { ...entry, late: lateMarksAfter(entry.late, step, ctx.today) }
    })
    if (steps.size > 0) await tx.visitPlans.update(now, { entries, lateAfter: lateAfterOf(entries) })
    for (const [step, staffId] of told) {
      const message = step === 'remind' ? 'visitLate' : 'visitLateHere'
      const page = step === 'remind' ? PAGES.myVisits() : PAGES.visitsOfArea()
      tx.enqueue(notify(message, `${plan._id}:${ctx.today}:${step}`, { staffId }, { page, relatedId: plan._id }))
    }
    if (steps.size > 0) tx.audit({ areaCode: plan.areaCode, note: `visits late: ${steps.size}` })
  })
  return steps.size
}

/** Each working day: visits that are late are told to the worker, later to the village, later to the township. */
export const watchVisits: TimerHandler = async (ctx) => {
  if (!isWorkingDay(ctx.today)) return { late: 0 }
  const until = performance.now() + RUN_MS
  const scheme = schemeOn(ctx.today)
  const plans = ctx.store.visitPlans.iterate({
    where: { month: monthOf(ctx.today), lateAfter: { lt: ctx.today } },
    order: { by: 'lateAfter' },
    limit: 50,
  })
  let late = 0
  for await (const plan of plans) {
    if (performance.now() >= until) break
    late += await watchPlan(ctx, scheme, plan)
  }
  return { late }
}
