import { z } from 'zod'
import { addDays, addMonths, type LocalDate } from '../../kernel/dates'
import type { Extension, RuleBook, Run } from '../../rules/compile'
import { MET, UNKNOWN, UNMET, Value, type Kleene } from '../../rules/model'
import { extraOf } from './extra'

const ReachedAge = z.strictObject({ age: Value, withinDays: Value })
const DateTest = z.strictObject({ fact: z.string(), days: Value })

const yes = (holds: boolean): Kleene => (holds ? MET : UNMET)

/** The birthday of that age lies within the last days, today included. */
const reachedAge: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { age, withinDays } = ReachedAge.parse(given)
    const [birth, years, days] = [
      book.value({ fact: 'person.birthDate' }, true),
      book.value(age, true),
      book.value(withinDays, true),
    ]
    return (frame, member): Kleene => {
      const [born, full, window] = [birth(frame, member), years(frame, member), days(frame, member)]
      if (typeof born !== 'string' || typeof full !== 'number' || typeof window !== 'number') return UNKNOWN
      const { today } = extraOf(frame)
      const birthday = addMonths(born, full * 12)
      return yes(birthday <= today && birthday > addDays(today, -window))
    }
  },
}

/** The last day of a month fact (`2026-11` ends on the 30th); a date is itself. */
export const lastDayOf = (text: string): LocalDate =>
  text.length === 7 ? addDays(addMonths(`${text}-01`, 1), -1) : text

const dateTest = (test: (date: LocalDate, days: number, today: LocalDate) => boolean): Extension => ({
  scope: 'member',
  compile: (given, book: RuleBook): Run => {
    const { fact, days } = DateTest.parse(given)
    const [date, count] = [book.value({ fact }, true), book.value(days, true)]
    return (frame, member): Kleene => {
      const [known, within] = [date(frame, member), count(frame, member)]
      if (typeof known !== 'string' || typeof within !== 'number') return UNKNOWN
      return yes(test(lastDayOf(known), within, extraOf(frame).today))
    }
  },
})

export const DATE_EXTENSIONS: Readonly<Record<string, Extension>> = {
  reachedAge,
  /** The day lies ahead, at most so many days; today counts. */
  dueWithin: dateTest((date, days, today) => today <= date && date <= addDays(today, days)),
  /** More than so many days ago. */
  olderThan: dateTest((date, days, today) => date < addDays(today, -days)),
  /** At most so many days ago, and not ahead. */
  newerThan: dateTest((date, days, today) => date <= today && date >= addDays(today, -days)),
}
