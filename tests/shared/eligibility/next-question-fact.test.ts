import { nextQuestionFor } from '@shared/eligibility/next-question-fact'
import { screen } from '@shared/eligibility/screen'
import type { FactScalar } from '@shared/facts/model'
import type { FactSheet } from '@shared/facts/sheet'
import { FACTS, findFact } from '@shared/facts/vocabulary'

const asOf = '2026-11-23'
const area = '339921'
type Told = Record<string, FactScalar>

const entries = (told: Told) =>
  Object.fromEntries(
    Object.entries(told).map(([id, value]) => [id, { value, source: { kind: 'feed' as const }, asOf }]),
  )
const sheetOf = (household: Told, members: Told[]): FactSheet => ({
  householdId: 'h',
  version: 1,
  household: entries(household),
  members: members.map((facts, place) => ({ personId: `p${place}`, facts: entries(facts) })),
})
const openIn = (sheet: FactSheet): number => {
  const { results, catalogue } = screen({ sheet, asOf, area })
  const sealed = new Set(catalogue.policies.filter(({ isSealed }) => isSealed).map(({ policy }) => policy.id))
  return results.filter(({ policyId, verdict }) => verdict === 'unknown' && !sealed.has(policyId)).length
}

const household = { 'household.hukouInCounty': true, 'household.isRural': true, 'household.category': 'none' }
const elder: Told = { 'person.age': 81, 'person.gender': 'male', 'person.hukouInCounty': true, 'person.isTekun': false }
const sheet = sheetOf(household, [elder, { 'person.age': 47, 'person.gender': 'female' }])

describe('the next best question about a household on file', () => {
  it('is a missing fact that settles something, with the policies that wait for it', () => {
    const next = nextQuestionFor({ sheet, asOf, area })!
    expect(next.settles).toBeGreaterThan(0)
    expect(next.policyIds.length).toBeGreaterThan(0)
    const holder = next.member === undefined ? sheet.household : sheet.members[next.member]?.facts
    expect(holder).not.toHaveProperty([next.factId])
  })

  it('leaves fewer verdicts open once it is answered, again and again, until none or nothing single helps', () => {
    let known = sheet
    for (let round = 0; round < 8; round += 1) {
      const next = nextQuestionFor({ sheet: known, asOf, area })
      if (!next) return
      const fact = findFact(next.factId)!
      const value = fact.type === 'boolean' ? false : fact.enum ? fact.enum[0]!.value : 0
      const entry = entries({ [next.factId]: value })
      const before = openIn(known)
      known =
        next.member === undefined
          ? { ...known, household: { ...known.household, ...entry } }
          : {
              ...known,
              members: known.members.map((member, place) =>
                place === next.member ? { ...member, facts: { ...member.facts, ...entry } } : member,
              ),
            }
      expect([next.factId, openIn(known)]).toEqual([next.factId, expect.any(Number)])
      expect(openIn(known)).toBeLessThanOrEqual(before)
    }
  })

  it('is never a sealed fact', () => {
    const allButSealed = FACTS.filter((fact) => fact.subject === 'person' && fact.sensitivity !== 'sealed')
    const told = Object.fromEntries(
      allButSealed.flatMap((fact): [string, FactScalar][] => (fact.type === 'boolean' ? [[fact.id, false]] : [])),
    )
    const next = nextQuestionFor({ sheet: sheetOf(household, [{ ...elder, ...told }]), asOf, area })
    expect(next && findFact(next.factId)?.sensitivity).not.toBe('sealed')
  })

  it('is nothing where nobody lives and nothing of the home is open', () => {
    expect(nextQuestionFor({ sheet: sheetOf({}, []), asOf, area })?.member).toBeUndefined()
  })
})
