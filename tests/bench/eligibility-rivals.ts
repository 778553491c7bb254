import type { Policy } from '@shared/eligibility/model'
import { evaluate } from '../shared/eligibility/plain-evaluator'
import { cpuSeconds } from './cpu'
import { householdsFor, inForce } from './eligibility-workload'
import { jsonLogicEngine, jsonLogicJs } from './rivals/json-logic'
import { jsonRulesEngine } from './rivals/json-rules-engine'
import { mingo } from './rivals/mingo'
import { plainly, subjectsOf, type Answer, type Facts, type PlainRule, type Rival, type Subject } from './rivals/model'
import { zenEngine } from './rivals/zen-engine'

export const RIVALS: readonly Rival[] = [jsonRulesEngine, zenEngine, jsonLogicJs, mingo, jsonLogicEngine]

export interface RivalFigures {
  name: string
  verdictsPerCpuSecond: number
  /** Of households that know everything: answers other than the plain reference's. Must be 0. */
  wrongOnCompleteFacts: number
  /** Of 100 verdicts with facts missing: yes although it is not known, or not so. */
  falselyEligible: number
  /** Of 100 verdicts with facts missing: no although nobody can know yet. */
  wronglyRefused: number
  /** Of 100 people and households: with at least one wrong yes. */
  subjectsFalselyEligible: number
}

interface Sample {
  policy: 'household' | 'person'
  subject: Subject
  truth: readonly (boolean | undefined)[]
}

/** The subjects of some households with the truth of the plain reference, three-valued. */
const samplesOf = (policies: readonly Policy[], count: number, missingIn100: number): readonly Sample[] => {
  const of = (unit: Policy['unit']) => policies.filter((policy) => policy.unit === unit)
  const [households, people] = [of('household'), of('person')]
  const result: Sample[] = []
  for (const { household, members } of householdsFor(policies, count, missingIn100)) {
    const truth = (some: readonly Policy[], member?: Facts) =>
      some.map(({ eligibility }) => evaluate(eligibility, { household, members }, member))
    const [whole, ...each] = subjectsOf(household, members)
    result.push({ policy: 'household', subject: whole, truth: truth(households) })
    for (const subject of each) result.push({ policy: 'person', subject, truth: truth(people, subject.member) })
  }
  return result
}

const rulesOf = (policies: readonly Policy[], unit: Policy['unit']): readonly PlainRule[] => {
  const numbers = new Map(
    [...inForce].map(([id, { value, unitZh }]) => [id, unitZh.startsWith('元') ? value / 100 : value]),
  )
  return policies
    .filter((policy) => policy.unit === unit)
    .map(({ id, eligibility }) => ({ id, condition: plainly(eligibility, numbers) }))
}

/** One rival on the workload: speed on households with facts missing, answers against the plain reference. */
export async function measureRivals(
  policies: readonly Policy[],
  households: number,
  seconds: number,
): Promise<RivalFigures[]> {
  const [complete, gaps] = [samplesOf(policies, households, 0), samplesOf(policies, households, 15)]
  const results: RivalFigures[] = []
  for (const rival of RIVALS) {
    const answers: Record<Policy['unit'], Answer> = {
      household: await rival.prepare(rulesOf(policies, 'household')),
      person: await rival.prepare(rulesOf(policies, 'person')),
    }
    const [wrongOnCompleteFacts, withGaps] = [await compared(complete, answers), await compared(gaps, answers)]
    const [first] = gaps
    if (!first) throw new Error('no households')
    const pass = async (): Promise<number> => {
      let count = 0
      for (const { policy, subject } of gaps) {
        const given = answers[policy](subject)
        count += (given instanceof Promise ? await given : given).length
      }
      return count
    }
    await pass()
    const { perSecond } = await cpuSeconds(seconds, pass)
    const share = (some: number, all: number) => (100 * some) / all
    results.push({
      name: rival.name,
      verdictsPerCpuSecond: perSecond,
      wrongOnCompleteFacts: wrongOnCompleteFacts.wrongYes + wrongOnCompleteFacts.wrongNo,
      falselyEligible: share(withGaps.wrongYes, withGaps.verdicts),
      wronglyRefused: share(withGaps.wrongNo, withGaps.verdicts),
      subjectsFalselyEligible: share(withGaps.subjectsWrongYes, gaps.length),
    })
  }
  return results
}

const compared = async (samples: readonly Sample[], answers: Record<Policy['unit'], Answer>) => {
  const counts = { verdicts: 0, wrongYes: 0, wrongNo: 0, subjectsWrongYes: 0 }
  for (const { policy, subject, truth } of samples) {
    const given = await answers[policy](subject)
    const wrongYes = given.filter((yes, at) => yes && truth[at] !== true).length
    counts.verdicts += given.length
    counts.wrongYes += wrongYes
    counts.wrongNo += given.filter((yes, at) => !yes && truth[at] !== false).length
    if (wrongYes > 0) counts.subjectsWrongYes += 1
  }
  return counts
}
