import { screenFile } from '@shared/eligibility/screen-file'
import { KoumenError } from '@shared/kernel/errors'

const DIBAO = {
  'household.hukouInCounty': true,
  'household.financialAssetsPerCapita': 28_320,
  'household.homesOwned': 1,
  'household.hasNonEssentialVehicle': false,
  'household.hasMajorBusinessAssets': false,
}
const file = (household: object, members: object[] = [{ 'person.isTekun': false }], rest: object = {}) => ({
  asOf: '2026-11-23',
  household,
  members,
  ...rest,
})
const dibao = (income: number, rest: object = {}) =>
  screenFile(file({ ...DIBAO, 'household.incomePerCapitaMonthly': income }, undefined, rest)).verdicts['dibao']
const problems = (input: unknown) => {
  try {
    screenFile(input)
  } catch (error) {
    if (error instanceof KoumenError) return error
  }
  throw new Error('accepted')
}

describe('screening a household file', () => {
  it('reads yuan and compares amounts finer than a fen as they are written', () => {
    expect(dibao(1179.99)).toEqual({ verdict: 'met', missing: [] })
    expect(dibao(1179.9999)).toEqual({ verdict: 'met', missing: [] })
    expect(dibao(1180)).toEqual({ verdict: 'unmet', missing: [] })
    expect(dibao(1180.001)).toEqual({ verdict: 'unmet', missing: [] })
  })

  it('names the missing facts of an unknown verdict', () => {
    const { verdicts } = screenFile(file({ ...DIBAO, 'household.incomePerCapitaMonthly': null }))
    expect(verdicts['dibao']).toEqual({ verdict: 'unknown', missing: ['household.incomePerCapitaMonthly'] })
  })

  it('takes parameters in the units of the files', () => {
    expect(dibao(1180, { parameters: { 'standard.dibao': 1250.5 } })).toMatchObject({ verdict: 'met' })
    expect(dibao(1250.5, { parameters: { 'standard.dibao': 1250.5 } })).toMatchObject({ verdict: 'unmet' })
  })

  it('answers a person policy for each member in order, and none for a household of nobody', () => {
    const old = { 'person.age': 80, 'person.hukouInCounty': true, name: '爷爷' }
    const answer = (members: object[]) => screenFile(file({}, members)).verdicts['old-age-allowance']
    expect(answer([old, { ...old, 'person.age': 79 }, {}])).toEqual([
      { verdict: 'met', missing: [] },
      { verdict: 'unmet', missing: [] },
      { verdict: 'unknown', missing: ['person.hukouInCounty', 'person.age'] },
    ])
    expect(answer([])).toEqual([])
    expect(Object.keys(screenFile(file({}, [])).verdicts)).toHaveLength(153)
  })

  it('screens a household of thirty', () =>
    expect(screenFile(file({}, Array(30).fill({}))).verdicts['meal-service']).toHaveLength(30))

  it('does not refuse a negative income: it is below every line', () =>
    expect(dibao(-300)).toMatchObject({ verdict: 'met' }))

  it.each([
    [file({ 'household.incomme': 1 }), 'household.household.incomme', '没有“household.incomme”这一项事实'],
    [file({ 'household.size': 'three' }), 'household.household.size', '“共同生活家庭成员人数”要填整数'],
    [file({ 'household.isRural': 1 }), 'household.household.isRural', '“居住在农村（有宅基地或承包地）”要填“是”或“否”'],
    [file({}, [{}, { 'person.gender': 'unknown' }]), 'members.1.person.gender', '“性别”不在可选的项目里'],
    [file({ 'person.age': 80 }), 'household.person.age', '“年龄”应当写在members里'],
    [file({}, [{ 'household.size': 2 }]), 'members.0.household.size', '“共同生活家庭成员人数”应当写在household里'],
    [file({}, [], { parameters: { 'standard.x': 1 } }), 'parameters.standard.x', '没有“standard.x”这个参数'],
    [file({}, [], { asOf: '2026-02-30' }), 'asOf', '日期要写成 2026-11-23 这样，并且真有这一天'],
  ])('refuses %j naming the field', (input, path, messageZh) => {
    const error = problems(input)
    expect(error.code).toBe('INVALID_INPUT')
    expect(error.fields).toEqual([{ path, messageZh }])
    expect(error.messageZh).toContain(path)
  })

  it('refuses what is no household at all', () => {
    for (const input of [null, 'x', {}, { asOf: '2026-11-23' }, { asOf: '2026-11-23', household: {}, members: {} }])
      expect(problems(input).code).toBe('INVALID_INPUT')
  })
})
