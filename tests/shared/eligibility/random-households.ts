import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { factsIn } from '@shared/rules/compile'
import { factOf } from '@shared/facts/vocabulary'
import type { Fact } from '@shared/facts/model'
import type { Plain, PlainInput } from './plain-evaluator'

const READ = [...new Set(CATALOGUE.policies.flatMap((policy) => factsIn([policy.eligibility, policy.amount])))]
  .map(factOf)
  .filter((fact) => fact.id !== 'household.incomeTotalMonthly')

const THRESHOLDS = CATALOGUE.parameters.flatMap(({ values }) => values.map(({ value }) => value))

/** In the catalogue's units; numbers gather around the thresholds, and money may be finer than a fen. */
const valueOf = (fact: Fact): fc.Arbitrary<Plain> => {
  if (fact.type === 'boolean') return fc.boolean()
  if (fact.enum) return fc.constantFrom(...fact.enum.map((e) => e.value))
  if (fact.type === 'integer') return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 110 }))
  const near = fc
    .record({ at: fc.constantFrom(...THRESHOLDS), by: fc.constantFrom(0, 0.001, -0.001, 0.01, -0.01, 1, -1) })
    .map(({ at, by }) => Math.max(0, Number((at + by).toFixed(4))))
  return fc.oneof(
    near,
    fc.integer({ min: 0, max: 8_000_000 }).map((n) => n / 100),
  )
}

const holderOf = (subject: 'household' | 'person', known: number): fc.Arbitrary<Record<string, Plain>> =>
  fc
    .tuple(
      ...READ.filter((fact) => fact.subject === subject).map((fact) =>
        fc
          .tuple(fc.nat({ max: 99 }), valueOf(fact))
          .map(([chance, value]): [string, Plain] | undefined => (chance < known ? [fact.id, value] : undefined)),
      ),
    )
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)))

/** Households of 0–6 members of which a share of the facts is known. */
export const randomHousehold: fc.Arbitrary<PlainInput> = fc.constantFrom(15, 50, 85, 100).chain((known) =>
  fc.record({
    household: holderOf('household', known),
    members: fc.array(holderOf('person', known), { minLength: 0, maxLength: 6 }),
  }),
)
