import { CATALOGUE } from '../eligibility/catalogue'
import { deriveFacts } from '../facts/derive'
import type { FactEntry, Facts, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { KeptRowsByFeed } from '../feeds/model'
import type { LocalDate } from '../kernel/dates'
import { RuleBook, factsIn, type CompiledCondition } from '../rules/compile'
import { frameOf, valuesOfSheet } from '../rules/frame'
import { MET, UNKNOWN } from '../rules/model'
import { parametersInForce, type Parameter } from '../rules/parameters'
import { allWarningRules } from './catalogue'
import { addWarningFacts } from './derive-warning-facts'
import { eventDayOf, type EventDay } from './event-day'
import { WARNING_EXTENSIONS } from './extensions'
import type { WarningExtra } from './extensions/extra'
import { registersOf, type FeedStates } from './feed-state'
import type { WarningRule } from './rule-model'
import { nextTurn } from './turns'
import { nextPeriodStart } from './warning-key'

/** One rule that holds for one subject, with what it rests on. */
export interface Finding {
  rule: WarningRule
  /** Null for a rule about the household. */
  personId: string | null
  evidence: { factId: string; entry: FactEntry }[]
  /** For a rule of events: the day it happened; else today. Part of the warning's key. */
  on: LocalDate
}

export interface Evaluation {
  findings: Finding[]
  /** Rules that could not tell because a feed never came: `rule id → feed ids`. */
  cannotTell: Readonly<Record<string, readonly string[]>>
  /** The next day on which a rule may turn although no fact changes; undefined when none may. */
  turnsOn: LocalDate | undefined
}

/** What the platform knows by itself, and days on which something of it falls due. */
export interface PlatformFacts {
  household?: Facts
  members?: Readonly<Record<string, Facts>>
  dueOn?: readonly LocalDate[]
}

/** What a household is looked at with, on one day. */
export interface LookAt {
  today: LocalDate
  areaCode: string
  feeds: FeedStates
  /** Rows of departments, for rules that look at events. */
  rows?: KeptRowsByFeed
  /** What the platform knows of its own work (visits, requests, lists) and of the area (signals): joined to the facts. */
  platform?: PlatformFacts
  /** Values that policies share, as the county has them in force; default: those that ship. */
  parameters?: readonly Parameter[]
  /**
   * The same sheet with its derived facts (deriveFacts of the same day and registers), where the caller has it already.
   * Nothing derived reads what the platform knows, so it may be joined to the sheet before or after.
   */
  derived?: FactSheet
}

export interface CompiledWarnings {
  book: RuleBook
  rules: readonly { rule: WarningRule; condition: CompiledCondition; dayOf: EventDay; namesDeath: boolean }[]
  /** Numbers of these rules alone. */
  parameters: readonly Parameter[]
}

const DECEASED = 'person.deceased'

/** Compiles checked rules; do it once. */
export const compileWarnings = (rules: readonly WarningRule[]): CompiledWarnings => {
  const parameters = rules.flatMap((rule) => rule.parameters)
  const units = new Map([...CATALOGUE.parameters, ...parameters].map((p) => [p.id, p.unitZh]))
  const book = new RuleBook({
    names: { fact: findFact, parameterUnit: (id) => units.get(id) },
    extensions: WARNING_EXTENSIONS,
    // The linter allows `notKnownTrue` only in rules that say that they are of safety.
    safety: true,
  })
  return {
    book,
    parameters,
    rules: rules.map((rule) => ({
      rule,
      condition: book.add(rule.condition, rule.subject === 'person'),
      dayOf: eventDayOf(rule, book),
      namesDeath: factsIn(rule.condition).includes(DECEASED),
    })),
  }
}

let shipped: CompiledWarnings | undefined

/** The rules about people and households that ship with the product. */
export const shippedWarnings = (): CompiledWarnings =>
  (shipped ??= compileWarnings(allWarningRules().filter(({ subject }) => ['person', 'household'].includes(subject))))

type InForce = ReturnType<typeof parametersInForce>

/** Places and days whose parameters are held; a scan goes through a county place by place. */
const MOST_HELD = 500
const held = new WeakMap<CompiledWarnings, WeakMap<readonly Parameter[], Map<string, InForce>>>()

/** Parameters in force at a place on a day, worked out once while the same lists are used. */
const inForceFor = (compiled: CompiledWarnings, on: LookAt): InForce => {
  const shared = on.parameters ?? CATALOGUE.parameters
  const ofRules = held.get(compiled) ?? new WeakMap<readonly Parameter[], Map<string, InForce>>()
  held.set(compiled, ofRules)
  const places = ofRules.get(shared) ?? new Map<string, InForce>()
  ofRules.set(shared, places)
  const key = `${on.today}/${on.areaCode}`
  const known = places.get(key)
  if (known) return known
  if (places.size >= MOST_HELD) places.clear()
  const inForce = parametersInForce([...shared, ...compiled.parameters], on.today, on.areaCode)
  places.set(key, inForce)
  return inForce
}

const evidenceOf = (rule: WarningRule, sheet: FactSheet, member: number | undefined): Finding['evidence'] =>
  rule.evidence.flatMap((factId) => {
    const entry = (member === undefined ? undefined : sheet.members[member]?.facts[factId]) ?? sheet.household[factId]
    return entry ? [{ factId, entry }] : []
  })

/** A copy with what the platform knows. */
const withPlatform = (sheet: FactSheet, { household, members }: PlatformFacts = {}): FactSheet => ({
  ...sheet,
  household: { ...sheet.household, ...household },
  members: sheet.members.map((member) => ({
    ...member,
    facts: { ...member.facts, ...members?.[member.personId] },
  })),
})

/** Everything that rules read of a household, in a sheet of its own. */
const readingSheet = (stored: FactSheet, { today, feeds, platform, rows = {}, derived }: LookAt): FactSheet => {
  const own = derived
    ? withPlatform(derived, platform)
    : deriveFacts(platform ? withPlatform(stored, platform) : stored, { asOf: today, registers: registersOf(feeds) })
  return addWarningFacts(own, { today, rows })
}

type Missing = readonly (readonly string[])[]
const missing = new WeakMap<CompiledWarnings, WeakMap<FeedStates, Missing>>()

/** By place of the rule: its feeds that never came whole. */
const missingFeeds = (compiled: CompiledWarnings, feeds: FeedStates): Missing => {
  const ofRules = missing.get(compiled) ?? new WeakMap<FeedStates, Missing>()
  missing.set(compiled, ofRules)
  const known = ofRules.get(feeds)
  if (known) return known
  const found = compiled.rules.map(({ rule }) => rule.feeds.filter((feed) => !feeds[feed]?.completeOn))
  ofRules.set(feeds, found)
  return found
}

const HOUSEHOLD: readonly undefined[] = [undefined]

/**
 * Every rule over one household on one day. Pure. A rule fires only on "met"; where it is unknown and one of its feeds
 * never came, it is listed as "cannot tell" with that feed. A member known to have died is looked at only by rules that
 * speak of death.
 */
export const evaluateWarnings = (stored: FactSheet, on: LookAt, compiled = shippedWarnings()): Evaluation => {
  const { book, rules } = compiled
  const sheet = readingSheet(stored, on)
  const extra: WarningExtra = { today: on.today, feeds: on.feeds, sheet, rows: on.rows ?? {} }
  const inForce = inForceFor(compiled, on)
  const frame = frameOf(book.layout, valuesOfSheet(sheet), inForce, extra)
  const missing = missingFeeds(compiled, on.feeds)
  const findings: Finding[] = []
  const cannotTell: Record<string, readonly string[]> = {}
  const everybody = sheet.members.map((_, at) => at)
  const died = sheet.members.map(({ facts }) => facts[DECEASED]?.value === true)
  for (let at = 0; at < rules.length; at += 1) {
    const { rule, condition, dayOf, namesDeath } = rules[at] as CompiledWarnings['rules'][number]
    const absent = missing[at] ?? []
    for (const member of rule.subject === 'person' ? everybody : HOUSEHOLD) {
      if (!namesDeath && member !== undefined && died[member]) continue
      const verdict = condition.run(frame, member ?? 0)
      if (verdict === MET)
        findings.push({
          rule,
          personId: member === undefined ? null : (sheet.members[member]?.personId ?? null),
          evidence: evidenceOf(rule, sheet, member),
          on: dayOf(frame, member) ?? on.today,
        })
      else if (verdict === UNKNOWN && absent.length > 0) cannotTell[rule.id] = absent
    }
  }
  // What still holds when its period is over is raised anew, unless the cool-down keeps it quiet.
  const again = findings.flatMap(({ rule }) => nextPeriodStart(rule, on.today) ?? [])
  return {
    findings,
    cannotTell,
    turnsOn: nextTurn(compiled, extra, inForce, [...again, ...(on.platform?.dueOn ?? [])]),
  }
}
