import type { StatementDelivery } from './model'

/** The sections of the happiness list (幸福清单), in the order they are read. */
export const STATEMENT_SECTIONS = {
  received: { zh: '已享受', en: 'Received' },
  available: { zh: '可以申请', en: 'Available' },
  canAsk: { zh: '可以去问', en: 'Ask there' },
  inProgress: { zh: '正在办', en: 'In progress' },
  toCheck: { zh: '要核实', en: 'To be checked' },
  notMet: { zh: '不符合', en: 'Not met' },
} as const

/** What follows the sections: alternatives, what a grant opens, what time will change. */
export const STATEMENT_OUTLOOK = {
  choices: { zh: '只能选一样', en: 'One of these' },
  onceGranted: { zh: '批准以后还可以有', en: 'Available once granted' },
  changesAhead: { zh: '以后会有的变化', en: 'What will change' },
} as const

export const DELIVERY_LABELS: Record<StatementDelivery['how'], { zh: string; en: string }> = {
  readAloud: { zh: '已念', en: 'read aloud' },
  readMyself: { zh: '自己看过', en: 'read by the person' },
}
