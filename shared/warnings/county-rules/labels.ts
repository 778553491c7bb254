import type { WarningChangeStatus } from './change-model'
import type { DraftCategory, RecipientRole, WarningDraft } from './draft'

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

export const SEVERITY_WORDS = { yellow: '黄色', orange: '橙色', red: '红色' } as const

export const PERIOD_LABELS: Readonly<Record<WarningDraft['period'], { zh: string; en: string }>> = {
  once: { zh: '只报一次', en: 'once' },
  year: { zh: '一年最多报一次', en: 'once a year' },
  half: { zh: '半年最多报一次', en: 'once a half-year' },
  quarter: { zh: '一季度最多报一次', en: 'once a quarter' },
  month: { zh: '一个月最多报一次', en: 'once a month' },
}

export const RECIPIENT_LABELS: Readonly<Record<RecipientRole, { zh: string; en: string }>> = {
  townshipOfficer: { zh: '乡镇民政干部', en: 'township officer' },
  gridWorker: { zh: '网格员（直接上门）', en: 'grid worker' },
  departmentOfficer: { zh: '县级部门经办', en: 'department officer' },
  countyDispatcher: { zh: '县级调度员', en: 'county dispatcher' },
}
