import type { LocalDate } from '../kernel/dates'
import type { RuleBook } from '../rules/compile'
import type { Frame } from '../rules/frame'
import { newestEvent } from './extensions/events'
import { extraOf } from './extensions/extra'
import type { WarningRule } from './rule-model'

/** Tells of a rule of events the day on which what it looks for happened. */
export type EventDay = (frame: Frame, member: number | undefined) => LocalDate | undefined

/** The newest row by which the rule holds, or the date of the fact; undefined for a rule that is not of events. */
export const eventDayOf = (
  { period, eventFrom, condition }: Pick<WarningRule, 'period' | 'eventFrom' | 'condition'>,
  book: RuleBook,
): EventDay => {
  if (period !== 'event' || !eventFrom) return () => undefined
  if ('feed' in eventFrom) {
    const newest = newestEvent(condition, eventFrom.feed, book)
    return (frame, member) => newest(frame, member ?? 0)
  }
  return (frame, member) => {
    const { sheet } = extraOf(frame)
    const person = member === undefined ? undefined : sheet.members[member]
    const value = (person?.facts[eventFrom.fact] ?? sheet.household[eventFrom.fact])?.value
    return typeof value === 'string' ? value : undefined
  }
}
