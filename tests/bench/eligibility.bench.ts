import { CATALOGUE } from '@shared/eligibility/catalogue'
import { shippedCatalogue } from '@shared/eligibility/compile'
import { SAMPLE_AREA } from '@shared/eligibility/screen-file'
import { screen, verdictsOf } from '@shared/eligibility/screen'
import { factOf, findFact } from '@shared/facts/vocabulary'
import type { FactSheet } from '@shared/facts/sheet'
import { factsIn } from '@shared/rules/compile'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import { smallestMissingSets } from '@shared/rules/missing-facts'
import { parametersInForce } from '@shared/rules/parameters'
import { evaluateAll, type Plain, type PlainInput } from '../shared/eligibility/plain-evaluator'
import { medianSeconds, type Bench, type Figure } from './figure'

const AS_OF = '2026-11-23'
const HOUSEHOLDS = 1000
const PLAIN = 100
const EXPLAINED = 60
const MISSING_IN_100 = 15

const FACTS = [...new Set(CATALOGUE.policies.flatMap((policy) => factsIn(policy.eligibility)))].map(factOf)
const LINES = CATALOGUE.parameters.flatMap(({ unitZh, values }) =>
  unitZh.startsWith('元') ? values.map((v) => v.value) : [],
)

/** A small seeded generator, so that every run measures the same households. */
const dice = (seed: number) => () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0)

const households = (): PlainInput[] => {
  const next = dice(20_261_123)
  const pick = <T>(from: readonly T[]): T => from[(next() >>> 8) % from.length] as T
  const valueOf = (fact: (typeof FACTS)[number]): Plain => {
    if (fact.type === 'boolean') return (next() >>> 8) % 2 === 0
    if (fact.enum) return pick(fact.enum).value
    if (fact.type === 'integer') return (next() >>> 8) % 100
    return fact.type === 'ratio' ? ((next() >>> 8) % 100) / 100 : pick(LINES) + (((next() >>> 8) % 3) - 1)
  }
  const holder = (subject: string) =>
    Object.fromEntries(
      FACTS.filter((fact) => fact.subject === subject).flatMap((fact) =>
        (next() >>> 8) % 100 < MISSING_IN_100 ? [] : [[fact.id, valueOf(fact)]],
      ),
    )
  return Array.from({ length: HOUSEHOLDS }, (_, i) => ({
    household: holder('household'),
    members: Array.from({ length: 1 + (i % 6) }, () => holder('person')),
  }))
}

const inFen = (facts: Record<string, Plain>): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money' ? Math.round((value as number) * 100) : value,
    ]),
  )

const sheetOf = ({ household, members }: PlainHousehold): FactSheet => {
  const entries = (facts: PlainHousehold['household']) =>
    Object.fromEntries(
      Object.entries(facts).map(([id, value]) => [id, { value, source: { kind: 'feed' as const }, asOf: AS_OF }]),
    )
  return {
    householdId: 'h',
    version: 1,
    household: entries(household),
    members: members.map((facts, i) => ({ personId: `p${i}`, facts: entries(facts) })),
  }
}

const WORDS = ['unmet', 'unknown', 'met']

export const bench: Bench = {
  summary: `${CATALOGUE.policies.length} policies on ${HOUSEHOLDS} households of 1–6 people, ${MISSING_IN_100} % of facts missing`,
  async run() {
    const catalogue = shippedCatalogue()
    const inForce = parametersInForce(catalogue.parameters, AS_OF, SAMPLE_AREA)
    const yuan = households()
    const plain: PlainHousehold[] = yuan.map(({ household, members }) => ({
      household: inFen(household),
      members: members.map(inFen),
    }))
    const verdictCount = plain.reduce((sum, h) => sum + verdictsOf(catalogue, h, inForce).flat().length, 0)

    let different = 0
    yuan.slice(0, PLAIN).forEach((input, i) => {
      const expected = Object.values(evaluateAll(input)).flat()
      const ours = verdictsOf(catalogue, plain[i] as PlainHousehold, inForce).flat()
      ours.forEach((verdict, at) => (different += WORDS[verdict] === expected[at] ? 0 : 1))
    })

    const compiled = await medianSeconds(5, () => plain.forEach((h) => verdictsOf(catalogue, h, inForce)))
    const directly = await medianSeconds(3, () => yuan.slice(0, PLAIN).forEach(evaluateAll))
    const explained = await medianSeconds(3, () =>
      plain.slice(0, EXPLAINED).forEach((h) => {
        const { results } = screen({ sheet: sheetOf(h), asOf: AS_OF, area: SAMPLE_AREA, parameters: inForce })
        for (const result of results) void [result.deciding, result.missing, result.amount]
      }),
    )
    const searched = await medianSeconds(3, () =>
      plain.slice(0, EXPLAINED).forEach((h) => {
        const frame = frameOf(catalogue.book.layout, h, inForce)
        for (const { rule } of catalogue.policies) smallestMissingSets(rule, frame, 0, findFact)
      }),
    )
    const plainShare = yuan
      .slice(0, PLAIN)
      .reduce((sum, h) => sum + verdictsOf(catalogue, h as PlainHousehold, inForce).flat().length, 0)
    const figures: Figure[] = [
      {
        name: 'verdicts',
        value: verdictCount / compiled,
        unit: 'verdicts/s',
        rivals: [{ name: 'the rules read directly (plain reference)', value: plainShare / directly }],
      },
      { name: 'households, verdicts only', value: HOUSEHOLDS / compiled, unit: 'households/s', rivals: [] },
      {
        name: 'one household with every reason and amount',
        value: (explained / EXPLAINED) * 1000,
        unit: 'ms',
        rivals: [],
      },
      {
        name: 'smallest deciding fact sets of one subject',
        value: (searched / EXPLAINED) * 1000,
        unit: 'ms',
        rivals: [],
      },
      {
        name: `verdicts that differ from the plain reference in ${PLAIN} households`,
        value: different,
        unit: 'verdicts',
        rivals: [],
      },
    ]
    return figures
  },
}
