import { CATALOGUE } from '../eligibility/catalogue'
import { deriveFacts } from '../facts/derive'
import type { FactEntry, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { addMonths, type LocalDate } from '../kernel/dates'
import { RuleBook, type CompiledCondition } from '../rules/compile'
import { frameOf, valuesOfSheet } from '../rules/frame'
import { MET, UNKNOWN } from '../rules/model'
import { parametersInForce, type Parameter } from '../rules/parameters'
import { allWarningRules } from './catalogue'
import { WARNING_EXTENSIONS, type WarningExtra } from './extensions'
import { registersOf, type FeedStates } from './feed-state'
import type { WarningRule } from './rule-model'

/** One rule that holds for one subject, with what it rests on. */
export interface Finding {
  rule: WarningRule
  /** Null for a rule about the household. */
  personId: string | null
  evidence: { factId: string; entry: FactEntry }[]
}

export interface Evaluation {
  findings: Finding[]
  /** Rules that could not tell because a feed never came: `rule id → feed ids`. */
  cannotTell: Readonly<Record<string, readonly string[]>>
  /** The next day on which a rule may turn although no fact changes; undefined when none may. */
  turnsOn: LocalDate | undefined
}

interface Compiled {
  book: RuleBook
  rules: { rule: WarningRule; condition: CompiledCondition }[]
  /** Of the warning rules themselves. */
  parameters: readonly Parameter[]
}

const compile = (rules: readonly WarningRule[]): Compiled => {
  const parameters = rules.flatMap((rule) => rule.parameters)
  const units = new Map([...CATALOGUE.parameters, ...parameters].map((p) => [p.id, p.unitZh]))
  const book = new RuleBook({
    names: { fact: findFact, parameterUnit: (id) => units.get(id) },
    extensions: WARNING_EXTENSIONS,
  })
  return {
    book,
    parameters,
    rules: rules.map((rule) => ({ rule, condition: book.add(rule.condition, rule.subject === 'person') })),
  }
}

let shipped: Compiled | undefined

const evidenceOf = (rule: WarningRule, sheet: FactSheet, member: number | undefined): Finding['evidence'] =>
  rule.evidence.flatMap((factId) => {
    const entry = (member === undefined ? undefined : sheet.members[member]?.facts[factId]) ?? sheet.household[factId]
    return entry ? [{ factId, entry }] : []
  })

/** The nearest birthday ahead at which a rule may begin to hold. */
const nextTurn = (rules: readonly WarningRule[], sheet: FactSheet, today: LocalDate): LocalDate | undefined =>
  rules
    .flatMap((rule) => rule.turnsOn)
    .flatMap(({ birthday }) =>
      sheet.members.flatMap((member) => {
        const born = member.facts['person.birthDate']?.value
        return typeof born === 'string' ? [addMonths(born, birthday * 12)] : []
      }),
    )
    .filter((date) => date > today)
    .sort()[0]

/**
 * Every rule over one household on one day. Pure. A rule fires only on "met"; where it is unknown and one of its feeds
 * never came, it is listed as "cannot tell" with that feed.
 */
export const evaluateWarnings = (
  stored: FactSheet,
  on: {
    today: LocalDate
    areaCode: string
    feeds: FeedStates
    /** Those of the county's rules in force; default: as shipped. */
    parameters?: readonly Parameter[]
  },
): Evaluation => {
  const { book, rules, parameters } = (shipped ??= compile(allWarningRules()))
  const sheet = deriveFacts(stored, { asOf: on.today, registers: registersOf(on.feeds) })
  const extra: WarningExtra = { today: on.today, feeds: on.feeds, sheet }
  const all = [...(on.parameters ?? CATALOGUE.parameters), ...parameters]
  const inForce = parametersInForce(all, on.today, on.areaCode)
  const frame = frameOf(book.layout, valuesOfSheet(sheet), inForce, extra)
  const findings: Finding[] = []
  const cannotTell: Record<string, readonly string[]> = {}
  for (const { rule, condition } of rules) {
    const members = rule.subject === 'person' ? sheet.members.map((_, at) => at) : [undefined]
    for (const member of members) {
      const verdict = condition.run(frame, member ?? 0)
      if (verdict === MET)
        findings.push({
          rule,
          personId: member === undefined ? null : (sheet.members[member]?.personId ?? null),
          evidence: evidenceOf(rule, sheet, member),
        })
      const missing = rule.feeds.filter((feed) => !on.feeds[feed]?.completeOn)
      if (verdict === UNKNOWN && missing.length > 0) cannotTell[rule.id] = missing
    }
  }
  return {
    findings,
    cannotTell,
    turnsOn: nextTurn(
      rules.map((r) => r.rule),
      sheet,
      on.today,
    ),
  }
}
