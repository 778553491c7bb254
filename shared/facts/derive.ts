import type { LocalDate } from '../kernel/dates'
import { deriveHouseholdFacts } from './derive-household'
import { derivePersonFacts } from './derive-person'
import { readerOf } from './derive-reader'
import type { Fact } from './model'
import type { FactSheet } from './sheet'
import { FACTS } from './vocabulary'

export interface DeriveContext {
  asOf: LocalDate
  /** Feeds of which a complete file is loaded → the day of the newest one. Only these may turn "not listed" into "no". */
  registers: Readonly<Record<string, LocalDate>>
}

const LISTED = FACTS.filter((fact) => fact.falseWhenAbsentFrom !== undefined)
/** What departments send is settled before anything is computed from it; what is computed here, afterwards. */
const SENT = LISTED.filter((fact) => fact.usedFor.includes('feeds'))
const COMPUTED = LISTED.filter((fact) => !fact.usedFor.includes('feeds'))

/**
 * The sheet with the facts that policies read, computed from what departments sent, was declared or seen: age from the
 * birth date, the category from the registers, income per head from the income of the house … Each computed value
 * carries the facts it rests on, the oldest of their dates and whether all were verified. A known value is never
 * replaced by a computed one, except a declared value by a verified one. What cannot be computed stays unknown.
 * The result is for reading (screening); store the sheet it came from. For `declaredOnly` sheets pass no registers.
 */
export const deriveFacts = (sheet: FactSheet, context: DeriveContext): FactSheet => {
  const withRegisters: FactSheet = {
    ...sheet,
    household: notListed(SENT, sheet.household, context, 'household'),
    members: sheet.members.map((member) => ({
      ...member,
      facts: notListed(SENT, member.facts, context, 'person'),
    })),
  }
  const members = withRegisters.members.map((member) => {
    const reader = readerOf(member.facts, withRegisters.household, withRegisters.members, context)
    derivePersonFacts(reader)
    return { ...member, facts: notListed(COMPUTED, reader.facts, context, 'person') }
  })
  const household = readerOf(withRegisters.household, withRegisters.household, members, context)
  deriveHouseholdFacts(household)
  return { ...withRegisters, household: notListed(COMPUTED, household.facts, context, 'household'), members }
}

const notListed = (
  listed: readonly Fact[],
  facts: FactSheet['household'],
  { registers }: DeriveContext,
  subject: Fact['subject'],
): FactSheet['household'] => {
  const result = { ...facts }
  for (const fact of listed) {
    if (fact.subject !== subject || result[fact.id]) continue
    const loaded = (fact.falseWhenAbsentFrom ?? []).map((feedId) => registers[feedId])
    if (loaded.some((date) => date === undefined)) continue
    result[fact.id] = {
      value: false,
      source: {
        kind: 'derived',
        from: [],
        verified: true,
        label: '名册已导入，名单里没有',
        feedId: fact.falseWhenAbsentFrom?.[0],
      },
      asOf: loaded.filter((date) => date !== undefined).reduce((a, b) => (a < b ? a : b)),
    }
  }
  return result
}
