import { areaAtLevel, type AreaLevel } from '../access/scope'
import type { FactScalar } from '../facts/model'
import type { FactEntry, Facts } from '../facts/sheet'
import { addDays, localDateOf, type LocalDate } from '../kernel/dates'
import type { Warning } from './model'

type WarningOfArea = Pick<Warning, 'ruleId' | 'areaCode' | 'subject' | 'personId' | 'status' | 'dueOn' | 'result'>

/** What the county's own counts rest on. */
export interface AreaRecords {
  /** People on record by community; a community nobody counted is absent. */
  people: ReadonlyMap<string, number>
  /** Requests of the last twelve months. */
  requests: readonly { areaCode: string; createdAt: string }[]
  /** Warnings that are open, and those of large expenses of the last twelve months. */
  warnings: readonly WarningOfArea[]
}

/** The rule that finds persons with large expenses, once a year. */
export const LARGE_EXPENSE_RULE = 'medical-selfpaid-30k'
const AIDED: readonly (Warning['result'] | null)[] = ['trueAided', 'alreadyCovered']
const RECENT_DAYS = 90
const PER = 10_000

const entry = (value: FactScalar, asOf: LocalDate): FactEntry => ({
  value,
  asOf,
  source: { kind: 'derived', from: [], verified: true, label: '平台记录' },
})

class Counts {
  private readonly numbers = new Map<string, number>()
  add(code: string | undefined, by = 1): void {
    if (code !== undefined) this.numbers.set(code, (this.numbers.get(code) ?? 0) + by)
  }
  of(code: string): number {
    return this.numbers.get(code) ?? 0
  }
}

/** Facts of every township and community, from one pass over the records. An area nobody has counted has no population. */
export const areaFacts = (
  { people, requests, warnings }: AreaRecords,
  areas: readonly { code: string; level: AreaLevel }[],
  today: LocalDate,
): Map<string, Facts> => {
  const levels = ['county', 'township', 'community'] as const
  const [population, year, recent, open, overdue, large, aided] = Array.from({ length: 7 }, () => new Counts())
  const everywhere = (counts: Counts | undefined, areaCode: string, by = 1) =>
    levels.forEach((level) => counts?.add(areaAtLevel(areaCode, level), by))
  for (const [code, count] of people) everywhere(population, code, count)
  for (const { areaCode, createdAt } of requests) {
    everywhere(year, areaCode)
    if (localDateOf(createdAt) > addDays(today, -RECENT_DAYS)) everywhere(recent, areaCode)
  }
  const seen = new Set<string>()
  for (const { ruleId, areaCode, subject, personId, status, dueOn, result } of warnings) {
    const isOfPeople = subject === 'person' || subject === 'household'
    if (status !== 'closed' && isOfPeople) {
      everywhere(open, areaCode)
      if (dueOn < today) everywhere(overdue, areaCode)
    }
    if (ruleId !== LARGE_EXPENSE_RULE || personId === null || seen.has(personId)) continue
    seen.add(personId)
    everywhere(large, areaCode)
    if (AIDED.includes(result)) everywhere(aided, areaCode)
  }
  const factsOf = (code: string): Facts => {
    const county = code.slice(0, 6)
    const count = (counts: Counts | undefined, at = code): number => counts?.of(at) ?? 0
    const facts: Facts = {
      'area.requests90d': entry(count(recent), today),
      'area.openWarnings': entry(count(open), today),
      'area.openWarningsOverdue': entry(count(overdue), today),
      'area.largeExpensePersons12m': entry(count(large), today),
      'area.largeExpenseAidedPersons12m': entry(count(aided), today),
    }
    const [own, all] = [count(population), count(population, county)]
    if (own === 0) return facts
    return {
      ...facts,
      'area.population': entry(own, today),
      'area.requestsPer10k': entry(Math.round((PER * count(year)) / own), today),
      'county.requestsPer10k': entry(Math.round((PER * count(year, county)) / all), today),
      'area.expectedRequests90d': entry(Math.round((count(recent, county) * own) / all), today),
    }
  }
  return new Map(areas.map(({ code }) => [code, factsOf(code)]))
}
