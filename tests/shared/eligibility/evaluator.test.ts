import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue, shippedCatalogue } from '@shared/eligibility/compile'
import { HouseholdEvaluator } from '@shared/eligibility/evaluator'
import { verdictsOf } from '@shared/eligibility/screen'
import { findFact } from '@shared/facts/vocabulary'
import { scaleYuan } from '@shared/kernel/money'
import { askedOf, clauseOf } from '@shared/rules/deciding'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import type { Condition } from '@shared/rules/model'
import { parametersInForce } from '@shared/rules/parameters'
import { decidingClauses, traceOf } from '@shared/rules/trace'
import { evaluateAll, type Plain, type PlainInput } from './plain-evaluator'
import { randomHousehold } from './random-households'

const catalogue = shippedCatalogue()
const parameters = parametersInForce(catalogue.parameters, '2026-11-23', '339921')

const inFen = (facts: Record<string, Plain>): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money' ? scaleYuan(value as number) : value,
    ]),
  )
const inside = ({ household, members }: PlainInput): PlainHousehold => ({
  household: inFen(household),
  members: members.map(inFen),
})

/** A household grown to so many members by taking its own again, each with a different age. */
const grown = ({ household, members }: PlainInput, size: number): PlainInput => ({
  household,
  members: Array.from({ length: members.length === 0 ? 0 : size }, (_, at) => ({
    ...members[at % members.length],
    'person.age': (at * 7) % 100,
  })),
})

describe('one household after the other', () => {
  it('agrees with the plain reference, from values and from an encoded sheet, up to forty members', () => {
    const evaluator = new HouseholdEvaluator(catalogue, parameters)
    const words = ['unmet', 'unknown', 'met']
    const read = () =>
      Object.fromEntries(
        evaluator.policies.map(({ policy }, index) => {
          const verdicts = Array.from({ length: evaluator.rowsOf(index) }, (_, m) => words[evaluator.verdict(index, m)])
          return [policy.id, policy.unit === 'person' ? verdicts : verdicts[0]]
        }),
      )
    fc.assert(
      fc.property(randomHousehold, fc.constantFrom(undefined, undefined, undefined, 30, 33, 40), (drawn, size) => {
        const input = size === undefined ? drawn : grown(drawn, size)
        const expected = evaluateAll(input)
        evaluator.load(inside(input))
        expect(read()).toEqual(expected)
        const stored = evaluator.encode(inside(input))
        evaluator.load({ household: {}, members: [] })
        evaluator.load(stored)
        expect(read()).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('explains every verdict by the clauses of its trace', () => {
    const evaluator = new HouseholdEvaluator(catalogue, parameters)
    fc.assert(
      fc.property(randomHousehold, (input) => {
        const household = inside(input)
        const frame = frameOf(catalogue.book.layout, household, parameters)
        evaluator.load(household)
        const explained = evaluator.explained()
        evaluator.policies.forEach(({ rule }, index) => {
          for (let member = 0; member < evaluator.rowsOf(index); member += 1) {
            const packed = evaluator.decidingOf(explained, index, member).map((each) => {
              const clause = evaluator.clauses[clauseOf(each)]
              return [clause?.source, clause?.scope === 'member' ? (askedOf(each) ?? member) : undefined]
            })
            const isOver = household.members[member]?.['person.deceased'] === true && packed.length === 0
            const clauses = isOver ? [] : decidingClauses(traceOf(rule, frame, member))
            expect(packed).toEqual(clauses.map((node) => [node.condition, node.member]))
          }
        })
      }),
      { numRuns: 15 },
    )
  })

  it('evaluates some policies only, with the same verdicts', () => {
    const chosen = ['funeral-fee-waiver', 'dibao', 'old-age-allowance']
    const [all, some] = [
      new HouseholdEvaluator(catalogue, parameters),
      new HouseholdEvaluator(catalogue, parameters, chosen),
    ]
    expect(some.policies.map(({ policy }) => policy.id).sort()).toEqual([...chosen].sort())
    for (const input of fc.sample(randomHousehold, { numRuns: 20, seed: 3 })) {
      all.load(inside(input))
      some.load(inside(input))
      some.policies.forEach(({ policy }, index) => {
        const same = all.policies.findIndex((each) => each.policy.id === policy.id)
        for (let m = 0; m < some.rowsOf(index); m += 1) expect(some.verdict(index, m)).toBe(all.verdict(same, m))
      })
    }
  })

  it.each(['shipped', 'with rules that read plain values'])(
    'changing one fact after the other is evaluating anew, and names the policies that changed (%s)',
    (which) => {
      const plainRule: Condition = {
        any: [
          { compare: { multiply: [{ fact: 'household.size' }, 2] }, op: 'gt', value: 5 },
          { fact: 'person.birthDate', op: 'gte', value: '2000-01-01' },
        ],
      }
      const policies = CATALOGUE.policies.map((policy) =>
        policy.id === 'old-age-allowance'
          ? { ...policy, eligibility: { all: [policy.eligibility, plainRule] } }
          : policy,
      )
      const ours = which === 'shipped' ? catalogue : compileCatalogue({ ...CATALOGUE, policies })
      const evaluator = new HouseholdEvaluator(ours, parameters)
      const moves = fc.array(fc.tuple(randomHousehold, fc.nat(), fc.nat(), fc.boolean()), {
        minLength: 4,
        maxLength: 12,
      })
      fc.assert(
        fc.property(randomHousehold, moves, (input, sequence) => {
          let now = inside(input)
          evaluator.load(now)
          for (const [from, which, place, forget] of sequence) {
            const member = now.members.length > 0 && place % 4 > 0 ? place % now.members.length : null
            const source = member === null ? from.household : (from.members[0] ?? { 'person.deceased': true })
            const ids = [...Object.keys(source), ...(member === null ? ['household.size'] : ['person.deceased'])]
            const id = ids[which % ids.length] as string
            const value = forget ? undefined : (inFen(source)[id] ?? (member === null ? 4 : true))
            const before = verdictsOf(ours, now, parameters)
            now = changed(now, id, member, value)
            const after = verdictsOf(ours, now, parameters)
            const told = evaluator.set(id, member, value)
            expect(told).toEqual(after.flatMap((v, i) => (JSON.stringify(v) === JSON.stringify(before[i]) ? [] : [i])))
            after.forEach((verdict, i) =>
              [verdict].flat().forEach((each, m) => expect(evaluator.verdict(i, m)).toBe(each)),
            )
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  it('leaves a stored sheet as it was', () => {
    const evaluator = new HouseholdEvaluator(catalogue, parameters)
    const stored = evaluator.encode({ household: {}, members: [{ 'person.age': 81, 'person.hukouInCounty': true }] })
    const index = evaluator.policies.findIndex(({ policy }) => policy.id === 'old-age-allowance')
    evaluator.load(stored)
    expect(evaluator.verdict(index, 0)).toBe(2)
    expect(evaluator.set('person.age', 0, 79)).toContain(index)
    expect(evaluator.verdict(index, 0)).toBe(0)
    evaluator.load(stored)
    expect(evaluator.verdict(index, 0)).toBe(2)
  })
})

const changed = (
  { household, members }: PlainHousehold,
  id: string,
  member: number | null,
  value: Plain | undefined,
): PlainHousehold => {
  const withIt = (facts: PlainHousehold['household']) => {
    const { [id]: _old, ...rest } = facts
    return value === undefined ? rest : { ...rest, [id]: value }
  }
  return member === null
    ? { household: withIt(household), members }
    : { household, members: members.map((facts, at) => (at === member ? withIt(facts) : facts)) }
}
