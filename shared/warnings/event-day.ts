import type { LocalDate } from '../kernel/dates'
import type { WarningExtra } from './extensions/extra'
import type { WarningRule } from './rule-model'

/** The day on which what a rule of events looks for happened: the newest row up to today, or the date of the fact. */
export const eventDay = (
  { period, eventFrom }: Pick<WarningRule, 'period' | 'eventFrom'>,
  { rows, sheet, today }: Pick<WarningExtra, 'rows' | 'sheet' | 'today'>,
  member: number | undefined,
): LocalDate | undefined => {
  if (period !== 'event' || !eventFrom) return undefined
  const person = member === undefined ? undefined : sheet.members[member]
  if ('fact' in eventFrom) {
    const value = (person?.facts[eventFrom.fact] ?? sheet.household[eventFrom.fact])?.value
    return typeof value === 'string' ? value : undefined
  }
  return (rows[eventFrom.feed] ?? [])
    .filter(({ on, personId }) => on <= today && (!person || personId === null || personId === person.personId))
    .map(({ on }) => on)
    .sort()
    .at(-1)
}
