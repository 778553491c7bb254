import { deriveHouseholdFacts } from '@shared/facts/derive-household'
import { derivePersonFacts } from '@shared/facts/derive-person'
import type { DeriveContext } from '@shared/facts/derive'
import type { MemberRead, Reader } from '@shared/facts/derive-reader'
import type { Fact, FactId, FactScalar } from '@shared/facts/model'
import { isVerified, type FactEntry, type Facts, type FactSheet } from '@shared/facts/sheet'
import { FACTS } from '@shared/facts/vocabulary'

type Note = (id: FactId, entry: FactEntry) => void

const readsOf = (facts: Facts, note: Note): MemberRead => {
  const only =
    <T>(test: (value: FactScalar | undefined) => value is T & FactScalar) =>
    (id: FactId): T | undefined => {
      const entry = facts[id]
      if (entry) note(id, entry)
      const value = entry?.value
      return test(value) ? value : undefined
    }
  return {
    text: only((v): v is string => typeof v === 'string'),
    number: only((v): v is number => typeof v === 'number'),
    flag: only((v): v is boolean => typeof v === 'boolean'),
    set: only((v): v is string[] => Array.isArray(v) && v.every((x) => typeof x === 'string')),
    known: (id) => {
      const entry = facts[id]
      if (entry) note(id, entry)
      return entry !== undefined
    },
  }
}

const labelOf = (bases: readonly FactEntry[]): string | undefined => {
  const labels = [...new Set(bases.flatMap((entry) => entry.source.label ?? []))]
  return labels.length > 0 ? labels.slice(0, 3).join('、') : undefined
}

const readerOf = (facts: Facts, household: Facts, members: FactSheet['members'], context: DeriveContext): Reader => {
  const current = { ...facts }
  const derive: Reader['derive'] = (factId, compute) => {
    const rests: [FactId, FactEntry][] = []
    const note: Note = (id, entry) => void rests.push([id, entry])
    const value = compute({
      ...readsOf(current, note),
      ofHousehold: readsOf(household, note),
      ofMembers: members.map((member) => readsOf(member.facts, note)),
    })
    const bases = rests.map(([, entry]) => entry)
    if (value === undefined || bases.length === 0) return
    const verified = bases.every((entry) => isVerified(entry.source))
    const known = current[factId]
    if (known && (isVerified(known.source) || !verified)) return
    const { others = [], ...earlier } = known ?? {}
    current[factId] = {
      value,
      source: { kind: 'derived', from: [...new Set(rests.map(([id]) => id))], verified, label: labelOf(bases) },
      asOf: bases.map((entry) => entry.asOf).reduce((a, b) => (a < b ? a : b)),
      ...(known ? { others: [earlier as FactEntry, ...others] } : {}),
    }
  }
  return { facts: current, context, derive }
}

const notListed = (listed: readonly Fact[], facts: Facts, registers: DeriveContext['registers'], subject: string) => {
  const result = { ...facts }
  for (const fact of listed) {
    if (fact.subject !== subject || result[fact.id]) continue
    const loaded = (fact.falseWhenAbsentFrom ?? []).map((feedId) => registers[feedId])
    if (loaded.includes(undefined)) continue
    result[fact.id] = {
      value: false,
      source: {
        kind: 'derived',
        from: [],
        verified: true,
        label: '名册已导入，名单里没有',
        feedId: fact.falseWhenAbsentFrom?.[0],
      },
      asOf: [...loaded].sort()[0] ?? '',
    }
  }
  return result
}

/** What `deriveFacts` must give, said as plainly as it can be: nothing is used twice, everything is copied. */
export const deriveFactsPlainly = (sheet: FactSheet, context: DeriveContext): FactSheet => {
  const listed = FACTS.filter((fact) => fact.falseWhenAbsentFrom !== undefined)
  const sent = listed.filter((fact) => fact.usedFor.includes('feeds'))
  const computed = listed.filter((fact) => !fact.usedFor.includes('feeds'))
  const { registers } = context
  const household = notListed(sent, sheet.household, registers, 'household')
  const told = sheet.members.map((m) => ({ ...m, facts: notListed(sent, m.facts, registers, 'person') }))
  const members = told.map((member) => {
    const reader = readerOf(member.facts, household, told, context)
    derivePersonFacts(reader)
    return { ...member, facts: notListed(computed, reader.facts, registers, 'person') }
  })
  const reader = readerOf(household, household, members, context)
  deriveHouseholdFacts(reader)
  return { ...sheet, household: notListed(computed, reader.facts, registers, 'household'), members }
}
