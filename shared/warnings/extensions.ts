import { z } from 'zod'
import type { FactSheet } from '../facts/sheet'
import { addDays, addMonths, type LocalDate } from '../kernel/dates'
import { compare } from '../rules/compare'
import type { Extension, Run } from '../rules/compile'
import type { Frame } from '../rules/frame'
import { MET, Op, UNKNOWN, UNMET, Value, type Kleene } from '../rules/model'
import type { FeedStates } from './feed-state'

/** What the nodes below need beside the facts. */
export interface WarningExtra {
  today: LocalDate
  feeds: FeedStates
  sheet: FactSheet
}

const extraOf = (frame: Frame): WarningExtra => frame.extra as WarningExtra

const LargestOfYear = z.strictObject({ facts: z.array(z.string()).min(1), op: Op, value: Value })
const ReachedAge = z.strictObject({ age: Value, withinDays: Value })
const NotReceived = z.strictObject({ policy: z.string(), feed: z.string() })
const Received = z.strictObject({ policies: z.array(z.string()).min(1), feed: z.string() })

/** Several sources tell one yearly amount: the largest known one of this calendar year decides; none known is unknown. */
const largestOfYear: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { facts, op, value } = LargestOfYear.parse(given)
    const reads = facts.map((fact) => [fact, book.value({ fact }, true)] as const)
    const limit = book.value(value, true)
    return (frame, member) => {
      const { today, sheet } = extraOf(frame)
      const known = reads.flatMap(([fact, read]) => {
        const amount = read(frame, member)
        const asOf = sheet.members[member]?.facts[fact]?.asOf ?? ''
        return typeof amount === 'number' && asOf.slice(0, 4) === today.slice(0, 4) ? [amount] : []
      })
      return known.length === 0 ? UNKNOWN : compare(Math.max(...known), op, limit(frame, member))
    }
  },
}

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
      return birthday <= today && birthday > addDays(today, -window) ? MET : UNMET
    }
  },
}

const receivedOf = (frame: Frame, member: number): readonly string[] => {
  const { sheet } = extraOf(frame)
  return [sheet.household['benefit.received'], sheet.members[member]?.facts['benefit.received']].flatMap((entry) =>
    [entry, ...(entry?.others ?? [])].flatMap((voice) => (Array.isArray(voice?.value) ? voice.value.map(String) : [])),
  )
}

/** Known not to receive a policy's benefit: its payment file is loaded completely and does not have the person. */
const notReceived: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { policy, feed } = NotReceived.parse(given)
    return (frame, member): Kleene => {
      if (receivedOf(frame, member).includes(policy)) return UNMET
      return extraOf(frame).feeds[feed]?.completeOn ? MET : UNKNOWN
    }
  },
}

const received: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { policies, feed } = Received.parse(given)
    return (frame, member): Kleene => {
      const has = receivedOf(frame, member)
      if (policies.some((policy) => has.includes(policy))) return MET
      return extraOf(frame).feeds[feed]?.completeOn ? UNMET : UNKNOWN
    }
  },
}

/** The kinds of condition that only warnings know. */
export const WARNING_EXTENSIONS: Readonly<Record<string, Extension>> = {
  largestOfYear,
  reachedAge,
  notReceived,
  received,
}
