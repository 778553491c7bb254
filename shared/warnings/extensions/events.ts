import { z } from 'zod'
import { findFeed } from '../../feeds/catalogue'
import { isStale } from '../../feeds/freshness'
import type { KeptRow } from '../../feeds/model'
import { addDays, type LocalDate } from '../../kernel/dates'
import { testOf } from '../../rules/compare'
import type { Extension, RuleBook, Run } from '../../rules/compile'
import type { Frame } from '../../rules/frame'
import { MET, Op, UNKNOWN, UNMET, Value, type Condition, type Kleene } from '../../rules/model'
import type { ReadValue } from '../../rules/values'
import type { FeedStates } from '../feed-state'
import { extraOf, personAt } from './extra'

const ColumnTest = z.strictObject({
  column: z.string(),
  op: Op,
  value: z.union([Value, z.array(z.string()).min(1)]),
})
const Event = z.strictObject({
  feed: z.string(),
  withinDays: Value,
  atLeast: z.int().positive().default(1),
  where: z.array(ColumnTest).default([]),
  /** Rows of any member of the household; else the person's own and those about the whole household. */
  ofHousehold: z.boolean().default(false),
})
const NoEvent = z.strictObject({ feed: z.string(), forDays: Value, ofHousehold: z.boolean().default(false) })

interface RowTestReady {
  column: string
  holds: (value: unknown, frame: Frame, member: number) => boolean
}

const ready = (book: RuleBook, feed: string, { column, op, value }: z.infer<typeof ColumnTest>): RowTestReady => {
  const test = testOf(op)
  if (Array.isArray(value)) return { column, holds: (known) => test(known as string, value) }
  const money = findFeed(feed)?.columns.some((c) => c.name === column && c.type === 'money')
  const right: ReadValue = book.value(value, true, money ?? false)
  return {
    column,
    holds: (known, frame, member) => {
      const limit = right(frame, member)
      return limit !== undefined && test(known as string | number, limit)
    },
  }
}

/** A row is the household's when it names nobody, and where nobody in particular is looked at. */
const isOf = (row: KeptRow, personId: string | undefined, ofHousehold: boolean): boolean =>
  ofHousehold || personId === undefined || row.personId === null || row.personId === personId

const certain = new WeakMap<FeedStates, { today: LocalDate; feeds: Map<string, boolean> }>()

/** Whether "no such row" can be said: the feed came whole and is not late. Worked out once a set of states and a day. */
const isCertain = (frame: Frame, feedId: string): boolean => {
  const { feeds, today } = extraOf(frame)
  let known = certain.get(feeds)
  if (known?.today !== today) certain.set(feeds, (known = { today, feeds: new Map() }))
  let is = known.feeds.get(feedId)
  if (is === undefined) {
    const completeOn = feeds[feedId]?.completeOn ?? null
    const feed = findFeed(feedId)
    is = feed !== undefined && completeOn !== null && !isStale(feed, completeOn, today)
    known.feeds.set(feedId, is)
  }
  return is
}

const NO_ROWS: readonly KeptRow[] = []

type Rows = (frame: Frame, member: number) => readonly KeptRow[] | undefined

/** The rows that an `event` condition asks for; undefined where its window is not known. */
const rowsAskedFor = (given: unknown, book: RuleBook): Rows => {
  const { feed, withinDays, where, ofHousehold } = Event.parse(given)
  const days = book.value(withinDays, true)
  const tests = where.map((test) => ready(book, feed, test))
  return (frame, member) => {
    const window = days(frame, member)
    if (typeof window !== 'number') return undefined
    const { rows, today } = extraOf(frame)
    const sent = rows[feed]
    if (sent === undefined || sent.length === 0) return NO_ROWS
    const since = addDays(today, -window)
    const personId = personAt(frame, member)
    return sent.filter(
      (row) =>
        row.endedOn === null &&
        row.on >= since &&
        row.on <= today &&
        isOf(row, personId, ofHousehold) &&
        tests.every(
          ({ column, holds }) => row.values[column] !== undefined && holds(row.values[column], frame, member),
        ),
    )
  }
}

/** Rows of a feed about the subject, dated within the last days (today and the first day included). */
const event: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { feed, atLeast } = Event.parse(given)
    const asked = rowsAskedFor(given, book)
    return (frame, member): Kleene => {
      const found = asked(frame, member)
      if (found === undefined) return UNKNOWN
      if (found.length >= atLeast) return MET
      return isCertain(frame, feed) ? UNMET : UNKNOWN
    }
  },
}

/** Every `event` condition inside a condition, as its parameters. */
const eventsIn = (condition: unknown): unknown[] => {
  if (typeof condition !== 'object' || condition === null) return []
  if (Array.isArray(condition)) return condition.flatMap(eventsIn)
  const { extension, with: given } = condition as { extension?: unknown; with?: unknown }
  return extension === 'event' ? [given] : Object.values(condition).flatMap(eventsIn)
}

/** The day of the newest row of a feed by which a condition holds: a later row that it does not ask for is no event. */
export const newestEvent = (
  condition: Condition,
  feed: string,
  book: RuleBook,
): ((frame: Frame, member: number) => LocalDate | undefined) => {
  const asked = eventsIn(condition)
    .filter((given) => Event.parse(given).feed === feed)
    .map((given) => rowsAskedFor(given, book))
  return (frame, member) =>
    asked
      .flatMap((rows) => rows(frame, member) ?? [])
      .map(({ on }) => on)
      .sort()
      .at(-1)
}

/** Known: no such row in the last days, and the feed would have told. */
const noEvent: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { feed, forDays, ofHousehold } = NoEvent.parse(given)
    const days = book.value(forDays, true)
    return (frame, member): Kleene => {
      const window = days(frame, member)
      if (typeof window !== 'number') return UNKNOWN
      const { rows, today } = extraOf(frame)
      const sent = rows[feed] ?? NO_ROWS
      const since = sent.length > 0 ? addDays(today, -window) : today
      const personId = personAt(frame, member)
      const some = sent.some((row) => row.on >= since && row.on <= today && isOf(row, personId, ofHousehold))
      return some ? UNMET : isCertain(frame, feed) ? MET : UNKNOWN
    }
  },
}

export const EVENT_EXTENSIONS: Readonly<Record<string, Extension>> = { event, noEvent }
