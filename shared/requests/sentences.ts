import { formatInstant, type Instant } from '../kernel/dates'

export const NOT_A_DECISION_ZH = '要上门核实，这不是审批结果。'

/** 「兰小燕今天18:00前给您打电话。」 Without a telephone number nobody can call: somebody comes. */
export const contactSentence = (name: string, dueAt: Instant, now: Instant, hasPhone: boolean): string =>
  hasPhone ? `${name}${formatInstant(dueAt, now)}前给您打电话。` : `${name}${formatInstant(dueAt, now)}前联系您。`

export const receivedSentence = (requestNo: string, contact: string): string => `收到了，求助号${requestNo}。${contact}`

/** 「可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。」 */
export const canAskSentence = (titlesZh: readonly string[]): string =>
  titlesZh.length === 0
    ? `能享受哪些政策，上门时一起看。这不是审批结果。`
    : `可以问：${titlesZh.join('、')}。${NOT_A_DECISION_ZH}`
