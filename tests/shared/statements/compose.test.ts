import { findPolicy } from '@shared/eligibility/catalogue'
import { screen } from '@shared/eligibility/screen'
import { deriveFacts } from '@shared/facts/derive'
import { emptySheet, type FactSheet, type FactValue } from '@shared/facts/sheet'
import { composeStatement } from '@shared/statements/compose'
import { withoutIllness } from '@shared/statements/for-reading'
import { needsOf } from '@shared/statements/needs'

const TODAY = '2026-11-23'
const fact = (value: FactValue['value'], kind: 'feed' | 'visit', feedId?: string): FactValue => ({
  value,
  asOf: TODAY,
  source: { kind, ...(feedId ? { feedId } : {}) },
})

/** 叶根福, 81, alone, on dibao; the roof leaks; nobody has appraised the house. */
const yeSheet = (grade?: string): FactSheet => ({
  ...emptySheet('house-ye'),
  household: {
    'household.isDibao': fact(true, 'feed', 'ca-dibao-household'),
    'household.urbanRural': fact('2', 'feed', 'ca-dibao-household'),
    'household.hukouInCounty': fact(true, 'feed', 'ps-household-register'),
    'benefit.received': fact(['dibao'], 'feed', 'ca-dibao-household'),
    'benefit.dibaoMonthly': fact(86_000, 'feed', 'ca-dibao-household'),
    'household.houseSuspectedUnsafe': fact(true, 'visit'),
    'household.onlyHome': fact(true, 'visit'),
    ...(grade ? { 'housing.dangerGrade': fact(grade, 'feed', 'hc-danger-house') } : {}),
  },
  members: [
    {
      personId: 'ye',
      facts: {
        'person.birthDate': fact('1945-03-12', 'feed', 'ps-household-register'),
        'person.hukouInCounty': fact(true, 'feed', 'ps-household-register'),
      },
    },
  ],
})

const listOf = (stored: FactSheet) => {
  const sheet = deriveFacts(stored, { asOf: TODAY, registers: {} })
  return composeStatement({
    household: { _id: 'house-ye', headName: '叶根福', addressText: '溪边路17号' },
    sheet,
    stored,
    registers: {},
    edits: [],
    screening: screen({ sheet, asOf: TODAY, area: '33992110720102' }),
    items: [],
    asked: ['house-safety-check', 'rural-dilapidated-house'],
    needs: needsOf(['houseLeaks'], sheet),
    lastDelivery: null,
    nameOf: (personId) => (personId === 'ye' ? '叶根福' : null),
    now: `${TODAY}T10:00:00.000+08:00`,
  })
}

describe('the happiness list', () => {
  test('what the register pays is received, with the amount of the register, and is not offered again', () => {
    const list = listOf(yeSheet())
    expect(list.received).toEqual([expect.objectContaining({ policyId: 'dibao', amountZh: '每月860元' })])
    expect([...list.available, ...list.toCheck].map((line) => line.policyId)).not.toContain('dibao')
  })

  test('a man of 81 who does not receive the old-age allowance is told of 60 yuan a month', () => {
    const line = listOf(yeSheet()).available.find((one) => one.policyId === 'old-age-allowance')
    expect(line?.amountZh).toBe('每月60元')
  })

  test('without a grade the renovation is to be checked; with B it is a no that names the grade; with C it is not a no', () => {
    const sections = (grade?: string) => {
      const list = listOf(yeSheet(grade))
      const has = (lines: typeof list.notMet) => lines.find((line) => line.policyId === 'rural-dilapidated-house')
      return { toCheck: has(list.toCheck), notMet: has(list.notMet) }
    }
    expect(sections().toCheck?.sentenceZh).toContain('要核实')
    expect(sections().notMet).toBeUndefined()
    expect(sections('B').notMet?.sentenceZh).toContain('不符合：政策要C或D级')
    expect(sections('C').notMet).toBeUndefined()
  })

  test('what excludes the dibao he has is not offered beside it', () => {
    const list = listOf(yeSheet())
    const shown = [...list.available, ...list.toCheck, ...list.canAsk].map((line) => line.policyId)
    expect(shown).not.toContain('dibao-edge-recognition')
    expect(shown).not.toContain('rigid-expenditure-recognition')
  })

  test('an empty sheet gives no verdict but what is still to be learnt', () => {
    const list = listOf(emptySheet('house-new', ['p']))
    expect(list.available).toEqual([])
    expect(list.notMet).toEqual([])
    expect(list.moreToLearn).toBeGreaterThan(50)
  })

  test('read aloud by a grid worker, lines that tell of an illness are left to the township and counted', () => {
    const list = listOf(yeSheet())
    const medical = { ...list.available[0]!, policyId: 'medical-aid-inpatient', titleZh: '医疗救助' }
    const heard = withoutIllness({ ...list, inProgress: [medical] }, findPolicy)
    expect(heard.inProgress).toEqual([])
    expect(heard.notADecisionZh).toContain('由镇里的同志直接告诉本人')
  })
})
