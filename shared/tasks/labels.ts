import type { TaskStatus } from './model'

export const TASK_STATUS_LABELS: Record<TaskStatus, { zh: string; en: string }> = {
  requested: { zh: '待接单', en: 'New' },
  accepted: { zh: '已接单', en: 'Accepted' },
  inProgress: { zh: '办理中', en: 'In progress' },
  completed: { zh: '已完成', en: 'Completed' },
  rejected: { zh: '已退回，待转派', en: 'Returned, to be reassigned' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

/** What a line of the history says. */
export const TASK_EVENT_LABELS: Record<string, { zh: string; en: string }> = {
  create: { zh: '派单', en: 'dispatched' },
  accept: { zh: '接单', en: 'accepted' },
  visit: { zh: '上门', en: 'visited' },
  noneHome: { zh: '上门没人在家', en: 'nobody home' },
  return: { zh: '退单', en: 'returned' },
  reassign: { zh: '转派', en: 'reassigned' },
  complete: { zh: '办完', en: 'completed' },
  remind: { zh: '催办', en: 'reminded' },
  escalate: { zh: '超时，已告诉乡镇', en: 'overdue, township told' },
  lateVisit: { zh: '离线走访补送到', en: 'an offline visit arrived late' },
  cancel: { zh: '取消', en: 'cancelled' },
}
