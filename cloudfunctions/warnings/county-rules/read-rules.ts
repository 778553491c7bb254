import { DEPARTMENTS, findDepartment } from '@shared/facts/vocabulary'
import { RULE_WRITERS, writerSeat } from '@shared/warnings/county-rules/change-permissions'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import type { RuleInForce } from '@shared/warnings/county-rules/contract'
import { factChoices } from '@shared/warnings/county-rules/fact-choices'
import { mayBeEnded, turnsOn, warningRulesOn, type RuleTurn } from '@shared/warnings/county-rules/in-force'
import { RECIPIENT_LABELS } from '@shared/warnings/county-rules/labels'
import { readBack } from '@shared/warnings/county-rules/read-back'
import type { warningsContract } from '@shared/warnings/contract'
import type { WarningRule } from '@shared/warnings/rule-model'
import type { Context, Handler } from '../../runtime'
import { countyTurns } from '../county-rules'
import { countyOfReader, loadRuleChange, writerOf } from './change-documents'
import { ruleChangeRow, ruleChangeView } from './view-rule-change'

type Actions = typeof warningsContract.actions

const recipientZh = ({ assignee: { role, departmentId } }: WarningRule): string =>
  role === 'departmentOfficer' && departmentId
    ? (findDepartment(departmentId)?.nameZh ?? departmentId)
    : (Object.entries(RECIPIENT_LABELS).find(([key]) => key === role)?.[1].zh ?? '系统管理员')

const ruleRow =
  (turns: readonly RuleTurn[], ctx: Pick<Context, 'today'>, mayWrite: boolean) =>
  (rule: WarningRule): RuleInForce => {
    const own = turnsOn(turns, ctx.today).get(rule.id)
    const end = turns.find((turn) => turn.kind === 'end' && turn.ruleId === rule.id && turn.from > ctx.today)
    return {
      ruleId: rule.id,
      ruleVersion: rule.version,
      titleZh: rule.titleZh,
      ruleZh: rule.ruleZh,
      severity: rule.severity,
      recipientZh: recipientZh(rule),
      deadlineWorkingDays: rule.deadlineWorkingDays,
      basisZh: rule.basisZh,
      origin: own ? 'county' : 'product',
      since: own?.from ?? null,
      endsOn: end?.from ?? null,
      mayEnd: mayWrite && !end && mayBeEnded(rule),
    }
  }

/** The rules in force; a sealed one is told to nobody who does not handle it. */
export const listRules: Handler<Actions['rules']> = async (ctx) => {
  const countyCode = countyOfReader(ctx)
  const { turns } = await countyTurns(ctx, countyCode)
  const seat = writerSeat(ctx.actor, countyCode)
  const rules = warningRulesOn(turns, ctx.today).filter(({ sealed }) => !sealed)
  const rows = rules.map(ruleRow(turns, ctx, seat?.role === 'countyDispatcher'))
  const own = (row: RuleInForce): RuleInForce => ({ ...row, mayEnd: row.mayEnd || mayEndOwn(turns, row, seat) })
  return {
    items: rows.map(own).sort((a, b) => (a.origin === b.origin ? 0 : a.origin === 'county' ? -1 : 1)),
    mayWrite: seat !== undefined,
  }
}

/** A department ends the county's rules that come to itself; the product's rules only the dispatcher. */
const mayEndOwn = (turns: readonly RuleTurn[], row: RuleInForce, seat: ReturnType<typeof writerSeat>): boolean =>
  seat !== undefined &&
  row.endsOn === null &&
  turns.some(
    (turn) =>
      turn.kind === 'rule' && turn.rule.id === row.ruleId && turn.rule.assignee.departmentId === seat.departmentId,
  )

export const listRuleFacts: Handler<Actions['ruleFacts']> = async (ctx) => ({
  facts: factChoices(writerOf(ctx).author).map((fact) => ({ ...fact, ops: [...fact.ops], choices: [...fact.choices] })),
  departments: DEPARTMENTS.map(({ id, nameZh }) => ({ id, nameZh })),
})

export const checkRuleDraft: Handler<Actions['checkDraft']> = async (ctx, { draft }) => ({
  problems: checkDraft(draft, writerOf(ctx).author),
  readBack: readBack(draft),
})

/** What was proposed and decided in the county, and the caller's own drafts. */
export const listRuleChanges: Handler<Actions['ruleChanges']> = async (ctx, { limit, after }) => {
  const { items, next } = await ctx.store.warningRuleChanges.find({
    where: { areaCode: countyOfReader(ctx) },
    order: { by: 'createdAt', direction: 'desc' },
    limit,
    after,
  })
  const mine = new Set(
    ctx.actor.staff.filter(({ role }) => RULE_WRITERS.some((one) => one === role)).map(({ staffId }) => staffId),
  )
  const shown = items.filter(({ status, proposedBy }) => status !== 'draft' || mine.has(proposedBy.staffId))
  return { items: shown.map(ruleChangeRow), next }
}

export const getRuleChange: Handler<Actions['ruleChange']> = async (ctx, { changeId }) =>
  ruleChangeView(ctx, await loadRuleChange(ctx, changeId))
