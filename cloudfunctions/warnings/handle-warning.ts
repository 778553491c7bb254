import { KoumenError } from '@shared/kernel/errors'
import { addWorkingDays } from '@shared/kernel/working-days'
import { findWarningRule } from '@shared/warnings/catalogue'
import type { warningsContract } from '@shared/warnings/contract'
import { afterWarningEvent, askAgainOn, resultOfHandling } from '@shared/warnings/lifecycle'
import type { Handler } from '../runtime'
import { seatOver } from '../runtime/records/seats'
import { careVisit } from './care-visit'

/** 打电话、已在保、转走访、本人谢绝: recorded with who and when; 转走访 sends the grid worker in the same commit. */
export const handleWarning: Handler<typeof warningsContract.actions.handle> = async (ctx, input) => {
  const warning = await ctx.store.warnings.get(input.warningId)
  if (!warning) throw new KoumenError('NOT_FOUND')
  const status = afterWarningEvent(warning.status, input.handling)
  const seat = seatOver(ctx, warning.areaCode)
  if (input.handling === 'sendVisit' && warning.householdId === null)
    throw new KoumenError('ILLEGAL_TRANSITION', '这条预警不针对某一户，没有走访可派。')
  if (input.handling === 'sendVisit' && warning.taskId)
    throw new KoumenError('ILLEGAL_TRANSITION', '已经转过走访了，请在任务里看进展。')
  const visit = input.handling === 'sendVisit' ? await careVisit(ctx, warning) : null
  const again = askAgainOn(input.handling, ctx.today)
  const deadline = findWarningRule(warning.ruleId)?.deadlineWorkingDays ?? 5
  return ctx.commit(async (tx) => {
    const current = await tx.warnings.get(warning._id)
    if (!current || current.version !== input.version) throw new KoumenError('CONFLICT')
    if (visit) await visit.write(tx)
    const changed = await tx.warnings.update(current, {
      status,
      handlings: [
        ...current.handlings,
        { at: ctx.now, handling: input.handling, byName: seat.name, noteZh: input.noteZh },
      ],
      askAgainOn: again,
      ...(input.handling === 'sendVisit' ? {} : { firstContactAt: current.firstContactAt ?? ctx.now }),
      // Asked again in 30 days: the clock starts again on that day.
      ...(again ? { dueOn: addWorkingDays(again, deadline).date } : {}),
      ...(visit ? { taskId: visit.taskId } : {}),
      ...(status === 'closed' ? { result: resultOfHandling(input.handling), closedOn: ctx.today } : {}),
    })
    tx.audit({
      householdId: warning.householdId ?? undefined,
      personIds: warning.personId ? [warning.personId] : [],
      areaCode: warning.areaCode,
      note: `warning ${input.handling}`,
    })
    return { warningId: changed._id, version: changed.version, status: changed.status, taskId: changed.taskId }
  })
}
