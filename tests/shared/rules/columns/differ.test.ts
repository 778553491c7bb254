import fc from 'fast-check'
import { CATALOGUE, type Catalogue } from '@shared/eligibility/catalogue'
import { compileCatalogue } from '@shared/eligibility/compile'
import { planCatalogue, planCatalogueChange } from '@shared/eligibility/county-screen'
import { verdictsOf } from '@shared/eligibility/screen'
import { differingVerdicts } from '@shared/rules/columns/differ'
import { encodeHouseholds } from '@shared/rules/columns/encode'
import { overrideParameters, parametersInForce } from '@shared/rules/parameters'
import { randomHousehold } from '../../eligibility/random-households'
import { AREA, AS_OF, inside } from './a-county'

const inForce = parametersInForce(CATALOGUE.parameters, AS_OF, AREA)
const dearer = overrideParameters(inForce, { 'standard.dibao': 1400 }, 'a proposal')
const stricter: Catalogue = {
  ...CATALOGUE,
  hash: 'proposed',
  policies: CATALOGUE.policies
    .filter(({ id }) => id !== 'vagrant-relief')
    .map((policy) =>
      policy.id === 'old-age-allowance'
        ? { ...policy, eligibility: { all: [policy.eligibility, { fact: 'person.age', op: 'gte', value: 90 }] } }
        : policy,
    ),
}

describe('two catalogues over the same columns', () => {
  it('gives exactly the subjects whose verdict differs, with both verdicts', () => {
    const households = fc.sample(randomHousehold, { numRuns: 400, seed: 5 }).map(inside)
    const change = planCatalogueChange(
      { catalogue: CATALOGUE, parameters: inForce },
      { catalogue: stricter, parameters: dearer },
    )
    let start = 0
    const found: string[] = []
    for (const chunk of encodeHouseholds(households, AREA, 128)) {
      for (const { ruleId, household, member, before, after } of differingVerdicts(change, chunk))
        found.push(`${ruleId} ${start + household} ${member ?? '-'} ${before} ${after}`)
      start += chunk.layout.households
    }
    const [now, then] = [compileCatalogue(CATALOGUE), compileCatalogue(stricter)]
    const expected: string[] = []
    households.forEach((household, place) => {
      const before = verdictsOf(now, household, inForce)
      const after = verdictsOf(then, household, dearer)
      now.policies.forEach(({ policy }, index) => {
        const was = before[index] ?? 0
        const other = then.policies.findIndex((each) => each.policy.id === policy.id)
        const is = after[other] ?? (typeof was === 'number' ? 0 : was.map(() => 0))
        if (typeof was === 'number' && was !== is) expected.push(`${policy.id} ${place} - ${was} ${String(is)}`)
        if (typeof was === 'object' && typeof is === 'object')
          was.forEach((each, member) => {
            if (each !== is[member]) expected.push(`${policy.id} ${place} ${member} ${each} ${is[member]}`)
          })
      })
    })
    expect(found.sort()).toEqual(expected.sort())
    for (const id of ['dibao', 'old-age-allowance', 'vagrant-relief'])
      expect(found.some((each) => each.startsWith(`${id} `))).toBe(true)
  })

  it('evaluates once whatever both have in common, and nothing of rules that are the same', () => {
    const before = { catalogue: CATALOGUE, parameters: inForce }
    const nothing = planCatalogueChange(before, { catalogue: { ...CATALOGUE }, parameters: new Map(inForce) })
    expect([nothing.pairs, nothing.plan.nodes]).toEqual([[], []])
    const one = planCatalogueChange(before, { catalogue: CATALOGUE, parameters: dearer })
    const whole = planCatalogue(CATALOGUE, inForce).nodes.length
    expect(one.plan.nodes.length).toBeLessThan(whole / 3)
    expect(one.plan.facts.has('household.incomePerCapitaMonthly')).toBe(true)
    expect(one.plan.facts.size).toBeLessThan(60)
    expect(one.pairs.map(({ ruleId }) => ruleId)).toContain('dibao')
    expect(one.pairs.length).toBeLessThan(20)
  })
})
