import { formatDate, formatInstant } from '@shared/kernel/dates'
import { VISIT_OUTCOME_LABELS } from '@shared/visits/labels'
import { RESULT_LABELS } from '@shared/warnings/labels'
import type { Context, Doc } from '../runtime'
import { mayHandle } from './handler-guard'

const newest = <T>(all: readonly T[], at: (one: T) => string): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best === undefined || at(best) < at(one) ? one : best), undefined)

/**
 * How it went last: what the visit for the warning came to or, before anybody went, how the same was answered for the
 * same people an earlier time. The officer need not open the row to know that nobody was home.
 */
export const lastOutcomes = async (
  ctx: Context,
  warnings: readonly Doc<'warnings'>[],
): Promise<(warning: Doc<'warnings'>) => string | null> => {
  const [visits, earlier]: [Doc<'visits'>[], Doc<'warnings'>[]] = [[], []]
  const taskIds = warnings.flatMap(({ taskId }) => taskId ?? [])
  if (taskIds.length > 0)
    for await (const visit of ctx.store.visits.iterate({ where: { taskId: { in: taskIds } } })) visits.push(visit)
  const householdIds = [...new Set(warnings.flatMap(({ householdId }) => householdId ?? []))]
  if (householdIds.length > 0)
    for await (const one of ctx.store.warnings.iterate({
      where: { householdId: { in: householdIds }, status: 'closed' },
    }))
      if (mayHandle(ctx.actor.staff, one)) earlier.push(one)
  return (warning) => {
    const visit = newest(
      visits.filter(({ taskId }) => taskId !== null && taskId === warning.taskId),
      ({ startedAt }) => startedAt,
    )
    if (visit)
      return `${formatInstant(visit.startedAt, ctx.now)}${visit.visitorName}上门，${VISIT_OUTCOME_LABELS[visit.outcome].zh}`
    const before = newest(
      earlier.filter(
        ({ _id, ruleId, householdId, personId, result }) =>
          _id !== warning._id &&
          result !== null &&
          ruleId === warning.ruleId &&
          householdId === warning.householdId &&
          personId === warning.personId,
      ),
      ({ closedOn }) => closedOn ?? '',
    )
    return before?.result && before.closedOn
      ? `${formatDate(before.closedOn, ctx.today)}同样的预警：${RESULT_LABELS[before.result].zh}`
      : null
  }
}
