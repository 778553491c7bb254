import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { shippedCatalogue } from '@shared/eligibility/compile'
import { planCatalogue } from '@shared/eligibility/county-screen'
import { screen } from '@shared/eligibility/screen'
import type { FactSheet } from '@shared/facts/sheet'
import { encodeHouseholds } from '@shared/rules/columns/encode'
import { decidingAt, explainChunk } from '@shared/rules/columns/explain-chunk'
import { clauseOf, listReasons, memberOf } from '@shared/rules/columns/list-reasons'
import { memberRow } from '@shared/rules/columns/model'
import { PlanRun } from '@shared/rules/columns/run-plan'
import type { PlainHousehold } from '@shared/rules/frame'
import type { Condition } from '@shared/rules/model'
import { parametersInForce } from '@shared/rules/parameters'
import { randomHousehold } from '../../eligibility/random-households'
import { AREA, AS_OF, inside } from './a-county'

const catalogue = shippedCatalogue()
const plan = planCatalogue(CATALOGUE, parametersInForce(catalogue.parameters, AS_OF, AREA))

const sheetOf = ({ household, members }: PlainHousehold): FactSheet => {
  const facts = (values: PlainHousehold['household']) =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, { value, source: { kind: 'feed' as const }, asOf: AS_OF }]),
    )
  return {
    householdId: 'h',
    version: 1,
    household: facts(household),
    members: members.map((each, i) => ({ personId: `p${i}`, facts: facts(each) })),
  }
}

/** The same clause may stand twice in a rule and may be reached through several members: reasons are a set. */
const asSet = (reasons: { condition: Condition | undefined; member?: number }[]): string[] =>
  [...new Set(reasons.map(({ condition, member }) => `${JSON.stringify(condition)} @${member ?? ''}`))].sort()

describe('the reasons of a whole chunk', () => {
  it('are those of the trace, for every policy, household and member', () => {
    fc.assert(
      fc.property(fc.array(randomHousehold, { minLength: 1, maxLength: 40 }), (inputs) => {
        const households = inputs.map(inside)
        const [chunk] = [...encodeHouseholds(households, AREA)]
        if (!chunk) throw new Error('no chunk')
        const reasons = explainChunk(plan, chunk, new PlanRun(plan).run(chunk))
        chunk.order.forEach((place, row) => {
          const sheet = sheetOf(households[place] as PlainHousehold)
          for (const { policyId, member, deciding } of screen({ sheet, asOf: AS_OF, area: AREA }).results) {
            const rule = plan.rules.findIndex((each) => each.rule.id === policyId)
            const packed = decidingAt(reasons, rule, row, member)
            const clauses = plan.rules[rule]?.clauses ?? []
            expect(asSet(packed.map((each) => ({ condition: clauses[each.clause], member: each.member })))).toEqual(
              asSet([...deciding]),
            )
          }
        })
      }),
      { numRuns: 8 },
    )
  })

  it('are written out as lists with the same entries', () => {
    const households = fc.sample(randomHousehold, { numRuns: 70, seed: 21 }).map(inside)
    const [chunk] = [...encodeHouseholds(households, AREA)]
    if (!chunk) throw new Error('no chunk')
    const reasons = explainChunk(plan, chunk, new PlanRun(plan).run(chunk))
    let total = 0
    plan.rules.forEach(({ rule: { unit } }, rule) => {
      const { ends, entries } = listReasons(reasons, rule)
      const read = (subject: number) =>
        [...entries.subarray(subject === 0 ? 0 : ends[subject - 1], ends[subject])]
          .map((entry) => ({ clause: clauseOf(entry), member: memberOf(entry) }))
          .map(({ clause, member }) => (member < 0 ? { clause } : { clause, member }))
      chunk.order.forEach((place, row) => {
        const members = households[place]?.members ?? []
        const subjects = unit === 'household' ? [0] : members.map((_, m) => m)
        for (const m of subjects) {
          const list = read(unit === 'household' ? row : memberRow(chunk.layout, row, m))
          expect(list).toEqual(decidingAt(reasons, rule, row, m))
          total += list.length
        }
      })
      expect(entries).toHaveLength(ends.at(-1) ?? 0)
    })
    expect(total).toBeGreaterThan(20_000)
  })
})
