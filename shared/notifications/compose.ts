import { localDateOf, partsOf, timeOf, type Instant } from '../kernel/dates'
import type { NotifyPayload, TemplateKey } from './model'

/** A field of type `thing` holds at most 20 characters; a longer one is refused by WeChat (47003). */
export const THING_LIMIT = 20

/** Cuts by rule, so that a message is never refused for its length. */
export const asThing = (textZh: string): string => {
  const text = [...textZh.replace(/\s+/g, '')]
  return text.length <= THING_LIMIT ? text.join('') : `${text.slice(0, THING_LIMIT - 1).join('')}…`
}

/** A field of type `time`: 「2026年11月23日 08:00」. */
export const asTime = (instant: Instant): string => {
  const { year, month, day } = partsOf(localDateOf(instant))
  return `${year}年${month}月${day}日 ${timeOf(instant)}`
}

/**
 * Every message there is. No name, illness, income or policy of anybody: a phone lies open on a table. What it is about
 * stands on the page behind it.
 */
export const MESSAGES = {
  newTask: { templateKey: 'newTask', textZh: '您有1件新任务' },
  reassignedTask: { templateKey: 'newTask', textZh: '有1件任务转给了您' },
  taskDue: { templateKey: 'newTask', textZh: '您有1件任务已到时间，请尽快办' },
  taskOverdue: { templateKey: 'newTask', textZh: '辖区有1件任务超时，请过问' },
  taskReturned: { templateKey: 'newTask', textZh: '有1件任务退回，请转派' },
  requestCancelled: { templateKey: 'newTask', textZh: '有1件求助本人取消了，不用去了' },
  visitLate: { templateKey: 'newTask', textZh: '您有走访逾期，请尽快上门' },
  visitLateHere: { templateKey: 'newTask', textZh: '辖区有走访逾期，请过问' },
  lateVisit: { templateKey: 'progress', textZh: '有1份离线走访补送到，请查看' },
  movedAway: { templateKey: 'progress', textZh: '有1户走访没见到人，请过问' },
  requestAccepted: { templateKey: 'progress', textZh: '您的求助有人接单了' },
  requestVisited: { templateKey: 'progress', textZh: '您的求助有新进展' },
  decisionReady: { templateKey: 'decisionReady', textZh: '您办的事有结果了' },
  signatureDone: { templateKey: 'progress', textZh: '有1份授权签好了' },
  newWarning: { templateKey: 'warningDigest', textZh: '辖区有1户需要关心，请查看' },
  coverStarts: { templateKey: 'newTask', textZh: '请您代班，有任务请查看' },
  protectReport: { templateKey: 'newTask', textZh: '有1件紧急事项，请马上打开' },
} as const satisfies Record<string, { templateKey: TemplateKey; textZh: string }>

/** Pages that messages open, without the leading slash; no address names a household or a resident. */
export const PAGES = {
  task: (taskId: string) => `worker/task/index?task=${encodeURIComponent(taskId)}`,
  today: () => 'worker/today/index',
  myVisits: () => 'worker/plan/index',
  visitsOfArea: () => 'office/visits/index',
  tasksOfArea: () => 'office/tasks/index',
  myRequests: () => 'pages/request/mine/index',
  myStatement: () => 'pages/statement/index',
  households: () => 'office/households/index',
  warnings: () => 'office/queue/index',
  /** The list of what was reported to the reader; the address does not say which report. */
  sealed: () => 'worker/sealed/index',
  inbox: () => 'pages/inbox/index',
} as const

export interface NotifyMessage extends Record<string, unknown> {
  key: string
  kind: 'notify'
  payload: NotifyPayload
}

/** An outbox row of kind `notify`. `key` is unique for ever: the same event is told once. */
export const notify = (
  message: keyof typeof MESSAGES,
  key: string,
  to: { openid: string } | { staffId: string },
  about: { page: string; relatedId?: string },
): NotifyMessage => ({
  key: `notify:${message}:${key}`,
  kind: 'notify',
  payload: { ...to, templateKey: MESSAGES[message].templateKey, textZh: asThing(MESSAGES[message].textZh), ...about },
})
