import type { LocalDate } from '../kernel/dates'
import { deriveHouseholdFacts } from './derive-household'
import { derivePersonFacts } from './derive-person'
import { readerOf } from './derive-reader'
import type { Fact, FactId } from './model'
import type { FactEntry, Facts, FactSheet } from './sheet'
import { FACTS } from './vocabulary'

export interface DeriveContext {
  asOf: LocalDate
  /** Feeds of which a complete file is loaded → the day of the newest one. Only these may turn "not listed" into "no". */
  registers: Readonly<Record<string, LocalDate>>
}

const LISTED = FACTS.filter((fact) => fact.falseWhenAbsentFrom !== undefined)

type Registers = DeriveContext['registers']
type Holder = 'household' | 'person'
type Absent = readonly (readonly [FactId, FactEntry])[]

interface AbsentFacts {
  /** What departments send is settled before anything is computed from it; what is computed here, afterwards. */
  sent: Readonly<Record<Holder, Absent>>
  computed: Readonly<Record<Holder, Absent>>
}

const known = new WeakMap<Registers, AbsentFacts>()

/** What it means, under these registers, not to stand on a list; worked out once. The entries are shared: read only. */
const absentFactsOf = (registers: Registers): AbsentFacts => {
  const found = known.get(registers)
  if (found) return found
  const of = (isSent: boolean, subject: Holder): Absent =>
    LISTED.filter((fact) => fact.subject === subject && fact.usedFor.includes('feeds') === isSent).flatMap((fact) => {
      const entry = notListed(fact, registers)
      return entry ? [[fact.id, entry] as const] : []
    })
  const both = (isSent: boolean) => ({ household: of(isSent, 'household'), person: of(isSent, 'person') })
  const absent = { sent: both(true), computed: both(false) }
  known.set(registers, absent)
  return absent
}

/**
 * The sheet with the facts that policies read, computed from what departments sent, was declared or seen: age from the
 * birth date, the category from the registers, income per head from the income of the house … Each computed value
 * carries the facts it rests on, the oldest of their dates and whether all were verified. A known value is never
 * replaced by a computed one, except a declared value by a verified one. What cannot be computed stays unknown.
 * The result is for reading (screening); store the sheet it came from. For `declaredOnly` sheets pass no registers.
 */
export const deriveFacts = (sheet: FactSheet, context: DeriveContext): FactSheet => {
  const { sent, computed } = absentFactsOf(context.registers)
  const household = withAbsent({ ...sheet.household }, sent.household)
  const members = sheet.members.map((member) => ({
    ...member,
    facts: withAbsent({ ...member.facts }, sent.person),
  }))
  for (const { facts } of members) {
    derivePersonFacts(readerOf(facts, household, members, context))
    withAbsent(facts, computed.person)
  }
  deriveHouseholdFacts(readerOf(household, household, members, context))
  withAbsent(household, computed.household)
  return { ...sheet, household, members }
}

/** Adds to `facts` what is not known of them yet. */
const withAbsent = (facts: Facts, absent: Absent): Facts => {
  for (const [id, entry] of absent) facts[id] ??= entry
  return facts
}

/** What not standing on the registers of a fact says of it; nothing as long as one of them is not loaded. */
const notListed = ({ falseWhenAbsentFrom = [] }: Fact, registers: Registers): FactEntry | undefined => {
  const loaded = falseWhenAbsentFrom.flatMap((feedId) => registers[feedId] ?? [])
  if (loaded.length < falseWhenAbsentFrom.length) return undefined
  const source: FactEntry['source'] = {
    kind: 'derived',
    from: [],
    verified: true,
    label: '名册已导入，名单里没有',
    feedId: falseWhenAbsentFrom[0],
  }
  return { value: false, source, asOf: loaded.reduce((a, b) => (a < b ? a : b)) }
}
