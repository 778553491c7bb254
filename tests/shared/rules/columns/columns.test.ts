import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { shippedCatalogue } from '@shared/eligibility/compile'
import { planCatalogue } from '@shared/eligibility/county-screen'
import { verdictsOf } from '@shared/eligibility/screen'
import { encodeHouseholds } from '@shared/rules/columns/encode'
import type { ColumnPlan } from '@shared/rules/columns/plan-model'
import { countVerdicts, verdictAt, verdictsOfChunk } from '@shared/rules/columns/verdicts'
import type { PlainHousehold } from '@shared/rules/frame'
import { parametersInForce } from '@shared/rules/parameters'
import { randomHousehold } from '../../eligibility/random-households'
import { AREA, AS_OF, inside } from './a-county'

const catalogue = shippedCatalogue()
const parameters = parametersInForce(catalogue.parameters, AS_OF, AREA)
const plan = planCatalogue(CATALOGUE, parameters)

/** Verdicts as `verdictsOf` gives them, read from the planes, household by household. */
const byColumns = (households: readonly PlainHousehold[], size: number, using: ColumnPlan = plan) => {
  const result: (number | number[])[][] = []
  let done = 0
  for (const chunk of encodeHouseholds(households, AREA, size, using.facts)) {
    const verdicts = verdictsOfChunk(using, chunk)
    chunk.order.forEach((place, row) => {
      const members = households[done + place]?.members ?? []
      result[done + place] = using.rules.map(({ rule: { unit } }, rule) =>
        unit === 'household'
          ? verdictAt(verdicts, rule, row)
          : members.map((_, m) => verdictAt(verdicts, rule, row, m)),
      )
    })
    done += chunk.layout.households
  }
  return result
}
const byRows = (households: readonly PlainHousehold[]) => households.map((h) => verdictsOf(catalogue, h, parameters))

describe('the whole catalogue over columns', () => {
  it('gives bit for bit the verdicts of the row path, in chunks of any size', () => {
    fc.assert(
      fc.property(
        fc.array(randomHousehold, { minLength: 1, maxLength: 80 }),
        fc.constantFrom(1, 7, 32, 33, 4096),
        (inputs, size) => {
          const households = inputs.map(inside)
          expect(byColumns(households, size)).toEqual(byRows(households))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts what the planes hold', () => {
    const households = fc.sample(randomHousehold, { numRuns: 100, seed: 3 }).map(inside)
    const [chunk] = [...encodeHouseholds(households, AREA)]
    const verdicts = verdictsOfChunk(plan, chunk as NonNullable<typeof chunk>)
    const rows = byRows(households)
    plan.rules.forEach((_, rule) => {
      const all = rows.flatMap((each) => each[rule] as number)
      const count = (kleene: number) => all.filter((each) => each === kleene).length
      expect(countVerdicts(verdicts, rule)).toEqual({ unmet: count(0), unknown: count(1), met: count(2) })
    })
  })

  it('treats the dead, a household of nobody and one of thirty as the row path does', () => {
    const some = fc.sample(randomHousehold, { numRuns: 40, seed: 11 }).map(inside)
    const members = some.flatMap((each) => each.members)
    const dead = members.map((each, i) => (i % 2 ? { ...each, 'person.deceased': i % 3 > 0 } : each))
    const households = [
      { household: some[0]?.household ?? {}, members: [] },
      { household: some[1]?.household ?? {}, members: dead.slice(0, 30) },
      { household: {}, members: [{}] },
      { household: {}, members: [{ 'person.deceased': true }] },
      { household: some[2]?.household ?? {}, members: dead.slice(30, 33) },
      { household: {}, members: [] },
    ]
    expect(households[1]?.members).toHaveLength(30)
    expect(byColumns(households, 4096)).toEqual(byRows(households))
  })

  it('is at rest with no households at all, and with households nobody knows anything of', () => {
    expect(byColumns([], 32)).toEqual([])
    const nothing = Array.from({ length: 40 }, (_, i) => ({
      household: {},
      members: Array.from({ length: i % 3 }, () => ({})),
    }))
    expect(byColumns(nothing, 4096)).toEqual(byRows(nothing))
  })
})
