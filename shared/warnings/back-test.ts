import type { Facts, FactSheet } from '../facts/sheet'
import { applyFolds, foldHousehold } from '../feeds/apply-folds'
import type { KeptRow, KeptRowsByFeed } from '../feeds/model'
import { addDays, type LocalDate } from '../kernel/dates'
import type { Parameter } from '../rules/parameters'
import type { WarningResult } from './contract'
import { evaluateWarnings, type CompiledWarnings, type LookAt } from './evaluate'
import type { FeedStates } from './feed-state'
import { warningKey } from './warning-key'
import type { z } from 'zod'

/** One day on which the rule would have been raised. */
export interface WouldFire {
  on: LocalDate
  personId: string | null
}

export interface History {
  sheet: FactSheet
  rows: KeptRowsByFeed
  areaCode: string
}

export interface BackTestOver {
  since: LocalDate
  today: LocalDate
  /** As they stand today: a feed whose list is loaded now is taken to have been loaded then. */
  feeds: FeedStates
  parameters: readonly Parameter[]
}

/** Looks at one household a back-test takes at most: a busy meter has a row a day. */
const MOST_DAYS = 400

const TRUE_RESULTS: readonly z.infer<typeof WarningResult>[] = [
  'trueAided',
  'trueSupported',
  'trueNoPolicy',
  'trueCorrected',
]

/** Whether how a warning ended says that there was something. */
export const isConfirmed = (result: z.infer<typeof WarningResult> | null): boolean =>
  result !== null && TRUE_RESULTS.includes(result)

const factsUpTo = (facts: Facts, day: LocalDate): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([id, { others = [], ...first }]) => {
      const [value, ...rest] = [first, ...others].filter(({ asOf }) => asOf <= day)
      return value ? [[id, rest.length > 0 ? { ...value, others: rest } : value]] : []
    }),
  )

const rowUpTo = (row: KeptRow, day: LocalDate): KeptRow =>
  row.endedOn !== null && row.endedOn > day ? { ...row, endedOn: null } : row

/** What was known on a day: rows up to it, folded as of it, and of other sources what they had said by then. */
export const asKnownOn = ({ sheet, rows }: Pick<History, 'sheet' | 'rows'>, day: LocalDate) => {
  const then: KeptRowsByFeed = {}
  for (const [feed, all] of Object.entries(rows))
    then[feed] = all.filter(({ on }) => on <= day).map((row) => rowUpTo(row, day))
  const stored: FactSheet = {
    ...sheet,
    household: factsUpTo(sheet.household, day),
    members: sheet.members.map((member) => ({ ...member, facts: factsUpTo(member.facts, day) })),
  }
  return { sheet: applyFolds(stored, foldHousehold(then, day)), rows: then }
}

/** Days on which something new was known of a household. */
const daysOfNews = ({ sheet, rows }: History): LocalDate[] => {
  const facts = [sheet.household, ...sheet.members.map((member) => member.facts)]
  const said = facts.flatMap((each) =>
    Object.values(each).flatMap((entry) => [entry, ...(entry.others ?? [])].map(({ asOf }) => asOf)),
  )
  const happened = Object.values(rows).flatMap((all) => all.flatMap(({ on, endedOn }) => endedOn ?? on))
  const begun = Object.values(rows).flatMap((all) => all.map(({ on }) => on))
  return [...new Set([...said, ...happened, ...begun])].sort()
}

/**
 * When a rule would have been raised for a household since a day: looked at whenever something new was known, and on the
 * days on which the rule turns by the calendar, with its period and cool-down. Pure. What the platform itself did (visits,
 * requests) is not looked back on.
 */
export const backTestHousehold = (
  compiled: CompiledWarnings,
  history: History,
  { since, today, feeds, parameters }: BackTestOver,
): WouldFire[] => {
  const news = daysOfNews(history)
  const fired: WouldFire[] = []
  const keys = new Set<string>()
  const lastOf = new Map<string, LocalDate>()
  let day: LocalDate | undefined = since
  for (let looks = 0; day !== undefined && day <= today && looks < MOST_DAYS; looks++) {
    const on: LocalDate = day
    const { sheet, rows } = asKnownOn(history, on)
    const look: LookAt = { today: on, areaCode: history.areaCode, feeds: feedsOn(feeds, on), rows, parameters }
    const { findings, turnsOn } = evaluateWarnings(sheet, look, compiled)
    for (const { rule, personId, on: happened } of findings) {
      const subject = personId ?? sheet.householdId
      const key = warningKey(rule, subject, happened)
      const last = rule.period === 'event' ? undefined : lastOf.get(subject)
      if (keys.has(key) || (last !== undefined && addDays(last, rule.coolDownDays) > on)) continue
      keys.add(key)
      lastOf.set(subject, on)
      fired.push({ on, personId })
    }
    const next = news.find((each) => each > on)
    day = [next, turnsOn].filter((each) => each !== undefined).sort()[0]
  }
  return fired
}

/** A feed that is loaded today counts as loaded, and fresh, on every day looked back on. */
const feedsOn = (feeds: FeedStates, on: LocalDate): FeedStates =>
  Object.fromEntries(
    Object.entries(feeds).map(([id, state]) => [id, state && { lastDataOn: on, completeOn: state.completeOn && on }]),
  )
