import { CATALOGUE } from '@shared/eligibility/catalogue'
import { seatToChange } from '@shared/eligibility/change-permissions'
import type { eligibilityContract } from '@shared/eligibility/contract'
import { checkOverlay } from '@shared/eligibility/overlay-check'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { KoumenError, type FieldProblem } from '@shared/kernel/errors'
import type { Context, Handler } from '../runtime'
import { rulesInForce, type RulesInForce } from '../runtime/records/rules-in-force'
import { CHANGERS } from './change-guard'
import { behind, dayCompared, rulesAround } from './change-rules'

/** What is wrong with new edits over the county's rules, by their place in the input. */
const problemsOf = (ctx: Context, rules: RulesInForce, edits: readonly RuleEdit[]): FieldProblem[] => {
  const standing = rules.edits.length
  const { problems } = checkOverlay(CATALOGUE, [...rules.edits, ...edits], standing)
  const found = behind(standing, problems)
  edits.forEach((edit, index) => {
    if (edit.from < ctx.today)
      found.push({ path: `edits.${index}.from`, messageZh: '生效日期不能早于今天：过去的决定不改。' })
    if (edit.kind === 'parameter' && !edit.area.startsWith(rules.countyCode))
      found.push({ path: `edits.${index}.area`, messageZh: '这个地方不在本县，请从列表里选。' })
  })
  return found
}

/** Nothing takes effect by proposing: a preview begins, and a second person decides. */
export const proposeChange: Handler<typeof eligibilityContract.actions.proposeChange> = async (ctx, input) => {
  const first = ctx.actor.staff.find((seat) => CHANGERS.some((role) => role === seat.role))
  if (!first) throw new KoumenError('FORBIDDEN')
  const rules = await rulesInForce(ctx, first.areaCode)
  const problems = problemsOf(ctx, rules, input.edits)
  if (problems.length > 0) throw new KoumenError('INVALID_INPUT', problems[0]?.messageZh, problems)
  const { basis, departments } = rulesAround(rules, input.edits, dayCompared(input.edits, ctx.today))
  const seat = seatToChange(ctx.actor, rules.countyCode, departments)
  if (!seat)
    throw new KoumenError(
      'FORBIDDEN',
      '这一项归别的部门管，或者要看本部门的政策不看的情况。请联系主管部门，或请县级调度的同志提出。',
    )
  const total = await ctx.store.households.count({ areaCode: { prefix: rules.countyCode } })
  const changeId = ctx.newId()
  return ctx.commit(async (tx) => {
    await tx.ruleChanges.insert({
      _id: changeId,
      areaCode: rules.countyCode,
      edits: input.edits,
      noteZh: input.noteZh,
      status: 'previewing',
      proposedBy: { staffId: seat.staffId, name: seat.name, openid: ctx.actor.openid, at: ctx.now },
      decidedBy: null,
      basis,
      preview: { run: 1, cursor: null, done: 0, total, touched: 0, effects: [] },
      rescan: null,
    })
    tx.audit({ areaCode: rules.countyCode, note: `rule change ${changeId}` })
    return { changeId }
  })
}
