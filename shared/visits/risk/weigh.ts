import { CATALOGUE } from '../../eligibility/catalogue'
import type { FactEntry, FactSheet } from '../../facts/sheet'
import { findFact } from '../../facts/vocabulary'
import { findFeed } from '../../feeds/catalogue'
import { isStale } from '../../feeds/freshness'
import type { KeptRowsByFeed } from '../../feeds/model'
import type { LocalDate } from '../../kernel/dates'
import { factsIn, RuleBook, type CompiledCondition } from '../../rules/compile'
import { frameOf, valuesOfSheet } from '../../rules/frame'
import type { ParameterId, ParameterInForce } from '../../rules/parameters'
import { MET, UNKNOWN, UNMET, verdictOf, type Kleene, type Verdict } from '../../rules/model'
import { WARNING_EXTENSIONS } from '../../warnings/extensions'
import type { WarningExtra } from '../../warnings/extensions/extra'
import type { FeedStates } from '../../warnings/feed-state'
import type { RiskScheme, RiskStatement } from './scheme'

export interface RiskEvidence {
  factId: string
  /** Null: a fact of the household. */
  personId: string | null
  entry: FactEntry
}

/** One statement of the scheme over one household. */
export interface Weighed<S extends RiskStatement = RiskStatement> {
  statement: S
  verdict: Verdict
  /** Where it holds or does not: what that rests on. */
  evidence: RiskEvidence[]
}

export interface WeighOn {
  today: LocalDate
  feeds: FeedStates
  rows: KeptRowsByFeed
  /** Values shared with policies and warnings, as the county has them in force. */
  inForce: ReadonlyMap<ParameterId, ParameterInForce>
}

interface Compiled {
  book: RuleBook
  conditions: ReadonlyMap<string, CompiledCondition>
}

const compiledSchemes = new WeakMap<RiskScheme, Compiled>()

const compile = (scheme: RiskScheme): Compiled => {
  const known = compiledSchemes.get(scheme)
  if (known) return known
  const units = new Map(CATALOGUE.parameters.map(({ id, unitZh }) => [id, unitZh]))
  const book = new RuleBook({
    names: { fact: findFact, parameterUnit: (id) => units.get(id) },
    extensions: WARNING_EXTENSIONS,
  })
  const statements = [...scheme.items, ...scheme.protective, ...scheme.floors, ...scheme.caps]
  const conditions = new Map(statements.map((one) => [one.id, book.add(one.when, one.subject === 'person')]))
  const compiled = { book, conditions }
  compiledSchemes.set(scheme, compiled)
  return compiled
}

/** A list was loaded whole and is not late: whoever is not on it is not on it. */
const isCertain = (feedId: string, { feeds, today }: WeighOn): boolean => {
  const completeOn = feeds[feedId]?.completeOn ?? null
  const feed = findFeed(feedId)
  return completeOn !== null && feed !== undefined && !isStale(feed, feeds[feedId]?.lastDataOn ?? null, today)
}

const DECEASED = 'person.deceased'

const isLiving = ({ facts }: FactSheet['members'][number]): boolean => facts[DECEASED]?.value !== true

/** "On none of the lists" as a fact of each person, where the lists can tell. */
const withListed = (sheet: FactSheet, scheme: RiskScheme, on: WeighOn): FactSheet => {
  const told = scheme.listedFacts.filter(({ feeds }) => feeds.every((id) => isCertain(id, on)))
  if (told.length === 0) return sheet
  const no: FactEntry = {
    value: false,
    asOf: on.today,
    source: { kind: 'derived', from: [], verified: true, label: '名册已导入，名单里没有' },
  }
  const members = sheet.members.map((member) => ({
    ...member,
    facts: { ...Object.fromEntries(told.map(({ fact }) => [fact, no])), ...member.facts },
  }))
  return { ...sheet, members }
}

const readsPeople = ({ when }: RiskStatement): boolean =>
  'extension' in when || factsIn(when).some((id) => findFact(id)?.subject !== 'household')

const entriesOf = (statement: RiskStatement, sheet: FactSheet, places: readonly number[]): RiskEvidence[] =>
  statement.evidence.flatMap((factId): RiskEvidence[] => {
    const ofPeople = places.flatMap((at): RiskEvidence[] => {
      const member = sheet.members[at]
      const entry = member?.facts[factId]
      return member && entry ? [{ factId, personId: member.personId, entry }] : []
    })
    const entry = sheet.household[factId]
    return entry && ofPeople.length === 0 ? [{ factId, personId: null, entry }] : ofPeople
  })

/**
 * Every statement of a scheme over one household, three-valued: what is not known is unknown, never "no". Pure. `sheet`
 * carries its derived facts. Who has died counts only where a statement speaks of death.
 */
export const weigher = (scheme: RiskScheme, sheet: FactSheet, on: WeighOn) => {
  const { book, conditions } = compile(scheme)
  const everybody = withListed(sheet, scheme, on)
  const living = { ...everybody, members: everybody.members.filter(isLiving) }
  const framed = (of: FactSheet) => {
    const extra: WarningExtra = { ...on, sheet: of }
    return { of, frame: frameOf(book.layout, valuesOfSheet(of), on.inForce, extra) }
  }
  const [all, here] = [framed(everybody), framed(living)]

  return <S extends RiskStatement>(statement: S): Weighed<S> => {
    const { of, frame } = factsIn(statement.when).includes(DECEASED) ? all : here
    const condition = conditions.get(statement.id)
    if (!condition) throw new RangeError(`${statement.id} is no statement of ${scheme.id}`)
    const places = of.members.map((_, at) => at)
    const said: Kleene[] =
      statement.subject === 'person' ? places.map((at) => condition.run(frame, at)) : [condition.run(frame, 0)]
    const nobody = places.length === 0 && readsPeople(statement)
    let verdict: Kleene = nobody ? UNKNOWN : said.reduce<Kleene>((a, b) => (b > a ? b : a), UNMET)
    if (verdict === UNKNOWN && statement.settledBy?.every((id) => isCertain(id, on)) && !nobody) verdict = UNMET
    const holders = statement.subject === 'person' && verdict === MET ? places.filter((at) => said[at] === MET) : places
    return {
      statement,
      verdict: verdictOf(verdict),
      evidence: verdict === UNKNOWN ? [] : entriesOf(statement, of, holders),
    }
  }
}
