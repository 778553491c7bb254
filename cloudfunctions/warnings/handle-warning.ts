import { KoumenError } from '@shared/kernel/errors'
import type { ParsedInputOf } from '@shared/kernel/contract'
import { addWorkingDays } from '@shared/kernel/working-days'
import type { warningsContract } from '@shared/warnings/contract'
import { afterWarningEvent, askAgainOn, resultOfHandling } from '@shared/warnings/lifecycle'
import type { Context, Doc, Handler, Patch } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { careVisit } from './care-visit'
import { ruleOfWarning } from './county-rules'
import { mayHandle } from './handler-guard'

type Input = ParsedInputOf<typeof warningsContract.actions.handle>
type Warning = Doc<'warnings'>

const DEADLINE_DAYS = 5

/** Further warnings that one call or visit answers: of the same household, handled by the same officer, not closed. */
const alongWith = async (ctx: Context, warning: Warning, { handling, alsoWarningIds }: Input): Promise<Warning[]> => {
  if (alsoWarningIds.length === 0) return []
  if (handling === 'alreadyCovered')
    throw new KoumenError('ILLEGAL_TRANSITION', '“已在保”要一条一条确认，请打开每一条再点。')
  const others = (await ctx.store.warnings.getMany(alsoWarningIds)).filter(({ _id }) => _id !== warning._id)
  for (const other of others)
    if (warning.householdId === null || other.householdId !== warning.householdId || !mayHandle(ctx.actor.staff, other))
      throw new KoumenError('FORBIDDEN', '这几条不是同一户的，请分开处理。')
  return others.filter((other) => other.status !== 'closed' && !(handling === 'sendVisit' && other.taskId))
}

const checkVisit = ({ householdId, taskId }: Warning): string => {
  if (householdId === null) throw new KoumenError('ILLEGAL_TRANSITION', '这条预警不针对某一户，没有走访可派。')
  if (taskId) throw new KoumenError('ILLEGAL_TRANSITION', '已经转过走访了，请在任务里看进展。')
  return householdId
}

/** Working days within which somebody who is asked again is reached: as the rule of each warning says. */
const deadlines = async (ctx: Context, warnings: readonly Warning[]): Promise<(warning: Warning) => number> => {
  const rules = await Promise.all(warnings.map((warning) => ruleOfWarning(ctx, warning)))
  const days = new Map(warnings.map(({ _id }, at) => [_id, rules[at]?.deadlineWorkingDays]))
  return ({ _id }) => days.get(_id) ?? DEADLINE_DAYS
}

/** What a handling changes of one warning. */
const handled = (
  ctx: Context,
  current: Warning,
  { handling, noteZh }: Input,
  by: { byName: string; taskId: string | null; daysOf: (warning: Warning) => number },
): Patch<'warnings'> => {
  const status = afterWarningEvent(current.status, handling)
  const again = askAgainOn(handling, ctx.today)
  const days = by.daysOf(current)
  return {
    status,
    handlings: [...current.handlings, { at: ctx.now, handling, byName: by.byName, noteZh }],
    askAgainOn: again,
    ...(handling === 'sendVisit' ? {} : { firstContactAt: current.firstContactAt ?? ctx.now }),
    // Asked again in 30 days: the clock starts again on that day.
    ...(again ? { dueOn: addWorkingDays(again, days).date } : {}),
    ...(by.taskId ? { taskId: by.taskId } : {}),
    ...(status === 'closed' ? { result: resultOfHandling(handling), closedOn: ctx.today } : {}),
  }
}

/**
 * 打电话、已在保、转走访、本人谢绝: recorded with who and when; 转走访 sends the grid worker in the same commit, once for
 * all reasons there are for the household.
 */
export const handleWarning: Handler<typeof warningsContract.actions.handle> = async (ctx, input) => {
  const warning = await ctx.store.warnings.get(input.warningId)
  if (!warning) throw new KoumenError('NOT_FOUND')
  afterWarningEvent(warning.status, input.handling)
  const seat = seatOver(ctx, warning.areaCode)
  const visited = input.handling === 'sendVisit' ? checkVisit(warning) : null
  const others = await alongWith(ctx, warning, input)
  const visit = visited === null ? null : await careVisit(ctx, [warning, ...others], visited)
  const daysOf = await deadlines(ctx, [warning, ...others])
  return ctx.commit(async (tx) => {
    const current = await tx.warnings.get(warning._id)
    if (!current || current.version !== input.version) throw new KoumenError('CONFLICT')
    const by = { byName: seat.name, daysOf, taskId: visit ? await visit.write(tx) : null }
    const changed = await tx.warnings.update(current, handled(ctx, current, input, by))
    for (const { _id } of others) {
      const other = await tx.warnings.get(_id)
      if (other && other.status !== 'closed') await tx.warnings.update(other, handled(ctx, other, input, by))
    }
    tx.audit({
      householdId: warning.householdId ?? undefined,
      personIds: [warning, ...others].flatMap(({ personId }) => (personId ? [personId] : [])),
      areaCode: warning.areaCode,
      note: `warning ${input.handling}`,
    })
    return { warningId: changed._id, version: changed.version, status: changed.status, taskId: changed.taskId }
  })
}
