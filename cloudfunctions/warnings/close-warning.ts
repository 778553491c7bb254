import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { checkKindOf, RESULTS_OF_CHECKS } from '@shared/warnings/check-kinds'
import { afterWarningEvent } from '@shared/warnings/lifecycle'
import type { Handler } from '../runtime'

const LEAST_NOTE = 4

/** Closes with the result that the ledger counts: 属实-已救助, 不属实, 数据错误 … */
export const closeWarning: Handler<typeof warningsContract.actions.close> = async (ctx, input) => {
  const warning = await ctx.store.warnings.get(input.warningId)
  if (!warning) throw new KoumenError('NOT_FOUND')
  const status = afterWarningEvent(warning.status, 'close')
  if (RESULTS_OF_CHECKS.includes(input.result)) {
    if (checkKindOf(warning) === undefined)
      throw new KoumenError('ILLEGAL_TRANSITION', '这种结果只用在核对上，请另选一个。')
    // Before anything is put right the person is heard (社会救助法第四十八条): what was heard stands with the result.
    if (input.noteZh.trim().length < LEAST_NOTE) throw invalidField('noteZh', '请写明听到本人或家属怎么说、改了什么。')
  }
  return ctx.commit(async (tx) => {
    const current = await tx.warnings.get(warning._id)
    if (!current || current.version !== input.version) throw new KoumenError('CONFLICT')
    const changed = await tx.warnings.update(current, {
      status,
      result: input.result,
      resultNoteZh: input.noteZh || null,
      closedOn: ctx.today,
      askAgainOn: null,
    })
    tx.audit({
      householdId: warning.householdId ?? undefined,
      personIds: warning.personId ? [warning.personId] : [],
      areaCode: warning.areaCode,
      note: `warning closed ${input.result}`,
    })
    return { warningId: changed._id, version: changed.version, status: changed.status }
  })
}
