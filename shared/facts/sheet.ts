import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { problemWithValue } from './check-value'
import { FactScalar, FactSource, type Fact, type FactId } from './model'
import { findFact } from './vocabulary'

/** What one source says of one fact. `asOf` is the day the value was true, not the day it arrived. */
export const FactValue = z.strictObject({ value: FactScalar, source: FactSource, asOf: LocalDate })
export type FactValue = z.infer<typeof FactValue>

/** The value that counts, and what the other sources say: nothing is overwritten, a conflict is for a person to settle. */
export const FactEntry = FactValue.extend({ others: z.array(FactValue).optional() })
export type FactEntry = z.infer<typeof FactEntry>

/** Facts by id. A fact that is absent is unknown: never 0, never false. */
export type Facts = Record<FactId, FactEntry>

/** Which facts may stand on the household and which on a member. */
export const mayStandOn = (fact: Fact, holder: 'household' | 'member'): boolean =>
  fact.subject === 'any' ||
  (holder === 'member' ? fact.subject === 'person' : ['household', 'address'].includes(fact.subject))

const factsOf = (holder: 'household' | 'member') =>
  z.record(z.string(), FactEntry).superRefine((facts, ctx) => {
    for (const [id, entry] of Object.entries(facts)) {
      const fact = findFact(id)
      const problem = !fact
        ? `没有“${id}”这一项`
        : !mayStandOn(fact, holder)
          ? `“${fact.labelZh}”不能记在${holder === 'member' ? '个人' : '家庭'}名下`
          : problemWithValue(fact, entry.value, entry.source.kind === 'derived')
      if (problem) ctx.addIssue({ code: 'custom', message: problem, path: [id] })
    }
  })

export const FactSheet = z.strictObject({
  householdId: z.string(),
  /** Rises with every change; decisions freeze it. */
  version: z.int().min(0),
  household: factsOf('household'),
  members: z.array(z.strictObject({ personId: z.string(), facts: factsOf('member') })).max(60),
})
export type FactSheet = z.infer<typeof FactSheet>

export const emptySheet = (householdId: string, personIds: readonly string[] = []): FactSheet => ({
  householdId,
  version: 0,
  household: {},
  members: personIds.map((personId) => ({ personId, facts: {} })),
})

const STRENGTH = { declared: 0, derived: 0, visit: 1, feed: 2, officer: 3, decision: 4 } as const

/** Verified sources (a visit, a department, an officer, a decision) stand above what was declared. */
export const isVerified = (source: FactSource): boolean =>
  source.kind === 'derived' ? source.verified === true : source.kind !== 'declared'

/** Whether `a` counts before `b`: verified first, then the newer, then the stronger source. */
const countsBefore = (a: FactValue, b: FactValue): boolean => {
  if (isVerified(a.source) !== isVerified(b.source)) return isVerified(a.source)
  if (a.asOf !== b.asOf) return a.asOf > b.asOf
  return STRENGTH[a.source.kind] >= STRENGTH[b.source.kind]
}

const sameValue = (a: FactScalar, b: FactScalar): boolean => JSON.stringify(a) === JSON.stringify(b)
const sameVoice = (a: FactSource, b: FactSource): boolean => a.kind === b.kind && a.feedId === b.feedId

const valuesOf = ({ others = [], ...value }: FactEntry): FactValue[] => [value, ...others]

/** The voices that disagree with the value that counts. */
export const conflictsOf = ({ others = [], value }: FactEntry): FactValue[] =>
  others.filter((other) => !sameValue(other.value, value))

const settle = (values: readonly FactValue[]): FactEntry | undefined => {
  const [first, ...rest] = values
  if (!first) return undefined
  const best = rest.reduce((winner, value) => (countsBefore(winner, value) ? winner : value), first)
  const others = values.filter((value) => value !== best)
  return others.length > 0 ? { ...best, others } : best
}

/**
 * Adds what a source says. The same source speaking again replaces its older word (an older word arriving late changes
 * nothing); different sources that disagree are both kept, the one that counts first.
 */
export const mergeFact = (entry: FactEntry | undefined, incoming: FactValue): FactEntry => {
  const known = entry ? valuesOf(entry) : []
  const earlier = known.find((value) => sameVoice(value.source, incoming.source))
  if (entry && earlier && earlier.asOf > incoming.asOf) return entry
  const others = known.filter((value) => value !== earlier)
  return settle([incoming, ...others]) as FactEntry
}

/** Takes back what a feed said (a snapshot no longer lists it); what others said takes its place, else it is unknown. */
export const withdrawFact = (entry: FactEntry | undefined, feedId: string): FactEntry | undefined =>
  entry && settle(valuesOf(entry).filter((value) => value.source.feedId !== feedId))

const keep = (facts: Facts, wanted: (source: FactSource) => boolean): Facts => {
  const kept: Facts = {}
  for (const [id, entry] of Object.entries(facts)) {
    const settled = settle(valuesOf(entry).filter((value) => wanted(value.source)))
    if (settled) kept[id] = settled
  }
  return kept
}

/** The sheet an unverified person is screened on: only what was declared (DESIGN: claimed is not verified). */
export const declaredOnly = (sheet: FactSheet): FactSheet => {
  const declared = (source: FactSource): boolean => source.kind === 'declared'
  return {
    ...sheet,
    household: keep(sheet.household, declared),
    members: sheet.members.map((member) => ({ ...member, facts: keep(member.facts, declared) })),
  }
}
