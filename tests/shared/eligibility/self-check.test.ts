import { selfCheck } from '@shared/eligibility/self-check'
import { answersOf, areRivals, type Answered, type Picked } from '@shared/eligibility/self-check-answers'
import { declarable } from '@shared/eligibility/self-check-sheet'
import type { SelfCheckQuestion } from '@shared/eligibility/self-check-contract'

const where = { asOf: '2026-11-23', area: '339921' }

/** Answers the questions as they come: by what is given for a question, else "none of these". */
const interview = (picks: Record<string, Picked | null>, most = 40) => {
  const history: Answered[] = []
  let result = selfCheck(answersOf(history), where)
  while (result.question && history.length < most) {
    const { question } = result
    const usual = question.kind === 'many' ? { chosen: {} } : null
    history.push({ question, pick: question.questionId in picks ? (picks[question.questionId] ?? null) : usual })
    result = selfCheck(answersOf(history), where)
  }
  return { result, history, answers: answersOf(history) }
}

const people = [
  { age: 47, choiceIds: ['female', 'notWorking'] },
  { age: 81, choiceIds: ['male', 'retired'] },
]
const here = { chosen: { here: [0, 1] } }

describe('the result of a self-check', () => {
  const { result, answers } = interview({
    people: { people },
    hukou: here,
    papers: { chosen: { dibao: [], disability: [1] } },
  })
  const line = (policyId: string) => result.lines.find((each) => each.policyId === policyId)

  it('says what to ask for, for whom and where, met before open', () => {
    expect(line('old-age-allowance')).toMatchObject({
      verdictZh: '可以问',
      memberZh: '第2位（81岁）',
      amountZh: '每月60元',
    })
    const order = result.lines.map(({ verdict }) => verdict)
    expect(order).toEqual([...order].sort())
    expect(new Set(result.lines.map(({ policyId }) => policyId)).size).toBe(result.lines.length)
  })

  it('names for an open one what is not known, in words without a verdict', () => {
    const open = result.lines.filter(({ verdict }) => verdict === 'unknown')
    expect(open.length).toBeGreaterThan(0)
    for (const each of open) {
      expect(each.verdictZh).toBe('要核实')
      expect(each.sentenceZh).toMatch(/还不知道|核实/)
      expect(each.sentenceZh).not.toMatch(/^要核实/)
    }
  })

  it('never names an amount that rests on an income nobody has checked', () => {
    expect(
      result.lines.filter(({ policyId }) => policyId === 'dibao').map(({ amountZh }) => amountZh),
    ).not.toContainEqual(expect.anything())
  })

  it('counts as many policies as are on anybody’s list', () => {
    expect(result.policies).toBeGreaterThan(140)
    expect(result.settled + result.moreToLearn).toBeLessThanOrEqual(result.policies)
    expect(result.question).toBeNull()
  })

  it('lets only what a person may declare go along with a request', () => {
    const sent = declarable(answers)
    expect(sent.household).not.toHaveProperty(['household.category'])
    expect(sent.members[0]).not.toHaveProperty(['person.isTekun'])
    expect(sent.members[0]).toMatchObject({ 'person.age': 47 })
  })
})

describe('answers', () => {
  const put = (questionId: string, history: readonly Answered[]): SelfCheckQuestion => {
    const { question } = selfCheck(answersOf(history), where)
    if (question?.questionId === questionId) return question
    return put(questionId, [
      ...history,
      { question: question as SelfCheckQuestion, pick: question?.questionId === 'people' ? { people } : null },
    ])
  }
  const first: Answered = { question: put('people', []), pick: { people } }
  const papers = put('papers', [first])

  it('ticking one thing says of the others that they are not so; what is ticked counts first', () => {
    const { household, members } = answersOf([first, { question: papers, pick: { chosen: { edge: [], tekun: [1] } } }])
    expect(household).toMatchObject({
      'household.category': 'edge',
      'household.isLowIncomeFarmer': false,
      'household.size': 2,
    })
    expect(members[0]).toMatchObject({ 'person.isTekun': false, 'person.disabilityGrade': 0 })
    expect(members[1]).toMatchObject({ 'person.isTekun': true, 'person.isDibaoSingle': false })
  })

  it('not knowing and skipping say nothing', () => {
    expect(answersOf([first, { question: papers, pick: null }])).toEqual({
      ...answersOf([first]),
      asked: ['people', 'papers'],
    })
  })

  it('naming other people begins their answers anew', () => {
    const again = answersOf([{ question: papers, pick: { chosen: { dibao: [] } } }, first])
    expect(again.members).toHaveLength(2)
    expect(again.members[0]).not.toHaveProperty(['person.isTekun'])
  })

  it('two standings of one home are rivals, two papers are not', () => {
    const of = (id: string) => papers.choices.find(({ choiceId }) => choiceId === id)!
    expect(areRivals(of('dibao'), of('edge'))).toBe(true)
    expect(areRivals(of('dibao'), of('disability'))).toBe(false)
  })
})
