import { emptySheet, type Facts } from '@shared/facts/sheet'
import type { FactScalar } from '@shared/facts/model'
import { findFact } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import { addDays, addMonths } from '@shared/kernel/dates'
import { allWarningRules } from '@shared/warnings/catalogue'
import { compileWarnings, evaluateWarnings } from '@shared/warnings/evaluate'
import examples from './examples/rules.json'

const TODAY = '2026-11-23'
/** Everything has arrived whole and today: what is not given is then known not to be. */
const FEEDS = Object.fromEntries(allFeeds().map(({ id }) => [id, { lastDataOn: TODAY, completeOn: TODAY }]))

type Given =
  | FactScalar
  | { daysAgo: number }
  | { daysAhead: number }
  | { set: string[]; daysAgo: number }
  | { age: number; daysAgo: number }
interface Example {
  given: {
    facts?: Record<string, Given>
    members?: Record<string, Given>[]
    events?: { feed: string; daysAgo: number; row: KeptRow['values'] }[]
  }
  fires: boolean
}

const entry = (value: FactScalar, asOf = TODAY) => ({ value, asOf, source: { kind: 'feed' as const, feedId: 'x' } })

const factsOf = (given: Record<string, Given>): Facts => {
  const facts: Facts = {}
  for (const [id, value] of Object.entries(given)) {
    if (typeof value !== 'object' || Array.isArray(value)) facts[id] = entry(value)
    else if ('set' in value) facts[id] = entry(value.set, addDays(TODAY, -value.daysAgo))
    else if ('age' in value)
      facts['person.birthDate'] = entry(addMonths(addDays(TODAY, -value.daysAgo), -12 * value.age))
    else {
      const day = addDays(TODAY, 'daysAgo' in value ? -value.daysAgo : value.daysAhead)
      facts[id] = entry(findFact(id)?.type === 'month' ? day.slice(0, 7) : day)
    }
  }
  return facts
}

/** What a fact of a household or its address says stands on the household, all else on the person looked at. */
const split = (given: Record<string, Given>, subject: string) => {
  const ofPerson = subject === 'person' ? ['person', 'any'] : ['person']
  const isOfPerson = (id: string) => ofPerson.includes(findFact(id)?.subject ?? 'person')
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(given).filter(([id]) => isOfPerson(id) === wanted))
  return { person: pick(true), household: pick(false) }
}

const fires = (ruleId: string, { facts = {}, members, events = [] }: Example['given']): boolean => {
  const rule = allWarningRules().find(({ id }) => id === ruleId)
  if (!rule) throw new Error(`no rule ${ruleId}`)
  const { person, household } = split(facts, rule.subject)
  const people = members ?? [person]
  const sheet = {
    ...emptySheet('h'),
    household: factsOf(members ? { ...household, ...person } : household),
    members: people.map((each, at) => ({ personId: `p${at}`, facts: factsOf(each) })),
  }
  const rows: KeptRowsByFeed = {}
  events.forEach(({ feed, daysAgo, row }, at) => {
    const kept = {
      key: `${at}`,
      personId: 'p0',
      on: addDays(TODAY, -daysAgo),
      dataOn: TODAY,
      endedOn: null,
      batchId: 'b',
      values: row,
    }
    rows[feed] = [...(rows[feed] ?? []), kept]
  })
  const looked = { today: TODAY, areaCode: '33992110720102', feeds: FEEDS, rows }
  return evaluateWarnings(sheet, looked, compileWarnings([rule])).findings.length > 0
}

describe.each(allWarningRules().map(({ id }) => id))('%s', (id) => {
  const own = (examples as unknown as Record<string, Example[]>)[id] ?? []

  it('has an example that fires and one that does not', () =>
    expect(new Set(own.map((example) => example.fires))).toEqual(new Set([true, false])))

  it.each(own.map((example) => [example.fires, JSON.stringify(example.given), example] as const))(
    'fires %s on %s',
    (expected, _words, { given }) => expect(fires(id, given)).toBe(expected),
  )
})
