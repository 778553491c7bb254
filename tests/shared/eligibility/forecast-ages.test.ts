import fc from 'fast-check'
import { compileCatalogue, shippedCatalogue } from '@shared/eligibility/compile'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { agesThatMatter, readsAgeOtherwise } from '@shared/eligibility/forecast-ages'
import { verdictsOf } from '@shared/eligibility/screen'
import { parametersInForce } from '@shared/rules/parameters'
import { AREA, TODAY } from './a-household'
import { randomHousehold } from './random-households'

const catalogue = shippedCatalogue()
const ages = agesThatMatter(catalogue, TODAY, AREA)

describe('the birthdays that matter', () => {
  it('are those of the law as everybody knows them, and not all', () => {
    for (const age of [16, 18, 60, 80, 90, 100]) expect(ages.has(age)).toBe(true)
    expect(ages.has(77)).toBe(false)
    expect(readsAgeOtherwise(catalogue)).toBe(false)
  })

  it('are all on which any verdict turns, whatever else is known', () => {
    const parameters = parametersInForce(catalogue.parameters, TODAY, AREA)
    fc.assert(
      fc.property(randomHousehold, ({ household, members }) => {
        const at = (age: number) =>
          JSON.stringify(
            verdictsOf(
              catalogue,
              { household, members: members.map((one) => ({ ...one, 'person.age': age })) },
              parameters,
            ),
          )
        for (let age = 1; age <= 106; age += 1) if (!ages.has(age)) expect(at(age)).toBe(at(age - 1))
      }),
      { numRuns: 15 },
    )
  })

  it('follow a county’s own rule: over 77 turns at 78; a rule that reckons with the age looks at every birthday', () => {
    const [first] = CATALOGUE.policies
    const withRule = (eligibility: object) =>
      compileCatalogue({ ...CATALOGUE, policies: [{ ...first!, unit: 'person', eligibility: eligibility as never }] })
    const own = withRule({ fact: 'person.age', op: 'gt', value: 77 })
    expect(agesThatMatter(own, TODAY, AREA).has(78)).toBe(true)
    const reckons = { compare: { multiply: [{ fact: 'person.age' }, 2] }, op: 'gt', value: 150 }
    expect(readsAgeOtherwise(withRule(reckons))).toBe(true)
  })
})
