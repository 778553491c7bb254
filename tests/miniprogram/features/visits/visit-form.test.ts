import { SubmitVisitInput } from '@shared/visits/contract'
import { toVisitInput } from '../../../../miniprogram/features/visits/to-visit-input'
import { partsWithProblems } from '../../../../miniprogram/features/visits/view'
import {
  addMember,
  answer,
  answerKey,
  changeMember,
  factsOf,
  meet,
  openPart,
  removeMember,
  startVisit,
  type VisitForm,
} from '../../../../miniprogram/features/visits/visit-form'
import { VISIT_QUESTIONS } from '../../../../miniprogram/features/visits/visit-questions'

const person = (personId: string, nameZh: string, relationZh: string) => ({ personId, nameZh, relationZh })

const yeGenfu = startVisit(
  { taskId: 'T1', householdId: 'H1', registeredMembers: [person('P1', '叶根福', '户主')] },
  '01KB0000000000000000000000',
  '2026-11-23T10:00:00.000+08:00',
)
const wus = startVisit(
  {
    taskId: 'T2',
    householdId: 'H2',
    registeredMembers: [person('P2', '林秀云', '户主'), person('P3', '吴建平', '配偶'), person('P4', '吴昊', '子女')],
  },
  '01KB0000000000000000000001',
  '2026-11-24T10:00:00.000+08:00',
)

const sent = (form: VisitForm) => {
  const ready = toVisitInput(form)
  if (!ready.ok) throw new Error(JSON.stringify(ready.problems))
  return SubmitVisitInput.parse(ready.input)
}

describe('a visit', () => {
  it('is complete after three taps, and claims nothing that was not asked', () => {
    const input = sent({ ...meet(yeGenfu, 'met'), safety: 'safe' })
    expect(input).toMatchObject({ outcome: 'met', safety: 'safe', facts: [], requesterMet: false, staffRelative: null })
    expect(input.members).toEqual([])
  })

  it('confirms who lives here only when the worker looked at it', () => {
    const looked = openPart({ ...meet(yeGenfu, 'met'), safety: 'safe' }, 'people')
    expect(sent(looked).members).toEqual([
      { personId: 'P1', name: '叶根福', relationZh: '户主', hukouRegistered: null, livesTogether: null },
    ])
  })

  it('of nobody at home tells nothing about the household', () => {
    const answered = answer({ ...yeGenfu, outcome: 'notHome' }, 'household.onlyHome', true)
    expect(sent({ ...answered, requesterMet: true })).toMatchObject({ facts: [], members: [], requesterMet: false })
  })

  it('without an outcome or a word about safety says what to tap', () => {
    expect(toVisitInput(yeGenfu)).toMatchObject({ ok: false, problems: { outcome: '请先点一下：见到本人了吗' } })
    expect(toVisitInput(meet(yeGenfu, 'met'))).toMatchObject({ ok: false, problems: { safety: '请点一下：人平安吗' } })
  })

  it('of somebody on no register asks for a name at once', () => {
    const stranger = meet({ ...yeGenfu, knowsHousehold: false, members: [] }, 'met')
    expect(stranger.opened).toEqual(['people'])
    expect(stranger.members).toHaveLength(1)
    expect(toVisitInput({ ...stranger, safety: 'safe' })).toMatchObject({
      ok: false,
      problems: { 'members.0.name': '请写姓名' },
    })
  })

  it('takes an identity number that ends in x and sends it as X', () => {
    const looked = openPart({ ...meet(yeGenfu, 'met'), safety: 'safe' }, 'people')
    const form = changeMember(looked, 0, { idNumber: '33992119450312013x' })
    expect(sent(form).members[0]?.idNumber).toBe('33992119450312013X')
  })

  it('with a wrong number opens the part where it stands', () => {
    const looked = openPart({ ...meet(yeGenfu, 'met'), safety: 'safe' }, 'people')
    const form = changeMember(looked, 0, { idNumber: '339921194503120131' })
    const ready = toVisitInput(form)
    expect(ready.ok).toBe(false)
    if (ready.ok) return
    expect(ready.problems['members.0.idNumber']).toMatch(/第18位/)
    expect(partsWithProblems(ready.problems)).toEqual(['people'])
  })

  it('keeps yuan as whole fen and people by their place at the table', () => {
    let form = answer(wus, 'household.incomeMonthly', '2600')
    form = answer(form, 'household.size', '3')
    form = answer(form, 'household.basicLifeInDifficulty', true)
    form = answer(form, answerKey('person.majorIllness', 0), true)
    form = answer(form, answerKey('person.educationStage', 2), 'college')
    expect(factsOf(form)).toEqual([
      { factId: 'household.size', value: 3 },
      { factId: 'household.incomeMonthly', value: 260000 },
      { factId: 'household.basicLifeInDifficulty', value: true },
      { factId: 'person.majorIllness', value: true, personIndex: 0 },
      { factId: 'person.educationStage', value: 'college', personIndex: 2 },
    ])
  })

  it('does not turn an unreadable sum into zero', () => {
    const form = answer({ ...meet(wus, 'met'), safety: 'safe' }, 'household.incomeMonthly', '两千六')
    expect(toVisitInput(form)).toMatchObject({
      ok: false,
      problems: { 'household.incomeMonthly': '请填数字，例如2600' },
    })
  })

  it('moves the answers of those behind when a person is removed', () => {
    let form = addMember(wus)
    form = answer(form, answerKey('person.educationStage', 1), 'none')
    form = answer(form, answerKey('person.educationStage', 2), 'college')
    expect(removeMember(form, 1).answers).toEqual({ [answerKey('person.educationStage', 1)]: 'college' })
  })

  it('does not name illness outside the part about illness', () => {
    const { illness, ...others } = VISIT_QUESTIONS
    expect(illness).not.toHaveLength(0)
    expect(JSON.stringify(others)).not.toMatch(/病|illness/i)
    expect(openPart(wus, 'illness').opened).toEqual(['illness'])
    expect(wus.opened).toEqual([])
  })
})
