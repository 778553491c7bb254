import { shippedCatalogue } from '@shared/eligibility/compile'
import { rankQuestions, viewOf, type BestQuestion } from '@shared/eligibility/next-question'
import { SettledVerdicts } from '@shared/eligibility/next-question-verdicts'
import { QUESTIONS } from '@shared/eligibility/questions'
import { answersOf, type Answered } from '@shared/eligibility/self-check-answers'
import { sheetOfAnswers } from '@shared/eligibility/self-check-sheet'
import { SAMPLE_AREA } from '@shared/eligibility/screen-file'
import { ageOn } from '@shared/kernel/dates'
import { valuesOfSheet } from '@shared/rules/frame'
import { UNKNOWN } from '@shared/rules/model'
import { parametersInForce } from '@shared/rules/parameters'
import { makeHomes } from '../../tools/county/make-homes'
import { gridOf } from '../../tools/county/places'
import { plantCases } from '../../tools/county/plant-cases'
import type { Home } from '../../tools/county/population'
import { chanceFrom } from '../../tools/county/random'
import { makeStaff } from '../../tools/county/staff'
import { DEMO_HOUSEHOLDS, DEMO_SEED } from '../../tools/demo/county'
import { completed, doingAt, truthOf, type Family, type Next } from '../shared/eligibility/drawn-family'
import type { Bench, Figure } from './figure'

const AS_OF = '2026-11-23'
const QUESTIONS_PUT = 5

const DISABILITY = ['', 'visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple']

/** The households of the demonstration, exactly those its departments report. */
const demoHomes = (): readonly Home[] => {
  const chance = chanceFrom(DEMO_SEED)
  makeStaff(chance)
  return plantCases([...makeHomes(chance, { today: AS_OF, households: DEMO_HOUSEHOLDS })], AS_OF).homes
}

/** What the generator drew of a home; the rest is drawn by the shares that stand with the questions. */
const familyOf = (home: Home, next: Next): Family => {
  const graded = home.house && home.house.grade !== 'U' ? home.house.grade : undefined
  const known: Family = {
    household: {
      'household.size': home.members.length,
      'household.category': home.dibao ? 'dibao' : 'none',
      'household.isRural': gridOf(home.gridCode).communityName.endsWith('村'),
      'household.housingAppraised': graded !== undefined,
      ...(graded ? { 'household.housingDangerLevel': graded } : {}),
      ...(home.dibao
        ? { 'household.incomeMonthly': Math.round(home.dibao.perCapitaYuan * home.members.length * 100) }
        : {}),
    },
    members: home.members.map((member) => {
      const age = ageOn(member.birthDate, AS_OF) ?? 0
      return {
        'person.age': age,
        'person.gender': member.sex,
        'person.hukouInCounty': true,
        'person.isTekun': member.tekun !== undefined,
        'person.disabilityGrade': member.disability ? Number(member.disability.grade) : 0,
        'person.disabilityType': member.disability ? (DISABILITY[Number(member.disability.type)] ?? 'none') : 'none',
        ...doingAt(age, next),
      }
    }),
  }
  return completed(known, next)
}

export const bench: Bench = {
  summary: `verdicts settled by ${QUESTIONS_PUT} answers in the ${DEMO_HOUSEHOLDS} households of the demonstration`,
  async run() {
    const catalogue = shippedCatalogue()
    const parameters = parametersInForce(catalogue.parameters, AS_OF, SAMPLE_AREA)
    const chance = chanceFrom(DEMO_SEED)
    const families = demoHomes().map((home) => familyOf(home, chance.next))
    const settledBy = (history: readonly Answered[]): SettledVerdicts =>
      new SettledVerdicts(catalogue, parameters, valuesOfSheet(sheetOfAnswers(answersOf(history), AS_OF)))
    let slowest = 0
    let asked = 0
    let spent = 0
    const first = rankQuestions({ answers: answersOf([]), asOf: AS_OF, catalogue, parameters }).questions[0]
    const best = (history: readonly Answered[]): BestQuestion | undefined => {
      if (history.length === 0) return first
      const started = process.cpuUsage()
      const { questions } = rankQuestions({ answers: answersOf(history), asOf: AS_OF, catalogue, parameters })
      const { user, system } = process.cpuUsage(started)
      const took = (user + system) / 1000
      slowest = Math.max(slowest, took)
      asked += 1
      spent += took
      return questions[0]
    }

    const shares = { verdicts: [] as number[], policies: [] as number[] }
    const byStep = Array.from({ length: QUESTIONS_PUT }, () => 0)
    const drawn = { verdicts: [] as number[], policies: [] as number[] }
    const overHalf = { count: 0 }
    for (const family of families) {
      const history: Answered[] = []
      for (let step = 0; step < QUESTIONS_PUT; step += 1) {
        const question = best(history)?.question
        if (question) history.push({ question, pick: truthOf(question, family) })
        byStep[step] = (byStep[step] ?? 0) + settledBy(history).settledPolicies
      }
      const settled = settledBy(history)
      const policyShare = settled.settledPolicies / settled.policyCount
      if (policyShare > 0.5) overHalf.count += 1
      shares.policies.push(policyShare)
      shares.verdicts.push(verdictShare(settled))

      // The rival: who is at home, then four questions drawn by lot.
      const lot = history.slice(0, 1)
      const rest = QUESTIONS.slice(1)
      while (lot.length < QUESTIONS_PUT && rest.length > 0) {
        const [question] = rest.splice(chance.between(0, rest.length - 1), 1)
        const view = question && viewOf(question, settledBy(lot).values, true)
        if (view && (view.choices.length > 0 || view.number)) lot.push({ question: view, pick: truthOf(view, family) })
      }
      const byLot = settledBy(lot)
      drawn.policies.push(byLot.settledPolicies / byLot.policyCount)
      drawn.verdicts.push(verdictShare(byLot))
    }
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    const percent = (values: readonly number[]): number => mean(values) * 100
    const policies = settledBy([]).policyCount
    const figures: Figure[] = [
      {
        name: `verdicts settled by ${QUESTIONS_PUT} answers (policies × people)`,
        value: percent(shares.verdicts),
        unit: '%',
        rivals: [{ name: 'people first, then four questions drawn by lot', value: percent(drawn.verdicts) }],
      },
      {
        name: `policies settled for everybody at home by ${QUESTIONS_PUT} answers, of ${policies}`,
        value: percent(shares.policies),
        unit: '%',
        rivals: [{ name: 'people first, then four questions drawn by lot', value: percent(drawn.policies) }],
      },
      ...byStep.map((sum, step) => ({
        name: `policies settled after ${step + 1}`,
        value: sum / families.length,
        unit: `of ${policies}`,
        rivals: [],
      })),
      {
        name: 'the household that learned least',
        value: Math.min(...shares.policies) * 100,
        unit: '% of policies',
        rivals: [],
      },
      {
        name: 'households for which more than half is settled',
        value: (overHalf.count / families.length) * 100,
        unit: '%',
        rivals: [],
      },
      { name: 'choosing the next question, mean processor time', value: spent / asked, unit: 'ms', rivals: [] },
      { name: 'choosing the next question, slowest processor time', value: slowest, unit: 'ms', rivals: [] },
    ]
    return figures
  },
}

const verdictShare = ({ verdicts }: SettledVerdicts): number => {
  const all = verdicts.flat()
  return all.filter((verdict) => verdict !== UNKNOWN).length / all.length
}
