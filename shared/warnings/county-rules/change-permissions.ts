import type { Actor, StaffSeat } from '../../access/actor'
import type { StaffRole } from '../../access/roles'
import { covers } from '../../access/scope'
import { isProposer, whyNotSecond, type Refusal } from '../../access/second-person'
import type { LocalDate } from '../../kernel/dates'
import type { WarningRuleChange } from './change-model'
import { isKnownTo } from './known-facts'

/**
 * Who writes warning rules: a department over what it may know itself, the dispatcher over the county. Not the
 * administrator, who runs the platform and handles no cases.
 */
export const RULE_WRITERS = ['departmentOfficer', 'countyDispatcher'] as const satisfies readonly StaffRole[]
/** Townships read them: their people are who is looked for. */
export const RULE_READERS = [
  ...RULE_WRITERS,
  'townshipOfficer',
  'townshipLeader',
] as const satisfies readonly StaffRole[]

type Change = Pick<WarningRuleChange, 'status' | 'areaCode' | 'proposedBy' | 'draft' | 'departmentId' | 'concerns'>

/** The post from which somebody writes rules for a county; the dispatcher's before a department's. */
export const writerSeat = (actor: Actor, countyCode: string): StaffSeat | undefined =>
  actor.staff.find((seat) => seat.role === 'countyDispatcher' && covers(seat.areaCode, countyCode)) ??
  actor.staff.find(
    (seat) => seat.role === 'departmentOfficer' && seat.departmentId !== undefined && covers(seat.areaCode, countyCode),
  )

/**
 * Who decides: a dispatcher of the county, or an officer of a department the rule concerns (it knows a fact of it, gets
 * its warnings, or wrote it). They read the rule and counts, no person.
 */
const deciderSeat = (actor: Actor, { areaCode, draft, departmentId, concerns }: Change): StaffSeat | undefined => {
  const seat = writerSeat(actor, areaCode)
  if (!seat || seat.role === 'countyDispatcher') return seat
  const own = seat.departmentId ?? ''
  const concerned =
    own === departmentId ||
    concerns.includes(own) ||
    own === draft?.recipient.departmentId ||
    (draft?.conditions ?? []).some(({ factId }) => isKnownTo(own, factId))
  return concerned ? seat : undefined
}

export const seatToDecide = (actor: Actor, change: Change): StaffSeat | undefined =>
  isProposer(actor, change) ? undefined : deciderSeat(actor, change)

export const whyNotDecideRule = (actor: Actor, change: Change, isSamePerson: boolean): Refusal | null => {
  if (!deciderSeat(actor, change))
    return { code: 'FORBIDDEN', messageZh: '这条规则要由县级调度员或有关部门的同志来定。' }
  const notSecond = whyNotSecond(actor, change, isSamePerson)
  if (notSecond) return notSecond
  return change.status === 'proposed'
    ? null
    : {
        code: 'ILLEGAL_TRANSITION',
        messageZh: change.status === 'draft' ? '还是草稿，请等起草的人提出来。' : '已经有结果了，请刷新后再看。',
      }
}

export const whyNotApproveRule = (
  actor: Actor,
  change: Change & Pick<WarningRuleChange, 'from'>,
  { today, isSamePerson }: { today: LocalDate; isSamePerson: boolean },
): Refusal | null =>
  whyNotDecideRule(actor, change, isSamePerson) ??
  (change.from === null || change.from < today
    ? { code: 'ILLEGAL_TRANSITION', messageZh: '生效日期已经过了，请退回重新提出，把日期改到今天以后。' }
    : null)

/** The author alone edits, and only a draft. */
export const whyNotEdit = (actor: Actor, change: Change): Refusal | null => {
  if (!isProposer(actor, change)) return { code: 'FORBIDDEN', messageZh: '只有起草的人可以改。' }
  return change.status === 'draft'
    ? null
    : { code: 'ILLEGAL_TRANSITION', messageZh: '已经提出了，不能再改；可以撤回重写。' }
}

export const whyNotWithdrawRule = (actor: Actor, change: Change): Refusal | null => {
  if (!isProposer(actor, change)) return { code: 'FORBIDDEN', messageZh: '只有起草的人可以撤回。' }
  return change.status === 'draft' || change.status === 'proposed'
    ? null
    : { code: 'ILLEGAL_TRANSITION', messageZh: '已经有结果了，不能再撤回。' }
}

const FEW = 5
/** A reason is asked for where a rule would have found almost nobody. */
const LEAST_REASON = 8

/** Why a draft cannot be handed to a second person yet; null when it can. */
export const whyNotPropose = (
  change: Pick<WarningRuleChange, 'test'>,
  now: { problems: number; draftHash: string; noteZh: string; from: LocalDate; today: LocalDate },
): string | null => {
  if (now.problems > 0) return '还有要改的地方，请先按提示改好。'
  if (!change.test?.finished || change.test.draftHash !== now.draftHash) return '请先用历史数据试一遍，看过结果再提出。'
  if (now.from < now.today) return '生效日期不能早于今天。'
  if (change.test.householdsFired < FEW && now.noteZh.trim().length < LEAST_REASON)
    return '一年里只会报出极少几户，请写清楚为什么要这条规则（不能是为了查某一个人）。'
  return null
}

/** Null: too few to be told without telling who. */
export const shownCount = (count: number): number | null => (count > 0 && count < FEW ? null : count)
