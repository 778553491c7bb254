import { findFeed } from '@shared/feeds/catalogue'
import { KoumenError } from '@shared/kernel/errors'
import { whyNotEdit, whyNotPropose, writerSeat } from '@shared/warnings/county-rules/change-permissions'
import { checkDraft } from '@shared/warnings/county-rules/check-draft'
import type { warningsContract } from '@shared/warnings/contract'
import { mayBeEnded, type RuleTurn } from '@shared/warnings/county-rules/in-force'
import type { WarningRule } from '@shared/warnings/rule-model'
import type { Context, Handler } from '../../runtime'
import { requireAllowed } from '../../runtime/records/second-person'
import { countyTurns, standingOf } from '../county-rules'
import { authorOf, hashOf, loadRuleChange, writerOf, type RuleChangeDoc } from './change-documents'

type Actions = typeof warningsContract.actions

export const changeDone = ({ _id, version, status }: RuleChangeDoc) => ({ changeId: _id, version, status })

/** The number of the version that comes next; a rule that is not the county's own begins anew. */
const nextVersion = (turns: readonly RuleTurn[], ruleId: string): number =>
  Math.max(
    0,
    ...turns.flatMap((turn) => (turn.kind === 'rule' && turn.rule.id === ruleId ? [turn.rule.version] : [])),
  ) + 1

const ruleToRevise = (turns: readonly RuleTurn[], ruleId: string): string => {
  if (!turns.some((turn) => turn.kind === 'rule' && turn.rule.id === ruleId))
    throw new KoumenError('NOT_FOUND', '没有这条本县的规则，请从列表里选。')
  return ruleId
}

/** Keeps a draft as it is, faults included: nothing takes effect by it. */
export const saveRuleDraft: Handler<Actions['saveDraft']> = async (ctx, input) => {
  const { seat, countyCode, author } = writerOf(ctx)
  const { draft, noteZh } = input
  if (input.changeId !== undefined) {
    const change = await loadRuleChange(ctx, input.changeId)
    requireAllowed(whyNotEdit(ctx.actor, change))
    const seen = { _id: change._id, version: input.version ?? change.version }
    return ctx.commit(async (tx) => {
      const written = await tx.warningRuleChanges.update(seen, { draft, noteZh, titleZh: draft.titleZh })
      tx.audit({ areaCode: countyCode, note: `warning rule ${change.ruleId} drafted` })
      return changeDone(written)
    })
  }
  const { turns } = await countyTurns(ctx, countyCode)
  const ruleId = input.ruleId === undefined ? `county-${ctx.newId().toLowerCase()}` : ruleToRevise(turns, input.ruleId)
  return ctx.commit(async (tx) => {
    const written = await tx.warningRuleChanges.insert({
      areaCode: countyCode,
      kind: 'rule',
      ruleId,
      ruleVersion: nextVersion(turns, ruleId),
      titleZh: draft.titleZh,
      draft,
      from: null,
      noteZh,
      status: 'draft',
      departmentId: author.departmentId ?? null,
      concerns: [],
      proposedBy: { staffId: seat.staffId, name: seat.name, openid: ctx.actor.openid, at: ctx.now },
      decidedBy: null,
      test: null,
      rescanOn: null,
    })
    tx.audit({ areaCode: countyCode, note: `warning rule ${ruleId} drafted` })
    return changeDone(written)
  })
}

/** A draft without faults whose back-test is finished goes to a second person. */
export const proposeRule: Handler<Actions['proposeRule']> = async (ctx, input) => {
  const change = await loadRuleChange(ctx, input.changeId)
  requireAllowed(whyNotEdit(ctx.actor, change))
  const { draft } = change
  if (!draft) throw new KoumenError('ILLEGAL_TRANSITION')
  const problems = checkDraft(draft, authorOf(change.departmentId))
  const noteZh = input.noteZh === '' ? change.noteZh : input.noteZh
  const refusal = whyNotPropose(change, {
    problems: problems.length,
    draftHash: hashOf(draft),
    noteZh,
    from: input.from,
    today: ctx.today,
  })
  if (refusal !== null) throw new KoumenError('INVALID_INPUT', refusal, problems)
  const { turns } = await countyTurns(ctx, change.areaCode)
  return ctx.commit(async (tx) => {
    const written = await tx.warningRuleChanges.update(
      { _id: change._id, version: input.version },
      {
        status: 'proposed',
        from: input.from,
        noteZh,
        ruleVersion: nextVersion(turns, change.ruleId),
        proposedBy: { ...change.proposedBy, at: ctx.now },
      },
    )
    tx.audit({ areaCode: change.areaCode, note: `warning rule ${change.ruleId} proposed` })
    return changeDone(written)
  })
}

/** Whose rule it is to end: the dispatcher's any, a department's those of the county that come to itself. */
const requireMayEnd = (ctx: Context, countyCode: string, assignedTo: string | undefined, isOwn: boolean): void => {
  const seat = writerSeat(ctx.actor, countyCode)
  if (seat?.role !== 'countyDispatcher' && !(isOwn && assignedTo === seat?.departmentId))
    throw new KoumenError('FORBIDDEN', '这条规则不归本部门，请联系县级调度员。')
}

const concernedBy = ({ feeds, assignee }: WarningRule): string[] => {
  const senders = feeds.flatMap((feed) => findFeed(feed)?.department ?? [])
  return [...new Set([...senders, ...(assignee.departmentId === undefined ? [] : [assignee.departmentId])])].sort()
}

/** Proposes the end of a rule; until a second person agrees and the day has come, it goes on. */
export const endRule: Handler<Actions['endRule']> = async (ctx, { ruleId, from, noteZh }) => {
  const { seat, countyCode, author } = writerOf(ctx)
  const { turns } = await countyTurns(ctx, countyCode)
  const { rule, since, endsOn } = standingOf(turns, ruleId, ctx.today)
  if (!rule) throw new KoumenError('NOT_FOUND', '这条规则没有在用，请刷新后再看。')
  requireMayEnd(ctx, countyCode, rule.assignee.departmentId, since !== null)
  if (!mayBeEnded(rule)) throw new KoumenError('ILLEGAL_TRANSITION', '这条规则关系到人的安全，不能停用。')
  if (endsOn !== null) throw new KoumenError('ILLEGAL_TRANSITION', '已经定了停用的日子，请刷新后再看。')
  if (from < ctx.today)
    throw new KoumenError('INVALID_INPUT', '停用日期不能早于今天。', [
      { path: 'from', messageZh: '停用日期不能早于今天。' },
    ])
  return ctx.commit(async (tx) => {
    const written = await tx.warningRuleChanges.insert({
      areaCode: countyCode,
      kind: 'end',
      ruleId,
      ruleVersion: rule.version,
      titleZh: rule.titleZh,
      draft: null,
      from,
      noteZh,
      status: 'proposed',
      departmentId: author.departmentId ?? null,
      concerns: concernedBy(rule),
      proposedBy: { staffId: seat.staffId, name: seat.name, openid: ctx.actor.openid, at: ctx.now },
      decidedBy: null,
      test: null,
      rescanOn: null,
    })
    tx.audit({ areaCode: countyCode, note: `end of warning rule ${ruleId} proposed` })
    return changeDone(written)
  })
}
