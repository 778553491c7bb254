import { z } from 'zod'
import { KoumenError } from '@shared/kernel/errors'
import { findWarningRule } from '@shared/warnings/catalogue'
import type { warningsContract } from '@shared/warnings/contract'
import { HANDLING_LABELS } from '@shared/warnings/labels'
import { WarningEvidence } from '@shared/warnings/model'
import { warningRow } from '@shared/warnings/warning-row'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

/** One warning with its evidence, for the officer who must act on it; the look is written into the ledger. */
export const getWarning: Handler<typeof warningsContract.actions.get> = async (ctx, { warningId }) => {
  const warning = await ctx.store.warnings.get(warningId)
  if (!warning) throw new KoumenError('NOT_FOUND')
  const rule = findWarningRule(warning.ruleId)
  const person = warning.personId ? await ctx.store.persons.get(warning.personId) : null
  const nameOf = await areaNames(ctx, [warning.areaCode.slice(0, 12)])
  ctx.recordAccess({
    householdId: warning.householdId ?? undefined,
    personIds: warning.personId ? [warning.personId] : [],
    areaCode: warning.areaCode,
  })
  return {
    ...warningRow(warning, nameOf(warning.areaCode.slice(0, 12)), ctx.today),
    phone: person?.phone ?? null,
    evidence: z.array(WarningEvidence).parse(ctx.openJson(warning.evidenceSealed)),
    ruleZh: rule ? `${rule.ruleZh}（规则第${warning.ruleVersion}版）` : warning.titleZh,
    basisZh: rule?.basisZh ?? '',
    visitQuestionsZh: rule?.visitQuestionsZh ?? [],
    handlings: warning.handlings.map(({ at, handling, byName, noteZh }) => ({
      at,
      textZh: `${byName}：${HANDLING_LABELS[handling].zh}${noteZh ? `，${noteZh}` : ''}`,
    })),
    taskId: warning.taskId,
  }
}
