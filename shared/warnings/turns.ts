import type { FactScalar } from '../facts/model'
import type { FactEntry, Facts } from '../facts/sheet'
import { FACTS } from '../facts/vocabulary'
import { addMonths, fromEpochDay, toEpochDay, type LocalDate } from '../kernel/dates'
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
  facts?: Facts,
  household?: Facts,
): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value !== 'object') return undefined
  if ('param' in value) return inForce.get(value.param)?.value
  if ('fact' in value) {
    const known = (facts?.[value.fact] ?? household?.[value.fact])?.value
    return typeof known === 'number' ? known : undefined
  }
  if (!('add' in value)) return undefined
  const parts = value.add.map((part) => numberOf(part, inForce, facts, household))
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0)
}

/** The turns under the parameters in force, with all numbers worked out. */
interface ReadyTurns {
  /** Rising: on each of these birthdays a rule may turn. */
  years: readonly number[]
  /** By fact: days after its date. */
  dates: readonly (readonly [fact: string, after: readonly number[]])[]
  /** By feed: days after a row. */
  windows: readonly (readonly [feed: string, after: number])[]
}

const ready = new WeakMap<Turns, WeakMap<ReadonlyMap<ParameterId, ParameterInForce>, ReadyTurns>>()

const readyTurns = (turns: Turns, inForce: ReadonlyMap<ParameterId, ParameterInForce>): ReadyTurns => {
  const ofTurns = ready.get(turns) ?? new WeakMap<ReadonlyMap<ParameterId, ParameterInForce>, ReadyTurns>()
  ready.set(turns, ofTurns)
  const found = ofTurns.get(inForce)
  if (found) return found
  const years = turns.ages.flatMap((age) => numberOf(age, inForce) ?? [])
  const dates = new Map<string, Set<number>>()
  for (const { fact, offset, sign } of turns.dates) {
    const days = numberOf(offset, inForce)
    if (days === undefined) continue
    const after = dates.get(fact) ?? new Set()
    dates.set(fact, after.add(sign * days).add(sign * days + 1))
  }
  const now: ReadyTurns = {
    years: [...new Set(years.flatMap((age) => [age, age + 1]))].sort((a, b) => a - b),
    dates: [...dates].map(([fact, after]) => [fact, [...after]] as const),
    windows: turns.windows.flatMap(({ feed, days }) => {
      const window = numberOf(days, inForce)
      return window === undefined ? [] : [[feed, window + 1] as const]
    }),
  }
  ofTurns.set(inForce, now)
  return now
}

/** The nearest of the days offered that lies after today, counted from 1970. */
class Nearest {
  day = Infinity

  constructor(private readonly today: number) {}

  offer(day: number): void {
    if (day > this.today && day < this.day) this.day = day
  }
}

const offerBirthdays = (years: readonly number[], born: FactScalar | undefined, today: LocalDate, nearest: Nearest) => {
  if (typeof born !== 'string') return
  const first = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  for (const age of years) {
    if (age < first) continue
    const birthday = addMonths(born, age * 12)
    if (birthday <= today) continue
    // Later birthdays come later.
    return nearest.offer(toEpochDay(birthday))
  }
}

const offerDates = (entry: FactEntry, after: readonly number[], nearest: Nearest): void => {
  for (let voice = -1; voice < (entry.others?.length ?? 0); voice += 1) {
    const { value, asOf } = (voice < 0 ? entry : entry.others?.[voice]) ?? entry
    const date = dateIn(value, asOf)
    if (date === undefined) continue
    const day = toEpochDay(date)
    for (const days of after) nearest.offer(Math.floor(day + days))
  }
}

/** The nearest day after today on which a rule may turn although no fact changes. */
export const nextTurn = (
  compiled: Rules,
  { sheet, rows, today }: WarningExtra,
  inForce: ReadonlyMap<ParameterId, ParameterInForce>,
  alsoOn: readonly LocalDate[] = [],
): LocalDate | undefined => {
  const turns = turnsOfAll(compiled)
  const { years, dates, windows } = readyTurns(turns, inForce)
  const now = toEpochDay(today)
  const nearest = new Nearest(now)
  const holders = [sheet.household, ...sheet.members.map((member) => member.facts)]
  for (const { facts } of sheet.members) offerBirthdays(years, facts['person.birthDate']?.value, today, nearest)
  for (const [fact, after] of dates)
    for (const facts of holders) {
      const entry = facts[fact]
      if (entry) offerDates(entry, after, nearest)
    }
  for (const { fact, limit } of turns.counts)
    for (const facts of holders) {
      const count = facts[fact]?.value
      if (typeof count !== 'number') continue
      const least = numberOf(limit, inForce, facts, sheet.household)
      if (least === undefined) continue
      nearest.offer(Math.floor(now + least - count))
      nearest.offer(Math.floor(now + least - count + 1))
    }
  for (const [feed, after] of windows)
    for (const { on } of rows[feed] ?? []) nearest.offer(Math.floor(toEpochDay(on) + after))
  for (const day of alsoOn) if (day > today) nearest.offer(toEpochDay(day))
  if (turns.monthEnds && holders.some(holdsSeries)) nearest.offer(toEpochDay(addMonths(`${today.slice(0, 7)}-01`, 1)))
  return nearest.day === Infinity ? undefined : fromEpochDay(nearest.day)
}

const SERIES = FACTS.filter(({ type }) => type === 'series').map(({ id }) => id)

const holdsSeries = (facts: Facts): boolean =>
  SERIES.some((id) => {
    const value = facts[id]?.value
    return Array.isArray(value) && typeof value[0] === 'number'
  })

/** The date a fact holds; of a set, the day on which it was said. */
const dateIn = (value: FactScalar, asOf: LocalDate): LocalDate | undefined => {
  if (Array.isArray(value)) return asOf
  if (typeof value !== 'string') return undefined
  return value.length === 7 || value.length === 10 ? lastDayOf(value) : undefined
}
