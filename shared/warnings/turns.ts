import type { FactScalar } from '../facts/model'
import type { Facts } from '../facts/sheet'
import { addDays, addMonths, type LocalDate } from '../kernel/dates'
import type { Condition, Value } from '../rules/model'
import type { ParameterId, ParameterInForce } from '../rules/parameters'
import { lastDayOf } from './extensions/dates'
import type { WarningExtra } from './extensions/extra'

/** Counts of days that grow by one each day, whatever happens: the platform's own clocks. */
export const RUNNING_DAYS: readonly string[] = ['visit.daysSinceLast', 'need.oldestOpenDays', 'list.daysUndelivered']

/** What in a rule turns by the calendar alone. */
export interface Turns {
  /** Ages named by a condition: it may change on that birthday, or (where it is "at most") on the one after. */
  ages: readonly Value[]
  /** Days after (or before) the date of a fact on which the rule may change. */
  dates: readonly { fact: string; offset: Value; sign: 1 | -1 }[]
  /** Days after a row of the feed on which it leaves the window. */
  windows: readonly { feed: string; days: Value }[]
  /** Running counts of days, and how many make the rule turn. */
  counts: readonly { fact: string; limit: Value }[]
  /** The month or year ends a reading. */
  monthEnds: boolean
}

const NO_TURNS: Turns = { ages: [], dates: [], windows: [], counts: [], monthEnds: false }

const joined = (all: readonly Turns[]): Turns =>
  all.reduce(
    (a, b) => ({
      ages: [...a.ages, ...b.ages],
      dates: [...a.dates, ...b.dates],
      windows: [...a.windows, ...b.windows],
      counts: [...a.counts, ...b.counts],
      monthEnds: a.monthEnds || b.monthEnds,
    }),
    NO_TURNS,
  )

interface DateNode {
  fact: string
  days: Value
}

const OF_EXTENSION: Readonly<Record<string, (given: never) => Turns>> = {
  reachedAge: ({ age }: { age: Value }) => ({ ...NO_TURNS, ages: [age] }),
  dueWithin: ({ fact, days }: DateNode) => ({ ...NO_TURNS, dates: [{ fact, offset: days, sign: -1 }] }),
  olderThan: ({ fact, days }: DateNode) => ({ ...NO_TURNS, dates: [{ fact, offset: days, sign: 1 }] }),
  newerThan: ({ fact, days }: DateNode) => ({
    ...NO_TURNS,
    dates: [
      { fact, offset: 0, sign: 1 },
      { fact, offset: days, sign: 1 },
    ],
  }),
  // A row of the future does not exist; only where "no event" is asked may the passing of days make a rule hold.
  noEvent: ({ feed, forDays }: { feed: string; forDays: Value }) => ({
    ...NO_TURNS,
    windows: [{ feed, days: forDays }],
  }),
  change: () => ({ ...NO_TURNS, monthEnds: true }),
  entitledNotReceived: ({ days }: { days: Value }) => ({
    ...NO_TURNS,
    dates: [{ fact: 'benefit.entitled', offset: days, sign: 1 }],
  }),
}

/** What of a condition the calendar can turn from "not" to "met". */
export const turnsOf = (condition: Condition): Turns => {
  if ('all' in condition) return joined(condition.all.map(turnsOf))
  if ('any' in condition) return joined(condition.any.map(turnsOf))
  if ('not' in condition) return turnsOf(condition.not)
  if ('anyMember' in condition) return turnsOf(condition.anyMember)
  if ('allMembers' in condition) return turnsOf(condition.allMembers)
  if ('countMembers' in condition) return turnsOf(condition.countMembers)
  if ('notKnownTrue' in condition) return turnsOf(condition.notKnownTrue)
  if ('extension' in condition) return OF_EXTENSION[condition.extension]?.(condition.with as never) ?? NO_TURNS
  if (!('fact' in condition) || Array.isArray(condition.value)) return NO_TURNS
  if (condition.fact === 'person.age') return { ...NO_TURNS, ages: [condition.value] }
  if (RUNNING_DAYS.includes(condition.fact))
    return { ...NO_TURNS, counts: [{ fact: condition.fact, limit: condition.value }] }
  return NO_TURNS
}

/** Conditions that are looked at together. */
interface Rules {
  rules: readonly { rule: { condition: Condition } }[]
}

const known = new WeakMap<Rules, Turns>()

const turnsOfAll = (compiled: Rules): Turns => {
  const found = known.get(compiled)
  if (found) return found
  const turns = joined(compiled.rules.map(({ rule }) => turnsOf(rule.condition)))
  const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
  const all = {
    ...turns,
    ages: unique(turns.ages),
    dates: unique(turns.dates),
    windows: unique(turns.windows),
    counts: unique(turns.counts),
  }
  known.set(compiled, all)
  return all
}

/** A number of the rule; a sum may read facts of the one looked at. Whatever is more is not a day to wait for. */
const numberOf = (
  value: Value,
  inForce: ReadonlyMap<ParameterId, ParameterInForce>,
  facts: Facts = {},
): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value !== 'object') return undefined
  if ('param' in value) return inForce.get(value.param)?.value
  if ('fact' in value) {
    const known = facts[value.fact]?.value
    return typeof known === 'number' ? known : undefined
  }
  if (!('add' in value)) return undefined
  const parts = value.add.map((part) => numberOf(part, inForce, facts))
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0)
}

/** The nearest day after today on which a rule may turn although no fact changes. */
export const nextTurn = (
  compiled: Rules,
  { sheet, rows, today }: WarningExtra,
  inForce: ReadonlyMap<ParameterId, ParameterInForce>,
  alsoOn: readonly LocalDate[] = [],
): LocalDate | undefined => {
  const turns = turnsOfAll(compiled)
  let nearest: LocalDate | undefined
  const offer = (day: LocalDate): void => {
    if (day > today && (nearest === undefined || day < nearest)) nearest = day
  }
  const holders = [sheet.household, ...sheet.members.map((member) => member.facts)]
  for (const age of turns.ages) {
    const years = numberOf(age, inForce)
    if (years === undefined) continue
    for (const { facts } of sheet.members) {
      const born = facts['person.birthDate']?.value
      if (typeof born !== 'string') continue
      offer(addMonths(born, years * 12))
      offer(addMonths(born, (years + 1) * 12))
    }
  }
  for (const { fact, offset, sign } of turns.dates) {
    const days = numberOf(offset, inForce)
    if (days === undefined) continue
    for (const facts of holders) {
      const entry = facts[fact]
      for (const voice of entry ? [entry, ...(entry.others ?? [])] : []) {
        const date = dateIn(voice.value, voice.asOf)
        if (date === undefined) continue
        offer(addDays(date, sign * days))
        offer(addDays(date, sign * days + 1))
      }
    }
  }
  for (const { fact, limit } of turns.counts) {
    for (const facts of holders) {
      const count = facts[fact]?.value
      const least = numberOf(limit, inForce, { ...sheet.household, ...facts })
      if (typeof count !== 'number' || least === undefined) continue
      offer(addDays(today, least - count))
      offer(addDays(today, least - count + 1))
    }
  }
  alsoOn.forEach(offer)
  for (const { feed, days } of turns.windows) {
    const window = numberOf(days, inForce)
    if (window !== undefined) for (const { on } of rows[feed] ?? []) offer(addDays(on, window + 1))
  }
  if (turns.monthEnds && holders.some((facts) => Object.values(facts).some(({ value }) => isSeries(value))))
    offer(addMonths(`${today.slice(0, 7)}-01`, 1))
  return nearest
}

const isSeries = (value: FactScalar): boolean => Array.isArray(value) && typeof value[0] === 'number'

/** The date a fact holds; of a set, the day on which it was said. */
const dateIn = (value: FactScalar, asOf: LocalDate): LocalDate | undefined => {
  if (Array.isArray(value)) return asOf
  if (typeof value !== 'string') return undefined
  return value.length === 7 || value.length === 10 ? lastDayOf(value) : undefined
}
