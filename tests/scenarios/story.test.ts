import { deriveFacts, type DeriveContext } from '@shared/facts/derive'
import { declaredOnly, emptySheet, mergeFact, type FactSheet, type FactValue } from '@shared/facts/sheet'
import { NOT_A_DECISION_ZH } from '@shared/eligibility/labels'
import { reasonSheet, residentSentence } from '@shared/eligibility/explain'
import { amountForResidentZh, amountZh } from '@shared/eligibility/amount-words'
import { findPolicy } from '@shared/eligibility/catalogue'
import { screen, type PolicyScreening, type Screening } from '@shared/eligibility/screen'

const TODAY = '2026-11-23'
const AREA = '33992110720102'
const CIVIL_AFFAIRS_REGISTERS = {
  'ca-dibao-household': '2026-11-20',
  'ca-dibao-edge': '2026-11-20',
  'ca-rigid-expenditure': '2026-11-20',
  'ca-tekun': '2026-11-20',
}

type Said = Record<string, FactValue['value']>

/** A household to which sources speak one after another. */
class Story {
  constructor(
    public sheet: FactSheet,
    private readonly registers: DeriveContext['registers'] = {},
  ) {}

  hears(source: FactValue['source'], household: Said, members: Said[] = []): this {
    const add = (facts: FactSheet['household'], said: Said) => {
      const result = { ...facts }
      for (const [id, value] of Object.entries(said)) result[id] = mergeFact(result[id], { value, source, asOf: TODAY })
      return result
    }
    this.sheet = {
      ...this.sheet,
      version: this.sheet.version + 1,
      household: add(this.sheet.household, household),
      members: this.sheet.members.map((m, i) => ({ ...m, facts: add(m.facts, members[i] ?? {}) })),
    }
    return this
  }

  screened(unverified = false): Screening {
    const known = unverified ? declaredOnly(this.sheet) : this.sheet
    const sheet = deriveFacts(known, { asOf: TODAY, registers: unverified ? {} : this.registers })
    return screen({ sheet, asOf: TODAY, area: AREA })
  }
}

const feed = (feedId: string, label: string): FactValue['source'] => ({ kind: 'feed', feedId, label })
const visit: FactValue['source'] = { kind: 'visit', byRole: 'gridWorker' }
const find = (screening: Screening, policyId: string, member = 0): PolicyScreening => {
  const result = screening.results.find((r) => r.policyId === policyId && r.member === member)
  if (!result) throw new Error(`no result for ${policyId}`)
  return result
}

describe('叶根福：房子漏了', () => {
  const story = () => new Story(emptySheet('ye', ['ye-genfu']), CIVIL_AFFAIRS_REGISTERS)
  const asked = () => story().hears({ kind: 'declared' }, { 'household.houseSuspectedUnsafe': true })
  const visited = () =>
    asked()
      .hears(
        feed('ca-dibao-household', '最低生活保障家庭名单'),
        { 'household.isDibao': true, 'household.urbanRural': '2', 'benefit.dibaoMonthly': 94_000 },
        [{ 'person.birthDate': '1945-03-12' }],
      )
      .hears(
        visit,
        {
          'household.size': 1,
          'household.houseSuspectedUnsafe': true,
          'household.onlyHome': true,
          'household.housingAppraised': false,
          'household.housingAidWithinYears': false,
        },
        [{ 'person.hukouInCounty': true, 'person.livingArrangement': 'alone' }],
      )

  it('未核验身份时只看他自己说的：房屋鉴定、危房改造都要核实，不是不符合', () => {
    const screening = asked()
      .hears(feed('ca-dibao-household', '最低生活保障家庭名单'), { 'household.isDibao': true })
      .screened(true)
    expect(find(screening, 'house-safety-check').verdict).toBe('unknown')
    expect(find(screening, 'rural-dilapidated-house').verdict).toBe('unknown')
    expect(find(screening, 'rural-dilapidated-house').missing.map((m) => m.factId)).toContain(
      'household.housingDangerLevel',
    )
    expect(screening.results.filter((r) => r.verdict === 'met')).toEqual([])
  })

  it('上门核实后：高龄津贴每月60元，房屋鉴定符合，危房改造要等鉴定等级', () => {
    const screening = visited().screened()
    const allowance = find(screening, 'old-age-allowance')
    expect(allowance.verdict).toBe('met')
    expect(residentSentence(allowance, screening)).toBe('可以问：高龄津贴，每月60元')
    expect(find(screening, 'house-safety-check').verdict).toBe('met')
    const renovation = find(screening, 'rural-dilapidated-house')
    expect(renovation.verdict).toBe('unknown')
    expect(renovation.missingSets).toEqual([[{ factId: 'household.housingDangerLevel' }]])
    expect(residentSentence(renovation, screening)).toBe('要核实：住房安全鉴定等级还不知道，住房和城乡建设局能查到')
    expect(NOT_A_DECISION_ZH).toBe('不是审批结果')
  })

  it('鉴定是B级：危房改造不符合，说明政策要C或D级', () => {
    const screening = visited()
      .hears(feed('hc-danger-house', '农村危房与住房安全鉴定台账'), { 'housing.dangerGrade': 'B' })
      .screened()
    const renovation = find(screening, 'rural-dilapidated-house')
    expect(renovation.verdict).toBe('unmet')
    expect(residentSentence(renovation, screening)).toBe('不符合：政策要C或D级')
    expect(reasonSheet(renovation, screening).clauses.filter((clause) => clause.verdict === 'unmet')).toEqual([
      {
        textZh: '住房安全鉴定等级是C级（局部危险）或D级（整栋危险）',
        verdict: 'unmet',
        valueZh: '住房安全鉴定等级：B级',
        sourceZh: '推算：农村危房与住房安全鉴定台账',
        asOf: TODAY,
        lawZh: '社会救助法第二十六条',
      },
    ])
  })

  it('鉴定是C级：危房改造符合，最多补助15,000元', () => {
    const screening = visited().hears(feed('hc-danger-house', '台账'), { 'housing.dangerGrade': 'C' }).screened()
    const renovation = find(screening, 'rural-dilapidated-house')
    expect([renovation.verdict, renovation.amount?.maxFen]).toEqual(['met', 1_500_000])
  })
})

describe('林秀云：大额医疗', () => {
  const lin = () =>
    new Story(emptySheet('lin', ['lin-xiuyun', 'wu-jianping', 'wu-hao']), CIVIL_AFFAIRS_REGISTERS)
      .hears(feed('mi-inpatient', '医保住院费用结算明细'), {}, [{ 'medical.selfPaidYtd': 3_617_235 }])
      .hears(
        visit,
        {
          'household.size': 3,
          'household.incomeMonthly': 260_000,
          'household.emergencyType': 'sudden-illness',
          'household.basicLifeInDifficulty': true,
        },
        [
          { 'person.hukouInCounty': true, 'person.majorIllness': true },
          { 'person.hukouInCounty': true },
          { 'person.hukouInCounty': true, 'person.educationStage': 'college', 'person.collegeYear': 4 },
        ],
      )

  it('小额先行救助符合，由乡镇在300元到2,000元内确定', () => {
    const screening = lin().screened()
    const aid = find(screening, 'temp-relief-first-aid')
    expect(aid.verdict).toBe('met')
    expect(residentSentence(aid, screening)).toBe('可以问：小额先行救助，300元到2,000元')
    expect(findPolicy('temp-relief-first-aid')?.deciderLevel).toBe('township')
  })

  it('低保待核实：经办人看到1180×3−2600=940，居民看不到金额', () => {
    const screening = lin().screened()
    const dibao = find(screening, 'dibao')
    expect(dibao.verdict).toBe('unknown')
    const sheet = reasonSheet(dibao, screening)
    expect(sheet.arithmeticZh).toEqual(['1180×3−2600=940'])
    expect(sheet.amountZh).toBe('每月940元')
    expect(sheet.missing.map((m) => m.labelZh)).toEqual([
      '人均金融资产',
      '自有住房套数',
      '有非生活必需机动车或船舶、大型农机',
      '有企业出资、雇工经营等较大经营性资产',
    ])
    const income = sheet.clauses.find((clause) => clause.lawZh === '社会救助法第十八条')
    expect(income).toMatchObject({ verdict: 'met', valueZh: '核算后家庭人均月收入：866.67元' })
    expect(income?.textZh).toBe('核算后家庭人均月收入低于最低生活保障月标准（人均）（1180元/月）')
    expect(residentSentence(dibao, screening)).not.toMatch(/\d/)
    expect(amountForResidentZh(findPolicy('dibao')!, dibao.amount, false)).toBeUndefined()
    expect(amountZh(findPolicy('dibao')!, dibao.amount)).toBe('每月940元')
  })

  it('医疗救助要医保局给出自付合规费用，刚性支出家庭要核对', () => {
    const screening = lin().screened()
    const medical = find(screening, 'medical-aid-illness-poverty')
    expect(medical.verdict).toBe('unknown')
    expect(reasonSheet(medical, screening).missing.map((m) => m.whoZh)).toContain('医疗保障局')
    expect(find(screening, 'rigid-expenditure-recognition').verdict).toBe('unknown')
  })

  it('吴昊的国家助学金待核实，问学校资助中心', () => {
    const screening = lin().screened()
    expect(find(screening, 'college-national-grant', 2).verdict).toBe('unknown')
    expect(findPolicy('college-national-grant')?.applyAt).toEqual({ kind: 'school', whereZh: '学校资助中心' })
    expect(find(screening, 'college-national-grant', 0).verdict).toBe('unknown')
  })

  it('郑阿海什么也没说：没有一条判为不符合的理由来自不知道', () => {
    const screening = new Story(emptySheet('zheng', ['zheng-ahai'])).screened()
    expect(screening.results.every((result) => result.verdict === 'unknown')).toBe(true)
  })
})
