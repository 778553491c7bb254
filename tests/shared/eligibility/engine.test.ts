import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue, shippedCatalogue } from '@shared/eligibility/compile'
import { screen, verdictsOf } from '@shared/eligibility/screen'
import { screenFile, type FileVerdict } from '@shared/eligibility/screen-file'
import { findFact } from '@shared/facts/vocabulary'
import type { FactSheet, Facts } from '@shared/facts/sheet'
import { yuanToFen } from '@shared/kernel/money'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import { missingFacts, smallestMissingSets } from '@shared/rules/missing-facts'
import type { Condition } from '@shared/rules/model'
import { parametersInForce } from '@shared/rules/parameters'
import { traceOf, type TraceNode } from '@shared/rules/trace'
import { evaluateAll, type Plain, type PlainInput } from './plain-evaluator'
import { randomHousehold } from './random-households'

const ASOF = '2026-11-23'
const catalogue = shippedCatalogue()
const parameters = parametersInForce(catalogue.parameters, ASOF, '339921')

const toFen = (facts: Record<string, Plain>): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money' ? (yuanToFen(value as number) ?? Math.round((value as number) * 100)) : value,
    ]),
  )
const inside = ({ household, members }: PlainInput): PlainHousehold => ({
  household: toFen(household),
  members: members.map(toFen),
})
const frameFor = (household: PlainHousehold) => frameOf(catalogue.book.layout, household, parameters)

const verdictWords = (input: PlainInput): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(screenFile({ asOf: ASOF, ...input }).verdicts).map(([id, result]) => [
      id,
      Array.isArray(result) ? result.map(({ verdict }: FileVerdict) => verdict) : (result as FileVerdict).verdict,
    ]),
  )

describe('the engine on random households', () => {
  it('agrees with the plain reference on every policy and member', () => {
    fc.assert(
      fc.property(randomHousehold, (input) => expect(verdictWords(input)).toEqual(evaluateAll(input))),
      { numRuns: 120 },
    )
  })

  it('is monotone in knowledge: learning a fact never turns met into unmet or back', () => {
    fc.assert(
      fc.property(randomHousehold, fc.array(fc.nat({ max: 99 }), { minLength: 8 }), (full, dice) => {
        let at = 0
        const forget = (facts: Record<string, Plain>) =>
          Object.fromEntries(Object.entries(facts).filter(() => (dice[at++ % dice.length] ?? 0) > 40))
        const less = { household: forget(full.household), members: full.members.map(forget) }
        const before = verdictsOf(catalogue, inside(less), parameters).flat()
        const after = verdictsOf(catalogue, inside(full), parameters).flat()
        before.forEach((verdict, i) => {
          // Death known takes a person out of the rules for the living: that is no clause of any policy.
          if (verdict !== 1 && !full.members.some((m) => m['person.deceased'])) expect(after[i]).toBe(verdict)
        })
      }),
      { numRuns: 80 },
    )
  })

  it('does not care about the order of conditions or of policies', () => {
    const turned = (condition: Condition): Condition => {
      if ('all' in condition) return { ...condition, all: [...condition.all].reverse().map(turned) }
      if ('any' in condition) return { ...condition, any: [...condition.any].reverse().map(turned) }
      if ('not' in condition) return { ...condition, not: turned(condition.not) }
      if ('anyMember' in condition) return { ...condition, anyMember: turned(condition.anyMember) }
      return condition
    }
    const policies = CATALOGUE.policies.map((policy) => ({ ...policy, eligibility: turned(policy.eligibility) }))
    const other = compileCatalogue({ ...CATALOGUE, policies: policies.reverse() })
    fc.assert(
      fc.property(randomHousehold, (input) =>
        expect([...verdictsOf(other, inside(input), parameters)].reverse()).toEqual(
          verdictsOf(catalogue, inside(input), parameters),
        ),
      ),
      { numRuns: 50 },
    )
  })

  it('an explanation replays to the same verdict', () => {
    const replay = (node: TraceNode): string => {
      const parts = node.children.map(replay)
      const least = parts.includes('unmet') ? 'unmet' : parts.includes('unknown') ? 'unknown' : 'met'
      const most = parts.includes('met') ? 'met' : parts.includes('unknown') ? 'unknown' : 'unmet'
      if (node.kind === 'all' || node.kind === 'allMembers') return least
      if (node.kind === 'any' || node.kind === 'anyMember') return most
      if (node.kind === 'not') return { met: 'unmet', unmet: 'met', unknown: 'unknown' }[parts[0] as 'met']
      if (node.actual === undefined || node.expected === undefined) return 'unknown'
      return node.verdict
    }
    fc.assert(
      fc.property(randomHousehold, (input) => {
        const frame = frameFor(inside(input))
        for (const { rule, policy } of catalogue.policies) {
          if (policy.unit === 'person' && input.members.length === 0) continue
          const trace = traceOf(rule, frame, 0)
          expect(replay(trace)).toBe(trace.verdict)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('each smallest set of missing facts really can decide, and no part of it can', () => {
    const sample = fc.sample(randomHousehold, { numRuns: 25, seed: 7 }).filter(({ members }) => members.length > 0)
    let checked = 0
    for (const input of sample) {
      const household = inside(input)
      const frame = frameFor(household)
      for (const { rule } of catalogue.policies) {
        const sets = smallestMissingSets(rule, frame, 0, findFact)
        const waited = missingFacts(rule, frame, 0).map(({ factId, member }) => `${member ?? ''}:${factId}`)
        for (const set of sets.slice(0, 3)) {
          expect(set.length).toBeLessThanOrEqual(4)
          for (const { factId, member } of set) expect(waited).toContain(`${member ?? ''}:${factId}`)
          const reach = (facts: typeof set) => canBecomeMet(rule, household, facts)
          expect(reach(set)).toBe(true)
          if (set.length > 1) for (const left of set) expect(reach(set.filter((fact) => fact !== left))).toBe(false)
          checked += 1
        }
      }
    }
    expect(checked).toBeGreaterThan(100)
  })
})

/** Tries every combination of plausible values, the hard way. */
const canBecomeMet = (
  rule: Parameters<typeof traceOf>[0],
  household: PlainHousehold,
  facts: readonly { factId: string; member?: number }[],
): boolean => {
  const [next, ...rest] = facts
  if (!next) return rule.run(frameFor(household), 0) === 2
  const fact = findFact(next.factId)
  const values: Plain[] =
    fact?.type === 'boolean'
      ? [true, false]
      : (fact?.enum?.map((e) => e.value) ?? [
          0, 0.0001, 1, 2, 3, 4, 5, 6, 12, 13, 16, 17, 18, 30, 40, 50, 60, 65, 80, 90, 100, 1e9,
        ])
  return values.some((value) => {
    const members = household.members.map((m, i) => (i === next.member ? { ...m, [next.factId]: value } : m))
    const known = next.member === undefined ? { ...household.household, [next.factId]: value } : household.household
    return canBecomeMet(rule, { household: known, members }, rest)
  })
}

describe('screening a sheet', () => {
  const sheetOf = (facts: Facts): FactSheet => ({
    householdId: 'h',
    version: 4,
    household: {},
    members: [{ personId: 'p', facts }],
  })
  const at = (value: boolean | number) => ({
    value,
    source: { kind: 'feed' as const, feedId: 'f' },
    asOf: '2026-11-01',
  })

  it('a member who has died meets only rules that speak of death', () => {
    const sheet = sheetOf({ 'person.age': at(83), 'person.hukouInCounty': at(true), 'person.deceased': at(true) })
    const { results } = screen({ sheet, asOf: ASOF, area: '339921' })
    const of = (id: string) => results.find((result) => result.policyId === id)
    expect([of('old-age-allowance')?.verdict, of('old-age-allowance')?.deceased]).toEqual(['unmet', true])
    expect(of('funeral-fee-waiver')?.deceased).toBe(false)
  })

  it('uses the parameters of the nearest area and the day', () => {
    const sheet = sheetOf({ 'person.age': at(81), 'person.hukouInCounty': at(true) })
    const amount = (area: string) =>
      screen({ sheet, asOf: ASOF, area, policyIds: ['old-age-allowance'] }).results[0]?.amount
    expect(amount('33992110720102')?.fen).toBe(6_000)
    expect(amount('330100')).toMatchObject({ missing: ['elder.allowance80'] })
    expect(amount('330100')?.fen).toBeUndefined()
  })

  it('is the same for the same input, as text too', () => {
    const sheet = sheetOf({ 'person.age': at(81) })
    const once = () => JSON.stringify(screen({ sheet, asOf: ASOF, area: '339921' }).results)
    expect(once()).toBe(once())
  })
})
