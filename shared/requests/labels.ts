import type { RequestChannel, RequestStatus } from './model'

export const REQUEST_STATUS_LABELS: Record<RequestStatus, { zh: string; en: string }> = {
  requested: { zh: '已收到', en: 'Received' },
  accepted: { zh: '已接单', en: 'Accepted' },
  inProgress: { zh: '办理中', en: 'In progress' },
  completed: { zh: '已办结，请您确认', en: 'Done, please confirm' },
  closed: { zh: '已确认', en: 'Confirmed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const REQUEST_CHANNEL_LABELS: Record<RequestChannel, { zh: string; en: string }> = {
  self: { zh: '本人求助', en: 'For oneself' },
  proxy: { zh: '代人填报', en: 'For another' },
  lead: { zh: '反映情况', en: 'A lead' },
}
