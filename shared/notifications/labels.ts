import type { Notification } from './model'

export const DELIVERY_LABELS: Record<Notification['delivery'], { zh: string; en: string }> = {
  pending: { zh: '正在发微信提醒', en: 'Sending' },
  sent: { zh: '微信已提醒', en: 'Sent by WeChat' },
  noQuota: { zh: '没有订阅微信提醒，只在这里看', en: 'Not subscribed, inbox only' },
  refused: { zh: '微信没有送达，只在这里看', en: 'WeChat refused, inbox only' },
  failed: { zh: '微信没有送达，只在这里看', en: 'WeChat failed, inbox only' },
}
