import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue, type CompiledCatalogue } from '@shared/eligibility/compile'
import { HouseholdEvaluator } from '@shared/eligibility/evaluator'
import type { Policy } from '@shared/eligibility/model'
import { screen, verdictsOf } from '@shared/eligibility/screen'
import { findFact } from '@shared/facts/vocabulary'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import { smallestMissingSets } from '@shared/rules/missing-facts'
import { MET, UNKNOWN, UNMET, type Kleene } from '@shared/rules/model'
import { evaluate } from '../shared/eligibility/plain-evaluator'
import { cpuSeconds } from './cpu'
import { AREA, AS_OF, householdsFor, inFen, inForce, sheetOf, type YuanHousehold } from './eligibility-workload'

export interface RowFigures {
  verdictsPerCpuSecond: number
  /** The same of households whose facts are encoded, as they can be stored. */
  encodedPerCpuSecond: number
  plainPerCpuSecond: number
  /** Microseconds of one household from its encoded facts to every verdict with its deciding clauses, as numbers. */
  storedMicroseconds: number
  /** The same from plain values by fact id. */
  plainMicroseconds: number
  /** From a fact sheet to whole reasons for people: every step, value, source and date. */
  sheetMicroseconds: number
  /** Milliseconds for the smallest deciding fact sets of every policy and member. */
  searchMilliseconds: number
  /** Verdicts other than the plain reference's. Must be 0. */
  different: number
  /** Of these, yes where it is not known or not so, and no where nobody can know yet; people and households with a wrong yes. */
  wrongYes: number
  wrongNo: number
  subjectsWrongYes: number
}

const WORDS = new Map<boolean | undefined, Kleene>([
  [false, UNMET],
  [undefined, UNKNOWN],
  [true, MET],
])

/** The engine of the product, one household at a time. */
export async function measureRows(policies: readonly Policy[], count: number, seconds: number): Promise<RowFigures> {
  const catalogue = compileCatalogue({ ...CATALOGUE, policies })
  const yuan = [...householdsFor(policies, count)]
  const households = yuan.map(inFen)
  const sheets = households.map(sheetOf)

  const answers = comparedWithPlain(catalogue, yuan.slice(0, 500), households)
  const verdicts = await cpuSeconds(seconds, () => {
    let given = 0
    for (const household of households)
      for (const each of verdictsOf(catalogue, household, inForce)) given += typeof each === 'number' ? 1 : each.length
    return given
  })
  const plain = await cpuSeconds(seconds, () => {
    let given = 0
    for (const input of yuan.slice(0, 50))
      for (const { unit, eligibility } of policies)
        for (const member of unit === 'household' ? [undefined] : input.members) {
          evaluate(eligibility, input, member)
          given += 1
        }
    return given
  })
  const evaluator = new HouseholdEvaluator(catalogue, inForce)
  const encoded = households.map((household) => evaluator.encode(household))
  const explaining = (some: readonly (PlainHousehold | (typeof encoded)[number])[]) =>
    cpuSeconds(seconds, () => {
      for (const household of some) {
        evaluator.load(household)
        evaluator.explained()
      }
      return some.length
    })
  let met = 0
  const fromEncoded = await cpuSeconds(seconds, () => {
    let given = 0
    for (const household of encoded) {
      evaluator.load(household)
      for (let policy = 0; policy < policies.length; policy += 1)
        for (let member = evaluator.rowsOf(policy) - 1; member >= 0; member -= 1) {
          met += evaluator.verdict(policy, member) >> 1
          given += 1
        }
    }
    return given
  })
  const stored = await explaining(encoded)
  const fromPlain = await explaining(households)
  const fromSheet = await cpuSeconds(seconds, () => {
    const some = sheets.slice(0, 200)
    for (const sheet of some)
      for (const result of screen({ sheet, asOf: AS_OF, area: AREA, parameters: inForce, catalogue }).results)
        void result.deciding
    return some.length
  })
  const searched = await cpuSeconds(seconds, () => {
    const some = households.slice(0, 30)
    for (const household of some) {
      const frame = frameOf(catalogue.book.layout, household, inForce)
      for (const { rule, policy } of catalogue.policies)
        for (let member = 0; member < (policy.unit === 'person' ? household.members.length : 1); member += 1)
          smallestMissingSets(rule, frame, member, findFact)
    }
    return some.length
  })
  return {
    verdictsPerCpuSecond: verdicts.perSecond,
    encodedPerCpuSecond: met > 0 ? fromEncoded.perSecond : 0,
    plainPerCpuSecond: plain.perSecond,
    storedMicroseconds: 1e6 / stored.perSecond,
    plainMicroseconds: 1e6 / fromPlain.perSecond,
    sheetMicroseconds: 1e6 / fromSheet.perSecond,
    searchMilliseconds: 1e3 / searched.perSecond,
    ...answers,
  }
}

const comparedWithPlain = (
  catalogue: CompiledCatalogue,
  yuan: readonly YuanHousehold[],
  households: readonly PlainHousehold[],
): Pick<RowFigures, 'different' | 'wrongYes' | 'wrongNo' | 'subjectsWrongYes'> => {
  const counts = { different: 0, wrongYes: 0, wrongNo: 0 }
  const wronged = new Set<string>()
  yuan.forEach((input, at) => {
    const verdicts = verdictsOf(catalogue, households[at] as PlainHousehold, inForce)
    catalogue.policies.forEach(({ policy, namesDeath }, rule) => {
      const given = verdicts[rule] ?? []
      for (const [m, verdict] of (typeof given === 'number' ? [given] : given).entries()) {
        const member = policy.unit === 'person' ? input.members[m] : undefined
        const ended = member?.['person.deceased'] === true && !namesDeath
        const truth = ended ? UNMET : WORDS.get(evaluate(policy.eligibility, input, member))
        if (verdict !== truth) counts.different += 1
        if (verdict === MET && truth !== MET) wronged.add(`${at} ${member ? m : ''}`)
        if (verdict === MET && truth !== MET) counts.wrongYes += 1
        if (verdict === UNMET && truth !== UNMET) counts.wrongNo += 1
      }
    })
  })
  return { ...counts, subjectsWrongYes: wronged.size }
}
