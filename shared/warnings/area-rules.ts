import type { FactEntry, Facts } from '../facts/sheet'
import type { FeedDefinition } from '../feeds/definition'
import { diffDays, type LocalDate } from '../kernel/dates'
import { allWarningRules } from './catalogue'
import { compileWarnings, evaluateWarnings, type CompiledWarnings, type Finding } from './evaluate'
import type { WarningRule } from './rule-model'

const compiled = new Map<string, CompiledWarnings>()

/** The shipped rules about areas of a level, or about feeds; compiled once. */
const rulesAbout = (subject: 'area' | 'feed', level?: WarningRule['areaLevel']): CompiledWarnings => {
  const key = `${subject}/${level ?? ''}`
  const known = compiled.get(key)
  if (known) return known
  const rules = allWarningRules().filter(
    (rule) => rule.subject === subject && (level === undefined || rule.areaLevel === level),
  )
  const fresh = compileWarnings(rules)
  compiled.set(key, fresh)
  return fresh
}

const find = (id: string, facts: Facts, areaCode: string, today: LocalDate, rules: CompiledWarnings): Finding[] =>
  evaluateWarnings(
    { householdId: id, version: 0, household: facts, members: [] },
    { today, areaCode, feeds: {} },
    rules,
  ).findings

/** What the rules about areas find in one area. */
export const findInArea = (
  area: { code: string; level: WarningRule['areaLevel'] },
  facts: Facts,
  today: LocalDate,
): Finding[] => find(area.code, facts, area.code, today, rulesAbout('area', area.level))

/** What the rules about feeds find of one data item. */
export const findOfFeed = (feedId: string, facts: Facts, countyCode: string, today: LocalDate): Finding[] =>
  find(feedId, facts, countyCode, today, rulesAbout('feed'))

const entry = (value: number, asOf: LocalDate): FactEntry => ({
  value,
  asOf,
  source: { kind: 'derived', from: [], verified: true, label: '平台记录' },
})

/** How late a feed is, and by how much its last list shrank against the one before. `rows`: newest first. */
export const feedFacts = (
  feed: Pick<FeedDefinition, 'mode' | 'staleAfterDays'>,
  lastDataOn: LocalDate,
  rows: readonly number[],
  today: LocalDate,
): Facts => {
  const [newest, before] = rows
  const late = entry(Math.max(0, diffDays(lastDataOn, today) - feed.staleAfterDays), today)
  if (feed.mode !== 'snapshot' || newest === undefined || before === undefined || before === 0)
    return { 'feed.daysLate': late }
  return { 'feed.daysLate': late, 'feed.rowsDropRatio': entry(Math.max(0, (before - newest) / before), lastDataOn) }
}
