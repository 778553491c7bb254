import { formatInstant, type Instant } from '../kernel/dates'
import type { VisitOutcome } from './model'

/** What the worker reads after the visit has arrived. */
export const afterVisitSentence = (
  outcome: VisitOutcome,
  kept: { arrivedLate: boolean; retryDueAt: Instant | null; opensSafetyCheck: boolean },
  now: Instant,
): string => {
  if (kept.arrivedLate) return '走访已收到。这件任务已经转给别人或办完，您的记录照样存进了档案。'
  if (outcome === 'notHome' && kept.retryDueAt) return `没人在家，请${formatInstant(kept.retryDueAt, now)}前再去一次。`
  if (outcome === 'refused') return '本人暂时不愿意谈，已告诉乡镇，不用勉强。'
  if (outcome === 'moved') return '已搬走，乡镇会核实新的住处。'
  return kept.opensSafetyCheck ? '走访已送达。房屋鉴定已报住建局安排。' : '走访已送达，接下来由乡镇跟进。'
}

/** Words at the door: nothing here is a verdict, and no amount is named. */
export const doorstepSentence = (titlesZh: readonly string[]): string =>
  titlesZh.length === 0
    ? '能不能享受政策，由乡镇核实后告诉您。这不是审批结果。'
    : `可以问：${titlesZh.join('、')}。这不是审批结果。`

/** The numbers that always stand with a report of harm (未成年人保护法 art. 11; 反家庭暴力法 art. 14). */
export const HARM_NEXT_ZH: Record<'child' | 'domesticViolence', string> = {
  child: '已单独上报，只有专门的同志能看。人有危险马上打110，也可以打12345转未成年人保护热线。',
  domesticViolence: '已单独上报，只有专门的同志能看。人有危险马上打110，妇女维权热线12338。',
}

/** What stands over every sealed report and its handling. */
export const HARM_NUMBERS_ZH = '人有危险马上打110。妇女维权热线12338，未成年人保护打12345转。'

/** Kept, but the county has nobody on this channel: the reporter must not believe that somebody reads it. */
export const HARM_NOBODY_ZH = '已记下，但这里暂时没有专门的同志接。请现在就打110报告，妇女维权热线12338。'
