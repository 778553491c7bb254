import { z } from 'zod'
import { addMonths } from '../../kernel/dates'
import { compare } from '../../rules/compare'
import type { Extension, Run } from '../../rules/compile'
import type { Frame } from '../../rules/frame'
import { MET, Op, UNKNOWN, UNMET, Value, type Kleene } from '../../rules/model'
import { extraOf } from './extra'

const LargestOfYear = z.strictObject({ facts: z.array(z.string()).min(1), op: Op, value: Value })
const Change = z.strictObject({
  /** A series fact by month, oldest first. */
  fact: z.string(),
  direction: z.enum(['up', 'down']),
  /** Against the average of the months before, as a ratio: 0.5 is half less or half more. */
  ratio: Value,
  months: z.int().positive(),
  /** An average below this says nothing. */
  atLeast: Value,
})
const Contains = z.strictObject({ fact: z.string(), values: z.array(z.string()).min(1) })
const NonEmpty = z.strictObject({ fact: z.string() })

const entryOf = (frame: Frame, member: number, fact: string) => {
  const { sheet } = extraOf(frame)
  return sheet.members[member]?.facts[fact] ?? sheet.household[fact]
}

/** Several sources tell one yearly amount: the largest known one of this calendar year decides; none known is unknown. */
const largestOfYear: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { facts, op, value } = LargestOfYear.parse(given)
    const reads = facts.map((fact) => [fact, book.value({ fact }, true)] as const)
    const limit = book.value(value, true)
    return (frame, member) => {
      const { today } = extraOf(frame)
      const known = reads.flatMap(([fact, read]) => {
        const amount = read(frame, member)
        const asOf = entryOf(frame, member, fact)?.asOf ?? ''
        return typeof amount === 'number' && asOf.slice(0, 4) === today.slice(0, 4) ? [amount] : []
      })
      return known.length === 0 ? UNKNOWN : compare(Math.max(...known), op, limit(frame, member))
    }
  },
}

/**
 * The newest month against the average of the months before it. Unknown where a month is missing, or where the newest
 * reading is older than last month: a change long past is no warning.
 */
const change: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { fact, direction, ratio, months, atLeast } = Change.parse(given)
    const [limit, least] = [book.value(ratio, true), book.value(atLeast, true)]
    return (frame, member): Kleene => {
      const entry = entryOf(frame, member, fact)
      const [share, base] = [limit(frame, member), least(frame, member)]
      if (!Array.isArray(entry?.value) || typeof share !== 'number' || typeof base !== 'number') return UNKNOWN
      if (entry.asOf.slice(0, 7) < addMonths(extraOf(frame).today, -1).slice(0, 7)) return UNKNOWN
      const readings = entry.value.slice(-1 - months)
      if (readings.length <= months || readings.some((reading) => typeof reading !== 'number')) return UNKNOWN
      const known = readings as number[]
      const average = known.slice(0, months).reduce((a, b) => a + b, 0) / months
      if (average <= 0 || average < base) return UNMET
      const difference = ((known[months] ?? 0) - average) / average
      return (direction === 'up' ? difference : -difference) >= share ? MET : UNMET
    }
  },
}

/** A set fact holds one of the values. */
const contains: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { fact, values } = Contains.parse(given)
    return (frame, member): Kleene => {
      const value = entryOf(frame, member, fact)?.value
      if (!Array.isArray(value)) return UNKNOWN
      return value.some((each) => values.includes(String(each))) ? MET : UNMET
    }
  },
}

const nonEmpty: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { fact } = NonEmpty.parse(given)
    return (frame, member): Kleene => {
      const value = entryOf(frame, member, fact)?.value
      return Array.isArray(value) ? (value.length > 0 ? MET : UNMET) : UNKNOWN
    }
  },
}

export const READING_EXTENSIONS: Readonly<Record<string, Extension>> = { largestOfYear, change, contains, nonEmpty }
