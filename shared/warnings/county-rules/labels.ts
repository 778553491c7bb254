import type { WarningChangeStatus } from './change-model'
import type { DraftCategory } from './draft'

export const CHANGE_STATE_LABELS: Readonly<Record<WarningChangeStatus, { zh: string; en: string }>> = {
  draft: { zh: '草稿', en: 'draft' },
  proposed: { zh: '等批准', en: 'waits for approval' },
  approved: { zh: '已批准', en: 'approved' },
  rejected: { zh: '已退回', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

export const CATEGORY_LABELS: Readonly<Record<DraftCategory, { zh: string; en: string }>> = {
  medical: { zh: '看病', en: 'medical' },
  income: { zh: '收入', en: 'income' },
  living: { zh: '生活', en: 'living' },
  child: { zh: '孩子', en: 'child' },
  accident: { zh: '意外', en: 'accident' },
  entitlement: { zh: '该享未享', en: 'entitled, not received' },
  expiry: { zh: '快到期', en: 'about to expire' },
  contradiction: { zh: '数据对不上', en: 'contradiction' },
}
