import type { HandlingNote, SealedReport } from './harm-report'
import type { Visit, VisitOutcome } from './model'

export const VISIT_OUTCOME_LABELS: Record<VisitOutcome, { zh: string; en: string }> = {
  met: { zh: '见到本人', en: 'Met' },
  notHome: { zh: '没人在家', en: 'Nobody home' },
  refused: { zh: '不愿意谈', en: 'Declined to talk' },
  moved: { zh: '已搬走', en: 'Moved away' },
}

export const SAFETY_LABELS: Record<NonNullable<Visit['safety']>, { zh: string; en: string }> = {
  safe: { zh: '平安', en: 'Safe' },
  concern: { zh: '有困难', en: 'Of concern' },
  danger: { zh: '有危险', en: 'In danger' },
}

export const HARM_KIND_LABELS: Record<SealedReport['kind'], { zh: string; en: string }> = {
  child: { zh: '孩子受伤害', en: 'Harm to a child' },
  domesticViolence: { zh: '家庭暴力', en: 'Domestic violence' },
}

export const HARM_STATUS_LABELS: Record<SealedReport['status'], { zh: string; en: string }> = {
  open: { zh: '等您处理', en: 'To be handled' },
  taken: { zh: '处理中', en: 'In hand' },
  closed: { zh: '已办结', en: 'Closed' },
}

export const HARM_STEP_LABELS: Record<HandlingNote['step'], { zh: string; en: string }> = {
  take: { zh: '在办', en: 'In hand' },
  close: { zh: '办结', en: 'Closed' },
}
