import { z } from 'zod'
import { allWarningRules } from '@shared/warnings/catalogue'
import { CheckKind, checkKindOf, RULES_OF_DEATH, RULES_OF_DOUBLE } from '@shared/warnings/check-kinds'
import { rowLines, rowsBehind } from '@shared/warnings/check-rows'
import type { warningsContract } from '@shared/warnings/contract'
import { WarningEvidence } from '@shared/warnings/model'
import type { Context, Doc, Handler, Where } from '../runtime'
import { readRows } from '../runtime/records/blocks'
import { countyTurns, ruleOfWarning } from './county-rules'
import { ownWarnings } from './own-warnings'
import { warningRows } from './warning-rows'

type Actions = typeof warningsContract.actions

const Lines = z.array(WarningEvidence)
/** What the vocabulary says of a value's shape is no word for an officer: 「在享待遇(政策编号集合)」. */
const SHAPE_OF_VALUE = /[（(][^（()）]*集合[）)]$/

/** Rules by which two sides may disagree: those that ship, and those a county wrote. */
const rulesOfMismatch = async (ctx: Context, areaCode: string): Promise<string[]> => {
  const { turns } = await countyTurns(ctx, areaCode)
  const own = turns.flatMap((turn) => (turn.kind === 'rule' ? [turn.rule] : []))
  const ids = [...allWarningRules(), ...own].filter(({ isCheck }) => isCheck).map(({ id }) => id)
  return [...new Set(ids)].filter((id) => !RULES_OF_DEATH.includes(id) && !RULES_OF_DOUBLE.includes(id))
}

const whereOf = async (ctx: Context, areaCode: string, kind: CheckKind): Promise<Where<'warnings'>> => {
  switch (kind) {
    case 'death':
      return { ruleId: { in: RULES_OF_DEATH } }
    case 'double':
      return { ruleId: { in: RULES_OF_DOUBLE } }
    case 'mismatch':
      return { ruleId: { in: await rulesOfMismatch(ctx, areaCode) } }
    case 'entitled':
      return { category: 'entitlement', isCheck: false }
    case 'expiring':
      return { category: 'expiry', isCheck: false }
  }
}

const WAITING: Where<'warnings'> = { status: { in: ['open', 'inProgress'] } }

/** The kinds in numbers; only what the officer handles is counted. */
export const countCheckKinds: Handler<Actions['checkKinds']> = async (ctx, { areaCode }) => {
  const own = ownWarnings(ctx, areaCode)
  const items = await Promise.all(
    CheckKind.options.map(async (kind) => {
      const where = { ...own, ...(await whereOf(ctx, areaCode, kind)) }
      const [waiting, overdue, closed] = await Promise.all([
        ctx.store.warnings.count({ ...where, ...WAITING }),
        ctx.store.warnings.count({ ...where, ...WAITING, dueOn: { lt: ctx.today } }),
        ctx.store.warnings.count({ ...where, status: 'closed' }),
      ])
      return { kind, waiting, overdue, closed }
    }),
  )
  return { items }
}

/** What departments sent, row by row, about the people of a page. */
const rowsOfPage = async (ctx: Context, warnings: readonly Doc<'warnings'>[]) => {
  const ids = warnings.flatMap(({ householdId }) => householdId ?? [])
  const households = await ctx.store.households.getMany([...new Set(ids)])
  const rowsOf = await readRows(ctx, households)
  return (householdId: string | null) => {
    const household = households.find(({ _id }) => _id === householdId)
    return household ? rowsOf(household) : {}
  }
}

/** A page of checks with both sides of each: who is read is recorded, and nothing is decided by it. */
export const listChecks: Handler<Actions['checks']> = async (ctx, input) => {
  const { items, next } = await ctx.store.warnings.find({
    where: {
      ...ownWarnings(ctx, input.areaCode),
      ...(await whereOf(ctx, input.areaCode, input.kind)),
      ...(input.show === 'closed' ? { status: 'closed' } : WAITING),
    },
    order: { by: 'dueOn', direction: input.show === 'closed' ? 'desc' : 'asc' },
    limit: input.limit,
    after: input.after,
  })
  const [{ rowOf }, rowsOf, rules] = await Promise.all([
    warningRows(ctx, items),
    rowsOfPage(ctx, items),
    Promise.all(items.map((warning) => ruleOfWarning(ctx, warning))),
  ])
  if (items.length > 0)
    ctx.recordAccess({
      householdIds: [...new Set(items.flatMap(({ householdId }) => householdId ?? []))],
      areaCode: input.areaCode,
      note: `checks of ${input.kind}`,
    })
  const rows = items.map((warning, at) => {
    const rule = rules[at]
    const known = Lines.parse(ctx.openJson(warning.evidenceSealed))
    const sent = rule ? rowLines(rule, rowsBehind(rule, warning.personId, rowsOf(warning.householdId))) : []
    return {
      ...rowOf(warning),
      kind: checkKindOf(warning) ?? input.kind,
      ruleZh: `${rule?.ruleZh ?? warning.titleZh}（规则第${warning.ruleVersion}版）`,
      evidence: [...known, ...sent].map(({ labelZh, valueZh, sourceZh, asOf }) => ({
        labelZh: labelZh.replace(SHAPE_OF_VALUE, ''),
        valueZh,
        sourceZh,
        asOf,
      })),
      visitQuestionsZh: rule?.visitQuestionsZh ?? [],
      result: warning.result,
      resultNoteZh: warning.resultNoteZh,
      closedOn: warning.closedOn,
    }
  })
  return { items: rows, next }
}
