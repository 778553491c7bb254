import { formatInstant, localDateOf, type Instant } from '../kernel/dates'
import { formatYuan } from '../kernel/money'
import { clockZh, readClock } from './clock'
import type { ApplicationRow } from './contract'
import { APPLICATION_EVENT_LABELS, APPLICATION_STATUS_LABELS } from './labels'
import { ENDED } from './lifecycle'
import type { Application } from './model'

/** 「2,000元，由青嶂镇支出：突发重病，生活困难」 */
export const proposalZh = (proposal: NonNullable<Application['proposal']>): string => {
  const what = [proposal.amountFen === null ? null : formatYuan(proposal.amountFen), proposal.inKindZh].filter(Boolean)
  return `${what.join('，')}，${proposal.payerZh}：${proposal.reasonZh}（${proposal.byName}）`
}

/** 「雷建民（乡镇分管领导）已批准」 */
export const decisionZh = (decision: NonNullable<Application['decision']>): string =>
  `${decision.byName}（${decision.roleZh}）${decision.approved ? '已批准' : '不予认定'}${decision.reasonZh ? `：${decision.reasonZh}` : ''}`

export const referralZh = (referral: NonNullable<Application['referral']>, now: Instant): string =>
  `${formatInstant(referral.at, now)}转${referral.toZh}${referral.replyZh ? `，回复：${referral.replyZh}` : '，还没有回复'}`

export const historyZh = (line: Application['history'][number]): string =>
  `${line.byName} ${APPLICATION_EVENT_LABELS[line.event]?.zh ?? line.event}${line.noteZh ? `：${line.noteZh}` : ''}`

export const rowOf = (
  item: Application,
  household: { headName: string; addressText: string } | null,
  now: Instant,
): ApplicationRow => {
  const today = localDateOf(now)
  const ended = ENDED.includes(item.status)
  const reading = item.clock && !ended ? readClock(item.clock, today) : null
  return {
    applicationId: item._id,
    version: item.version,
    householdId: item.householdId,
    headNameZh: household?.headName ?? '（档案已归并）',
    addressZh: household?.addressText ?? '',
    titleZh: item.titleZh,
    kind: item.kind,
    policyId: item.policyId,
    status: item.status,
    statusZh: APPLICATION_STATUS_LABELS[item.status].zh,
    clockZh: item.clock && !ended ? clockZh(item.clock, today) : null,
    dueOn: reading?.dueOn ?? null,
    overdue: reading?.overdue ?? false,
  }
}
