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
