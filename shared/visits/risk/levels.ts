import { z } from 'zod'

/** From the most visited down. */
export const RISK_LEVELS = ['high', 'key', 'general', 'stable'] as const
export const RiskLevel = z.enum(RISK_LEVELS)
export type RiskLevel = z.infer<typeof RiskLevel>

/** A visit is due once in each of these, counted by the calendar. */
export const VisitPeriod = z.enum(['week', 'month', 'quarter', 'halfYear'])
export type VisitPeriod = z.infer<typeof VisitPeriod>

/** 0 is the most visited. */
export const rankOf = (level: RiskLevel): number => RISK_LEVELS.indexOf(level)
export const higherOf = (a: RiskLevel, b: RiskLevel): RiskLevel => (rankOf(a) <= rankOf(b) ? a : b)
export const lowerOf = (a: RiskLevel, b: RiskLevel): RiskLevel => (rankOf(a) <= rankOf(b) ? b : a)
