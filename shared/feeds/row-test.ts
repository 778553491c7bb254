import type { LocalDate } from '../kernel/dates'
import type { RowTest } from './definition'
import type { KeptRow } from './model'

type Value = string | number | readonly string[] | undefined

/** Whether one read value passes. */
export const passes = (test: RowTest, value: Value, today: LocalDate): boolean => {
  const text = typeof value === 'string' ? value : undefined
  if (test.absent) return value === undefined
  if (test.notPast) return text === undefined || text >= today.slice(0, text.length)
  if (test.thisYear) return String(value ?? '').slice(0, 4) === today.slice(0, 4)
  if (test.above !== undefined) return typeof value === 'number' && value > test.above
  if (test.notIn) return text === undefined || !test.notIn.includes(text)
  if (test.contains) return text !== undefined && test.contains.some((part) => text.includes(part))
  return text !== undefined && (test.in?.includes(text) ?? false)
}

/** Whether a kept row passes every test of a fold. */
export const passesAll = (tests: readonly RowTest[], row: KeptRow, today: LocalDate): boolean =>
  tests.every((test) => passes(test, row.values[test.column], today))
