import type { Notification, TemplateKey } from './model'

export const TEMPLATE_LABELS: Record<TemplateKey, { zh: string; en: string }> = {
  newTask: { zh: '新任务提醒', en: 'New task' },
  progress: { zh: '办理进展提醒', en: 'Progress' },
  decisionReady: { zh: '结果通知', en: 'Result' },
  warningDigest: { zh: '预警提醒', en: 'Warnings' },
}

export const DELIVERY_LABELS: Record<Notification['delivery'], { zh: string; en: string }> = {
  pending: { zh: '正在发微信提醒', en: 'Sending' },
  sent: { zh: '微信已提醒', en: 'Sent by WeChat' },
  noQuota: { zh: '没有订阅微信提醒，只在这里看', en: 'Not subscribed, inbox only' },
  refused: { zh: '微信没有送达，只在这里看', en: 'WeChat refused, inbox only' },
  failed: { zh: '微信没有送达，只在这里看', en: 'WeChat failed, inbox only' },
}
