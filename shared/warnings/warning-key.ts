import { addDays, type LocalDate } from '../kernel/dates'
import type { WarningRule } from './rule-model'

const halfOf = (date: LocalDate): string => `${date.slice(0, 4)}H${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`

const periodOf = (rule: WarningRule, on: LocalDate): string =>
  ({ year: on.slice(0, 4), half: halfOf(on), month: on.slice(0, 7), once: 'once' })[rule.period]

/** The id of the one warning a rule raises for a subject in a period: raising it again finds it there. */
export const warningKey = (rule: WarningRule, subjectId: string, on: LocalDate): string =>
  `${rule.id}:${subjectId}:${periodOf(rule, on)}`

/**
 * Ids of warnings of earlier periods that may still keep this one quiet: the periods inside the cool-down, newest first.
 * A month's rule with a cool-down of 60 days looks back over the last two or three months.
 */
export const earlierKeys = (rule: WarningRule, subjectId: string, on: LocalDate): string[] => {
  const own = warningKey(rule, subjectId, on)
  const keys = new Set<string>()
  // 28 days reach every month of the span once at least; the span is the cool-down and the period that could be open.
  for (let back = 28; back <= Math.max(rule.coolDownDays, 31) + 31; back += 28)
    keys.add(warningKey(rule, subjectId, addDays(on, -back)))
  keys.delete(own)
  return rule.period === 'year' || rule.period === 'once' ? [] : [...keys]
}

/** Whether an earlier warning still speaks for the subject: not closed yet, or closed within the cool-down. */
export const keepsQuiet = (
  rule: WarningRule,
  earlier: { status: string; closedOn: LocalDate | null },
  on: LocalDate,
): boolean =>
  earlier.status !== 'closed' || (earlier.closedOn !== null && addDays(earlier.closedOn, rule.coolDownDays) > on)
