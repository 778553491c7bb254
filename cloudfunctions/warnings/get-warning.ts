import { formatInstant } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import { minutesZh, workingMinutesBetween } from '@shared/kernel/working-time'
import { VISIT_OUTCOME_LABELS } from '@shared/visits/labels'
import type { warningsContract } from '@shared/warnings/contract'
import { HANDLING_LABELS } from '@shared/warnings/labels'
import type { Context, Doc, Handler } from '../runtime'
import { ruleOfWarning } from './county-rules'
import { mayHandle } from './handler-guard'
import { warningRows } from './warning-rows'

const MOST_SHOWN = 20

/** Other warnings of the household that the reader handles too: one call may answer them all. */
const alsoOfHousehold = async (ctx: Context, { _id, householdId }: Doc<'warnings'>): Promise<Doc<'warnings'>[]> => {
  if (householdId === null) return []
  const { items } = await ctx.store.warnings.find({
    where: { householdId, status: { in: ['open', 'inProgress'] } },
    order: { by: 'openedAt', direction: 'desc' },
    limit: MOST_SHOWN,
  })
  return items.filter((other) => other._id !== _id && mayHandle(ctx.actor.staff, other))
}

/** When and by whom somebody was there; what was seen stays in the visit. */
const visitsFor = async (ctx: Context, { taskId }: Doc<'warnings'>): Promise<{ at: string; textZh: string }[]> => {
  if (taskId === null) return []
  const { items } = await ctx.store.visits.find({ where: { taskId }, limit: MOST_SHOWN })
  return items.map(({ startedAt, visitorName, outcome }) => ({
    at: startedAt,
    textZh: `${visitorName}上门：${VISIT_OUTCOME_LABELS[outcome].zh}`,
  }))
}

/** One warning with its evidence, for the officer who must act on it; the look is written into the ledger. */
export const getWarning: Handler<typeof warningsContract.actions.get> = async (ctx, { warningId }) => {
  const warning = await ctx.store.warnings.get(warningId)
  if (!warning) throw new KoumenError('NOT_FOUND')
  const [rule, person, visits, others] = await Promise.all([
    ruleOfWarning(ctx, warning),
    warning.personId ? ctx.store.persons.get(warning.personId) : null,
    visitsFor(ctx, warning),
    alsoOfHousehold(ctx, warning),
  ])
  const { rowOf, evidenceOf } = await warningRows(ctx, [warning, ...others])
  const { lines, takenBack } = evidenceOf(warning)
  ctx.recordAccess({
    householdId: warning.householdId ?? undefined,
    personIds: warning.personId ? [warning.personId] : [],
    areaCode: warning.areaCode,
  })
  return {
    ...rowOf(warning),
    phone: person?.phone ?? null,
    evidence: lines.map((line) => ({
      labelZh: line.labelZh,
      valueZh: line.valueZh,
      sourceZh: line.sourceZh,
      asOf: line.asOf,
      takenBack: takenBack.has(line),
    })),
    ruleZh: rule ? `${rule.ruleZh}（规则第${warning.ruleVersion}版）` : warning.titleZh,
    basisZh: rule?.basisZh ?? '',
    visitQuestionsZh: rule?.visitQuestionsZh ?? [],
    handlings: warning.handlings.map(({ at, handling, byName, noteZh }) => ({
      at,
      textZh: `${byName}：${HANDLING_LABELS[handling].zh}${noteZh ? `，${noteZh}` : ''}`,
    })),
    taskId: warning.taskId,
    toldZh: warning.told && `${warning.told.nameZh}，${formatInstant(warning.told.at, ctx.now)}`,
    firstContactZh: warning.firstContactAt && firstContact(warning.openedAt, warning.firstContactAt),
    visits,
    resultNoteZh: warning.resultNoteZh,
    alsoOfHousehold: others.map(rowOf),
  }
}

const firstContact = (openedAt: string, at: string): string =>
  `${minutesZh(workingMinutesBetween(openedAt, at))}（工作时间）`
