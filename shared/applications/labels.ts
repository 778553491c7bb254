import type { ApplicationStatus } from './model'

export const APPLICATION_STATUS_LABELS: Record<ApplicationStatus, { zh: string; en: string }> = {
  requested: { zh: '待受理', en: 'Requested' },
  accepted: { zh: '已受理', en: 'Accepted' },
  referred: { zh: '已转部门', en: 'Referred' },
  proposed: { zh: '待审批', en: 'Proposed' },
  approved: { zh: '已批准', en: 'Approved' },
  rejected: { zh: '不予认定', en: 'Declined' },
  delivered: { zh: '已送达', en: 'Delivered' },
  cancelled: { zh: '已撤回', en: 'Withdrawn' },
}

/** History lines: 「苏晓敏 受理」. */
export const APPLICATION_EVENT_LABELS: Record<string, { zh: string; en: string }> = {
  open: { zh: '提出', en: 'opened' },
  accept: { zh: '受理', en: 'accepted' },
  refer: { zh: '转部门', en: 'referred' },
  propose: { zh: '提出意见', en: 'proposed' },
  approve: { zh: '批准', en: 'approved' },
  reject: { zh: '不予认定', en: 'declined' },
  recordReply: { zh: '部门回复', en: 'reply recorded' },
  recordApproval: { zh: '部门已办', en: 'approved by department' },
  recordRejection: { zh: '部门不予办理', en: 'declined by department' },
  pauseClock: { zh: '暂停计时', en: 'paused the clock' },
  resumeClock: { zh: '恢复计时', en: 'resumed the clock' },
  deliver: { zh: '送达', en: 'delivered' },
  cancel: { zh: '撤回', en: 'withdrawn' },
}

/** Printed on every refusal (行政复议法 2023 art. 11, 20). */
export const APPEAL_ZH =
  '如对结果有异议，可以自知道之日起60日内向青禾县人民政府申请行政复议，也可以依法提起行政诉讼；不清楚怎么办，请打12345。'
