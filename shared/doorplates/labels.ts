import type { Doorplate } from './model'

export const PLATE_STATUS_LABELS: Record<Doorplate['status'], { zh: string; en: string }> = {
  active: { zh: '使用中', en: 'Active' },
  revoked: { zh: '已停用', en: 'Revoked' },
}
