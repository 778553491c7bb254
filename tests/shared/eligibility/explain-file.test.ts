import fc from 'fast-check'
import { explainFile, type ExplainedVerdict } from '@shared/eligibility/explain-file'
import { readHouseholdFile } from '@shared/eligibility/household-file'
import { screenFile } from '@shared/eligibility/screen-file'
import { KoumenError } from '@shared/kernel/errors'
import { randomHousehold } from './random-households'

const DIBAO = {
  'household.hukouInCounty': true,
  'household.financialAssetsPerCapita': 28_320,
  'household.homesOwned': 1,
  'household.hasNonEssentialVehicle': false,
  'household.hasMajorBusinessAssets': false,
  'household.size': 2,
}
const file = (household: object, members: object[] = [{ 'person.isTekun': false }]) => ({
  asOf: '2026-11-23',
  household,
  members,
})
const verdictsOf = (household: object, members?: object[]) => explainFile(file(household, members)).verdicts
const fieldsOf = (input: unknown) => {
  try {
    readHouseholdFile(input)
  } catch (error) {
    if (error instanceof KoumenError) return error.fields
  }
  return []
}

describe('a household file with every reason', () => {
  test('of a yes: the facts with their values in yuan, and the amount with its arithmetic', () => {
    const dibao = verdictsOf({ ...DIBAO, 'household.incomePerCapitaMonthly': 1000 })['dibao'] as ExplainedVerdict
    expect(dibao).toMatchObject({ verdict: 'met', missing: [], ruleVersion: expect.stringMatching(/^dibao@\d+$/) })
    expect(dibao.deciding).toContainEqual({ fact: 'household.incomePerCapitaMonthly', value: 1000, asOf: '2026-11-23' })
    expect(dibao.amount).toMatchObject({ yuan: 360, per: 'household', steps: ['(1180−1000)×2=360'] })
    expect(dibao).not.toHaveProperty('missingSets')
  })

  test('of a no: only what decided it, with day and source where the file names them', () => {
    const told = { value: 1500, asOf: '2026-11-01', source: '核对报告' }
    const dibao = verdictsOf({ ...DIBAO, 'household.incomePerCapitaMonthly': told })['dibao'] as ExplainedVerdict
    expect(dibao.verdict).toBe('unmet')
    expect(dibao.deciding).toEqual([
      { fact: 'household.incomePerCapitaMonthly', value: 1500, asOf: '2026-11-01', source: '核对报告' },
    ])
    expect(dibao).not.toHaveProperty('amount')
  })

  test('of an unknown: the smallest sets of facts that could make it met', () => {
    const dibao = verdictsOf(DIBAO)['dibao'] as ExplainedVerdict
    expect(dibao).toMatchObject({ verdict: 'unknown', missing: ['household.incomePerCapitaMonthly'] })
    expect(dibao.missingSets).toEqual([[{ fact: 'household.incomePerCapitaMonthly' }]])
  })

  test('for each member in order, naming whose fact it was', () => {
    const members = [{ 'person.age': 80, 'person.hukouInCounty': true }, { 'person.age': 20 }]
    const [first, second] = verdictsOf({}, members)['old-age-allowance'] as ExplainedVerdict[]
    expect(first).toMatchObject({ verdict: 'met', amount: { yuan: 60 } })
    expect(second?.deciding).toEqual([{ fact: 'person.age', member: 1, value: 20, asOf: '2026-11-23' }])
  })

  test('who has died holds nothing, and that is why', () => {
    const dead = { 'person.age': 85, 'person.hukouInCounty': true, 'person.deceased': true }
    const [gone] = verdictsOf({}, [dead])['old-age-allowance'] as ExplainedVerdict[]
    expect(gone).toMatchObject({ verdict: 'unmet', deciding: [{ fact: 'person.deceased', value: true }] })
  })

  test('never says another verdict than the plain screening, and misses the same facts', () =>
    fc.assert(
      fc.property(randomHousehold, ({ household, members }) => {
        const input = { asOf: '2026-11-23', household, members: [...members] }
        const plain = screenFile(input).verdicts
        const explained = explainFile(input).verdicts
        for (const [id, answer] of Object.entries(plain)) {
          const brief = [explained[id] ?? []].flat().map(({ verdict, missing }) => ({ verdict, missing }))
          expect([id, brief]).toEqual([id, [answer].flat()])
        }
      }),
      { numRuns: 20 },
    ))
})

describe('a household file that is wrong', () => {
  test('a fact of tomorrow is refused at its place, a day that lies ahead by its nature is not', () => {
    const tomorrow = { value: true, asOf: '2026-11-24' }
    expect(fieldsOf(file({ 'household.isRural': tomorrow }))).toEqual([
      { path: 'household.household.isRural', messageZh: expect.stringContaining('比筛查的日子2026-11-23晚') },
    ])
    expect(fieldsOf(file({}, [{ 'person.birthDate': '2026-11-24' }]))).toMatchObject([
      { path: 'members.0.person.birthDate' },
    ])
    expect(
      fieldsOf(file({}, [{ 'disability.certValidUntil': '2030-01-01', 'person.birthDate': '2026-11-23' }])),
    ).toEqual([])
  })

  test('a person who stands in it twice is refused; namesakes and the unnamed are not', () => {
    const twice = file({}, [{ personId: 'p1' }, { personId: 'p2' }, { personId: 'p1' }])
    expect(fieldsOf(twice)).toEqual([{ path: 'members.2.personId', messageZh: '和members.0是同一个人，请删去一个' }])
    expect(fieldsOf(file({}, [{ name: '叶根福' }, { name: '叶根福' }, {}]))).toEqual([])
  })

  test('a value of the wrong type is refused however it is written', () => {
    for (const value of ['1180元', { value: '1180' }, { value: 1180, asOf: '2026-02-30' }, { luck: 1 }])
      expect(fieldsOf(file({ 'household.incomePerCapitaMonthly': value }))).toHaveLength(1)
  })

  test('what is no household is told what one looks like', () =>
    expect(fieldsOf({ asOf: '2026-11-23' })[0]?.messageZh).toContain('members'))

  test.each([0, 1, 30])('a household of %i members has a verdict for each of them', (count) => {
    const { verdicts } = explainFile(file({}, Array(count).fill({})))
    expect(verdicts['old-age-allowance']).toHaveLength(count)
    // Of nobody in the house nobody can be what dibao asks of one member; of a member of whom nothing is known, one may.
    expect(verdicts['dibao']).toMatchObject({ verdict: count === 0 ? 'unmet' : 'unknown' })
  })

  test('29 February is a birthday in a leap year and no day in a common one', () => {
    expect(fieldsOf(file({}, [{ 'person.birthDate': '2008-02-29' }]))).toEqual([])
    expect(fieldsOf(file({}, [{ 'person.birthDate': '2007-02-29' }]))).toHaveLength(1)
  })
})
