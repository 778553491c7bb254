import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { Policy } from '@shared/eligibility/model'
import { SAMPLE_AREA } from '@shared/eligibility/screen-file'
import type { Fact } from '@shared/facts/model'
import { factOf } from '@shared/facts/vocabulary'
import type { FactSheet } from '@shared/facts/sheet'
import { scaleYuan } from '@shared/kernel/money'
import { factsIn } from '@shared/rules/compile'
import type { PlainHousehold } from '@shared/rules/frame'
import type { Literal } from '@shared/rules/model'
import { parametersInForce } from '@shared/rules/parameters'

export const AS_OF = '2026-11-23'
export const AREA = SAMPLE_AREA
export const MISSING_IN_100 = 15

export const inForce = parametersInForce(CATALOGUE.parameters, AS_OF, AREA)

/** All policies, or 77 of them: every other one. */
export const policiesOf = (count: 77 | 153): readonly Policy[] =>
  count === 77 ? CATALOGUE.policies.filter((_, at) => at % 2 === 0).slice(0, 77) : CATALOGUE.policies

type Facts = Record<string, Literal>
export interface YuanHousehold {
  household: Facts
  members: Facts[]
}

/** A small seeded generator, so that every run measures the same households. */
const dice = (seed: number) => () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8

const LINES = CATALOGUE.parameters.flatMap(({ unitZh, values }) =>
  unitZh.startsWith('元') ? values.map((each) => each.value) : [],
)

/**
 * Households of one to six people with every fact that these policies read, each missing with the chance given. Half of
 * all yes-or-no facts hold, amounts stand one yuan around the lines of law, ages run from 0 to 99.
 */
export const householdsFor = function* (
  policies: readonly Policy[],
  count: number,
  missingIn100 = MISSING_IN_100,
  seed = 20_261_123,
): Generator<YuanHousehold> {
  const next = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[next() % from.length] as T
  const valueOf = (fact: Fact): Literal => {
    if (fact.type === 'boolean') return next() % 2 === 0
    if (fact.enum) return pick(fact.enum).value
    if (fact.type === 'integer') return next() % 100
    return fact.type === 'ratio' || fact.type === 'number' ? (next() % 100) / 100 : pick(LINES) + ((next() % 3) - 1)
  }
  const facts = [...new Set(policies.flatMap(({ eligibility }) => factsIn(eligibility)))].map(factOf)
  const holder = (subject: string): Facts => {
    const values: Facts = {}
    for (const fact of facts)
      if (fact.subject === subject) {
        const value = valueOf(fact)
        if (next() % 100 >= missingIn100) values[fact.id] = value
      }
    return values
  }
  for (let i = 0; i < count; i += 1)
    yield { household: holder('household'), members: Array.from({ length: 1 + (next() % 6) }, () => holder('person')) }
}

const MONEY = new Map<string, boolean>()
const isMoney = (id: string): boolean => {
  let known = MONEY.get(id)
  if (known === undefined) MONEY.set(id, (known = factOf(id).type === 'money'))
  return known
}

/** As the product holds it: money in fen. */
export const inFen = ({ household, members }: YuanHousehold): PlainHousehold => {
  const fen = (facts: Facts): Facts => {
    const values: Facts = {}
    for (const id in facts) values[id] = isMoney(id) ? scaleYuan(facts[id] as number) : (facts[id] as Literal)
    return values
  }
  return { household: fen(household), members: members.map(fen) }
}

/** As it is stored: every value with source and date. */
export const sheetOf = ({ household, members }: PlainHousehold): FactSheet => {
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
