import { answersOf, type Answered } from '@shared/eligibility/self-check-answers'
import type { SelfCheckAnswers, SelfCheckQuestion } from '@shared/eligibility/self-check-contract'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { callerOver } from '../../../tools/demo/call'

let county: County

beforeAll(async () => {
  county = await openCounty('eligibility')
}, 60_000)
afterAll(() => county.close())

const NOTHING: SelfCheckAnswers = { household: {}, members: [], asked: [] }
const check = (answers: Partial<SelfCheckAnswers> = {}, who = county.nobody) =>
  who.call('eligibility', 'selfCheck', { answers: { ...NOTHING, ...answers } })

const people = [
  { age: 47, choiceIds: ['female', 'notWorking'] },
  { age: 81, choiceIds: ['male', 'retired'] },
  { age: 13, choiceIds: ['female', 'junior'] },
]

/** Somebody on dibao with an old father and a daughter at school; everything else: none of these. */
const pickFor = (question: SelfCheckQuestion): Answered['pick'] => {
  if (question.kind === 'people') return { people }
  if (question.number) return { number: 2000 }
  if (question.questionId === 'papers') return { chosen: { dibao: [] } }
  if (question.questionId === 'hukou') return { chosen: { here: [0, 1, 2] } }
  return { chosen: {} }
}

describe('the self-check, by somebody who has not signed in', () => {
  it('asks one question after another and settles most verdicts with five answers; nothing is written', async () => {
    const before = county.world()
    const audited = county.cloud.db.find('auditEntries', {}).length
    const history: Answered[] = []
    let answer = await check()
    expect(answer).toMatchObject({ settled: 0, lines: [], question: { questionId: 'people', kind: 'people' } })
    while (history.length < 5 && answer.question) {
      history.push({ question: answer.question, pick: pickFor(answer.question) })
      answer = await check(answersOf(history))
    }
    expect(answer.settled).toBeGreaterThan(answer.policies / 2)
    expect(answer.lines.map((line) => line.policyId)).toEqual(
      expect.arrayContaining(['old-age-allowance', 'compulsory-living-subsidy']),
    )
    expect(answer.lines.find((line) => line.policyId === 'old-age-allowance')).toMatchObject({
      verdict: 'met',
      verdictZh: '可以问',
      memberZh: '第2位（81岁）',
      whereZh: expect.stringMatching(/^去.+问$/),
    })
    expect(answer.notADecisionZh).toContain('不是审批结果')
    expect(answer.emergencyZh).toMatch(/110.*12338/)
    expect(county.world()).toBe(before)
    expect(county.cloud.db.find('auditEntries', {}).length).toBe(audited)
    expect(JSON.stringify(county.cloud.db.find('rateCounters', {}))).not.toMatch(/person\.|household\.|dibao/)
  })

  it('says nothing of a policy that rests on a sealed fact, whatever is answered', async () => {
    const { lines } = await check({ household: { 'household.category': 'dibao' }, members: [{ 'person.age': 40 }] })
    expect(lines.map((line) => line.policyId)).not.toContain('dv-shelter')
  })

  it.each([
    ['a fact that is not asked', { household: { 'household.nonsense': true } }, 'answers.household.household.nonsense'],
    ['a sealed fact', { members: [{ 'person.isDvVictim': true }] }, 'answers.members.0.person.isDvVictim'],
    ['a wrong type', { members: [{}, { 'person.age': 'eighty' }] }, 'answers.members.1.person.age'],
    ['an impossible age', { members: [{ 'person.age': 400 }] }, 'answers.members.0.person.age'],
    ['a fact on the wrong holder', { household: { 'person.age': 30 } }, 'answers.household.person.age'],
  ])('refuses %s, naming the path and what to do', async (_what, answers, path) => {
    await expectRefusal(county, () => check(answers as Partial<SelfCheckAnswers>), {
      code: 'INVALID_INPUT',
      fields: [{ path, messageZh: expect.stringMatching(/\p{Script=Han}/u) }],
    })
  })

  it('takes twelve people and refuses a thirteenth', async () => {
    const of = (count: number) => ({ members: Array.from({ length: count }, () => ({ 'person.age': 30 })) })
    expect((await check(of(12))).policies).toBeGreaterThan(100)
    await expectRefusal(county, () => check(of(13)), { code: 'INVALID_INPUT' })
  })

  it('lets one visitor ask sixty times a minute', async () => {
    const keen = callerOver((fn, event) =>
      county.cloud.call(fn, event, { uid: 'keen', anonymous: true, trigger: 'http' }),
    )
    for (let call = 0; call < 60; call += 1)
      await check({ household: { 'household.nonsense': true } }, keen).catch(() => undefined)
    await expectRefusal(county, () => check({}, keen), { code: 'RATE_LIMITED' })
  }, 30_000)
})
