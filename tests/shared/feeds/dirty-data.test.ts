import iconv from 'iconv-lite'
import { areaResolver } from '@shared/areas/resolve-area'
import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import { cleanName, hasLostCharacter, isEmptyCell, trimCell } from '@shared/feeds/clean-text'
import { codeList } from '@shared/feeds/codelists'
import type { FeedColumn } from '@shared/feeds/definition'
import { foldRows } from '@shared/feeds/fold'
import { endAbsent, keepRow } from '@shared/feeds/keep-rows'
import { findHeader, matchHeaders } from '@shared/feeds/match-headers'
import { matchName } from '@shared/feeds/match-person'
import { hasConsent } from '@shared/feeds/may-take'
import type { KeptRow } from '@shared/feeds/model'
import { parseRows } from '@shared/feeds/parse-rows'
import { PROBLEMS } from '@shared/feeds/problems'
import { readCell, type CellReading } from '@shared/feeds/read-cell'
import { readCode } from '@shared/feeds/read-code'
import { readDisabilityCert } from '@shared/feeds/read-disability-cert'

/** The 45 ways in which department files are dirty, each with the cells they were seen in. */
const TODAY = '2026-11-23'
const areas = areaResolver([
  { code: '339921100', name: '屿城镇' },
  { code: '339921107', name: '青嶂镇' },
  { code: '339921107201', name: '前渡村' },
  { code: '339921105215', name: '前渡村' },
])

/** One cell as a column of this type reads it. */
const cell = (type: FeedColumn['type'], raw: string, more: Partial<FeedColumn> = {}, yuanPerUnit = 1): CellReading =>
  readCell(
    raw,
    { column: { name: 'x', header: 'x', aliases: [], type, ...more }, index: 0, header: 'x', yuanPerUnit },
    { today: TODAY, areas },
  )
const valueOf = (reading: CellReading): unknown => (reading.ok ? reading.value : undefined)
const fixesOf = (reading: CellReading): readonly string[] => (reading.ok ? (reading.fixes ?? []) : [])
const codeOf = (reading: CellReading): string | undefined =>
  !reading.ok ? PROBLEMS[reading.problem].code : reading.warning && PROBLEMS[reading.warning].code
/** A required cell refuses its row, so the reading tells the code. */
const refused = (type: FeedColumn['type'], raw: string) => codeOf(cell(type, raw, { required: true }))

const feed = (id: string) => {
  const found = findFeed(id)
  if (!found) throw new Error(id)
  return found
}
const parse = (id: string, header: string, ...rows: string[]) => {
  const match = matchHeaders(feed(id), header.split(','))
  const raw = rows.map((row, i) => ({ line: i + 2, cells: row.split(',') }))
  return { match, ...parseRows(feed(id), match, raw, { today: TODAY, areas }) }
}
const kept = (given: Partial<KeptRow> & Pick<KeptRow, 'on' | 'values'>): KeptRow => ({
  key: given.on,
  personId: 'p1',
  dataOn: given.on,
  endedOn: null,
  batchId: 'b1',
  ...given,
})
const told = (id: string, rows: KeptRow[], factId: string) =>
  foldRows(feed(id), rows, TODAY).find((f) => f.factId === factId)?.value

const YE = '33992119450312013X'
const NAMED = `${YE},叶根福`
/** 33992119530806005X and a child of 2015. */
const [OLD, CHILD] = ['33992119530806005X', '33992120150312001X']

describe('identity numbers', () => {
  it('D01 15 digits become 18, told as a repair', () => {
    const reading = cell('idNumber', '339921530806001')
    expect([valueOf(reading), fixesOf(reading)]).toEqual(['339921195308060017', ['D01']])
  })

  it.each(['33992119530806005x', '３３９９２１１９５３０８０６００５Ｘ'])('D02 %s ends in X', (raw) =>
    expect(valueOf(cell('idNumber', raw))).toBe(OLD),
  )

  it.each(['3.39921E+17', '339921195308060000'])('D03 what Excel cut off is never mended: %s', (raw) =>
    expect(refused('idNumber', raw)).toBe('D03'),
  )

  it('D16 a masked number is refused', () => expect(refused('idNumber', '339921********001X')).toBe('D16'))

  it('D17 one character different is linked by the number, another name is somebody else’s number', () => {
    expect(matchName('林秀芸', '林秀云')).toBe('near')
    expect(matchName('王大力', '叶根福')).toBe('different')
  })

  it('D18 a guardian’s number in the child’s column is refused', () => {
    const { rows, problems } = parse(
      'ed-absence',
      '身份证号,姓名,缺课起始日期,连续缺课天数',
      `${OLD},某人,2026-11-20,5`,
      `${CHILD},某孩,2026-11-20,5`,
    )
    expect(problems.map((p) => [p.line, p.code])).toEqual([[2, 'D18']])
    expect(rows).toHaveLength(1)
  })

  it('D19 people from Hong Kong, Macao and Taiwan have numbers too; passports are told apart', () => {
    expect(valueOf(cell('idNumber', '810000199408230021'))).toBe('810000199408230021')
    expect(refused('idNumber', 'E12345678')).toBe('D19')
  })

  it('D23 a row without a number names the remedy and nobody is made up', () => {
    expect(parse('hl-death', '身份证号,姓名,死亡日期', ',某人,2026-11-20').problems.map((p) => p.code)).toEqual(['D23'])
    expect(PROBLEMS.noIdNumber).toMatchObject({ code: 'D23' })
    expect(PROBLEMS.noIdNumber.remedyZh).toContain('不会凭姓名新建人')
  })

  it('D41 a wrong check character is not corrected', () =>
    expect(refused('idNumber', '339921195308060011')).toBe('D41'))

  it('D42 an event before birth, ahead of the file, or somebody of 121 is refused', () => {
    const header = '身份证号,姓名,推送日期,本年累计个人负担'
    const { problems } = parse('mi-large-expense', header, `${NAMED},1944-01-01,1`, `${NAMED},2026-11-24,1`)
    expect(problems.map((p) => p.code)).toEqual(['D42', 'D42'])
    const oldest = parse('mi-large-expense', header, '339921190501010019,某人,2026-11-20,1')
    expect(oldest.problems.map((p) => p.code)).toEqual(['D42'])
  })
})

describe('characters', () => {
  it('D04 full-width digits count as digits', () =>
    expect(valueOf(cell('money', '１２，３４５．６０'))).toBe(1_234_560))

  it('D05 spaces, apostrophes and invisible marks go', () => {
    expect(valueOf(cell('idNumber', "' 33992119530806005X "))).toBe(OLD)
    expect(valueOf(cell('personName', '张 三'))).toBe('张三')
    expect(trimCell('\ufeff\u200b张三\u3000')).toBe('张三')
  })

  it.each([
    ['买买提・艾力', '买买提·艾力'],
    ['阿卜杜.热合曼', '阿卜杜·热合曼'],
  ])('D09 %s has one kind of dot', (raw, name) => expect(cleanName(raw)).toBe(name))

  it('D10 a lost character is kept, told, and never matched by', () => {
    const reading = cell('personName', '王?')
    expect([valueOf(reading), codeOf(reading)]).toEqual(['王?', 'D10'])
    expect(hasLostCharacter('王?')).toBe(true)
    expect(matchName('王?', '王鑫')).toBe('near')
  })

  it('D11 GBK bytes are Chinese', () =>
    expect(iconv.decode(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), 'gb18030')).toBe('姓名'))

  it.each(['/', '-', '—', 'N/A', 'NULL', '0000-00-00', '暂无', '不详'])('D32 %s says nothing', (raw) =>
    expect(isEmptyCell(raw)).toBe(true),
  )

  it('D32 无 says nothing but where 有/无 is asked; a failed reading is unknown, never 0', () => {
    expect(cell('text', '无')).toMatchObject({ ok: true, value: undefined })
    expect(valueOf(cell('code', '无', { codelist: 'yesno' }))).toBe('0')
    const { rows } = parse(
      'pw-daily',
      '用电户号,用电日期,日用电量(kWh),采集状态',
      '3301,2026-11-20,0,采集失败',
      '3301,2026-11-21,0,正常',
      '3301,2026-11-22,,失败',
    )
    expect(rows.map((row) => row.values.kwh)).toEqual([undefined, 0, undefined])
  })

  it('D43 a formula that went wrong is unknown, and told', () =>
    expect(cell('money', '#N/A')).toEqual({ ok: true, value: undefined, warning: 'formulaError' }))

  it('D44 what looks like a formula is text', () =>
    expect(valueOf(cell('text', '=HYPERLINK(1)'))).toBe('=HYPERLINK(1)'))
})

describe('dates, amounts and codes', () => {
  it('D06 an Excel serial is a day', () => expect(valueOf(cell('date', '45810'))).toBe('2025-06-02'))

  it('D07 the usual spellings are read, an impossible day is not', () => {
    expect(valueOf(cell('date', '2025.6.2'))).toBe('2025-06-02')
    expect(valueOf(cell('date', '20250602'))).toBe('2025-06-02')
    expect(valueOf(cell('month', '2025年6月'))).toBe('2025-06')
    expect(refused('date', '2025-02-30')).toBe('D07')
    expect(refused('date', '2025年6月')).toBe('D07')
  })

  it.each([
    ['1,234.50', 123_450],
    ['1.2万元', 1_200_000],
    ['￥300', 30_000],
    ['(500)', -50_000],
  ])('D08 %s is an amount', (raw, fen) => expect(valueOf(cell('money', raw))).toBe(fen))

  it('D08 a heading in 万元 counts for its column; Chinese numerals are not guessed', () => {
    expect(valueOf(cell('money', '1.5', {}, 10_000))).toBe(1_500_000)
    expect(refused('money', '叁仟元整')).toBe('D08')
  })

  it('D20 type and grade in one cell are told apart; several values are split; the unknown part is reported', () => {
    expect(valueOf(cell('code', '肢体二级', { codelist: 'disability-type' }))).toBe('4')
    expect(valueOf(cell('code', '肢体二级', { codelist: 'disability-grade' }))).toBe('2')
    expect(valueOf(cell('code', '多重一级(智力、肢体)', { codelist: 'disability-type' }))).toBe('7')
    expect(valueOf(cell('code', '独居、失能', { codelist: 'elder-special', many: true }))).toEqual(['1', '4'])
    expect(codeOf(cell('code', '独居、爱唱歌', { codelist: 'elder-special', many: true }))).toBe('D20')
    expect(cell('code', '完好房', { codelist: 'danger-grade' })).toMatchObject({
      value: undefined,
      warning: 'codeUnknown',
    })
  })

  it.each([
    ['√', '1'],
    ['02', '0'],
    ['01', '1'],
    ['有', '1'],
    ['N', '0'],
  ])('D25 D40 %s is yes or no', (raw, code) => expect(valueOf(cell('code', raw, { codelist: 'yesno' }))).toBe(code))

  it('D25 an empty cell is unknown, not no', () =>
    expect(valueOf(cell('code', '', { codelist: 'yesno' }))).toBeUndefined())

  it('D30 telephones', () => {
    expect(valueOf(cell('phone', '+86 154-0000-0001'))).toBe('15400000001')
    expect(valueOf(cell('phone', '154 0000 0001、0570-1234567'))).toBe('15400000001')
  })

  it('D37 a lost zero comes back where the list has one width; a long code in E-notation is refused', () => {
    expect(readCode(codeList('labour'), '1')).toBe('01')
    expect(refused('text', '3.30102E+27')).toBe('D37')
    expect(refused('powerAccount', '3.30E+12')).toBe('D37')
  })

  it('D38 each feed turns its own disability codes into those of the certificate', () => {
    const type = (id: string, column: string, code: string) =>
      told(id, [kept({ on: '2026-11-01', values: { [column]: code } })], 'disability.type')
    expect(type('ca-disability-subsidy', 'typeCa', '64')).toBe('4')
    expect(type('ca-disability-subsidy', 'typeCa', '69')).toBeUndefined()
    expect(type('hl-chronic-followup', 'disabilityPh', '5')).toBe('4')
    expect(type('hl-chronic-followup', 'disabilityPh', '1')).toBeUndefined()
  })

  it('D39 a certificate number is taken apart, compared and thrown away', () => {
    expect(readDisabilityCert('33992119530806005X42')).toEqual({ idNumber: OLD, type: '4', grade: '2', reissue: 0 })
    expect(readDisabilityCert('33992119530806005x42b1')).toMatchObject({ type: '4', grade: '2', reissue: 1 })
    const header = '身份证号,姓名,残疾人证号,残疾类别,残疾等级,发证日期,证件状态,变更时间'
    const row = (cert: string) => `${OLD},某人,${cert},肢体,二级,2020-01-01,正常,2026-11-01`
    const fits = parse('df-cert', header, row(`${OLD}42`))
    expect([fits.warnings, fits.rows[0]?.values.grade]).toEqual([[], '2'])
    expect(JSON.stringify(fits.rows[0]?.values.certNo)).toBeUndefined()
    const differs = parse('df-cert', header, row(`${OLD}43`))
    expect(differs.warnings.map((w) => w.code)).toEqual(['D39'])
    expect(differs.rows[0]?.values.grade).toBe('2')
  })
})

describe('places', () => {
  it.each(['屿城', '屿城镇', '屿城镇人民政府', '339921100'])('D24 %s is one town', (raw) =>
    expect(valueOf(cell('townRegion', raw))).toBe('339921100'),
  )

  it('D24 a village of a name that two towns have needs its town', () =>
    expect(codeOf(cell('villageRegion', '前渡村', { required: true }))).toBe('D24'))

  it('D29 regions in free text are never guessed, coordinates never taken in', () => {
    const signal = feed('mt-signal')
    expect(signal.subject).toBe('area')
    expect(signal.columns.find((c) => c.name === 'regionText')?.type).toBe('text')
    expect(
      allFeeds()
        .flatMap((f) => f.columns.map((c) => c.header))
        .join(),
    ).not.toMatch(/经度|纬度/)
  })
})

describe('tables', () => {
  const LARGE = '身份证号,姓名,推送日期,本年累计个人负担'

  it('D12 a renamed heading is found, a missing required one is named', () => {
    expect(matchHeaders(feed('mi-large-expense'), ['身份证号码']).columns[0]?.column.name).toBe('idNumber')
    expect(matchHeaders(feed('mi-large-expense'), ['公民 身份\n号码']).columns[0]?.column.name).toBe('idNumber')
    expect(matchHeaders(feed('mi-large-expense'), ['身份证号', '姓名']).missing).toEqual([
      '推送日期',
      '本年累计个人负担',
    ])
  })

  it('D13 titles above and 合计 below are no rows', () => {
    const table = [['青禾县2026年11月花名册'], LARGE.split(',')]
    expect(findHeader(feed('mi-large-expense'), table)?.index).toBe(1)
    expect(parse('mi-large-expense', LARGE, '合计,,,100', '填表人：某,,,')).toMatchObject({ rows: [], problems: [] })
  })

  it('D14 a key left empty under a filled one is not filled in by guessing', () =>
    expect(parse('mi-large-expense', LARGE, `${NAMED},2026-11-20,1`, ',,2026-11-21,2').problems[0]).toMatchObject({
      line: 3,
      code: 'D23',
    }))

  it('D15 a row twice counts once; two rows that disagree are both left out', () => {
    const out = parse(
      'mi-large-expense',
      LARGE,
      `${NAMED},2026-11-20,1`,
      `${NAMED},2026-11-20,1`,
      `${NAMED},2026-11-21,1`,
      `${NAMED},2026-11-21,2`,
    )
    expect([out.rows.length, out.duplicates, out.problems.map((p) => p.code)]).toEqual([1, 1, ['D15', 'D15']])
  })

  it('D21 a row about two people names both', () =>
    expect(feed('ca-marriage').second).toEqual({ idNumber: 'secondId', personName: 'secondName' }))

  it('D22 a household list and a list of members are told apart by whose number names the row', () => {
    expect(feed('ca-dibao-household').naturalKey).toEqual(['headIdNumber'])
    expect(feed('ca-dibao-member').naturalKey).toEqual(['idNumber'])
    const { columns } = matchHeaders(feed('ca-dibao-member'), ['户主身份证号', '户主姓名', '身份证号', '姓名'])
    expect(columns.map((c) => c.column.name)).toEqual(expect.arrayContaining(['idNumber', 'headIdNumber']))
  })

  it('D26 leaving a complete list ends the fact; missing among changes means nothing', () => {
    const listed = kept({ on: '2026-10-31', values: { monthlyAmount: 1 } })
    expect(told('ca-dibao-household', endAbsent([listed], TODAY).rows, 'household.isDibao')).toBe(false)
    expect(feed('df-cert').mode).toBe('delta')
  })

  it('D28 columns that the feed does not list are dropped unread', () => {
    const out = parse('mi-large-expense', `${LARGE},主要诊断`, `${NAMED},2026-11-20,1,肺癌`)
    expect([out.match.ignored, JSON.stringify(out.rows).includes('肺癌')]).toEqual([['主要诊断'], false])
  })

  it('D31 wealth without an authorisation in force is refused', () => {
    const header = '户主身份证号,户主姓名,核对报告编号,核对日期,授权书有效期至,核对结论'
    const row = (until: string) => `${NAMED},H1,2026-11-20,${until},符合`
    expect(parse('ca-means-check', header, row('2026-11-22')).problems.map((p) => p.code)).toEqual(['D31'])
    expect(parse('ca-means-check', header, row('2027-11-22')).problems).toEqual([])
    const consent = kept({ on: '2026-01-01', values: { validUntil: '2026-12-31' } })
    expect(hasConsent({ 'tw-consent': [consent] }, TODAY)).toBe(true)
    expect(hasConsent({ 'tw-consent': [consent] }, '2027-01-01')).toBe(false)
    const revoked = { ...consent, values: { ...consent.values, revokedOn: '2026-06-01' } }
    expect(hasConsent({ 'tw-consent': [revoked] }, TODAY)).toBe(false)
  })
})

describe('what amounts mean', () => {
  it('D27 a cumulative amount is the largest of the year, never the sum', () => {
    const push = (on: string, selfBurdenYtd: number) => kept({ on, values: { selfBurdenYtd } })
    const rows = [push('2026-03-01', 100), push('2026-06-01', 300)]
    expect(told('mi-large-expense', rows, 'medical.selfPaidYtdPushed')).toBe(300)
  })

  it('D33 an own burden above the total is reported, and the stated amount is used', () => {
    const header = '身份证号,姓名,结算流水号,医疗类别,结算日期,医疗费总额,个人负担总金额'
    const out = parse(
      'mi-inpatient',
      header,
      `${NAMED},S1,普通住院,2026-11-01,100,102`,
      `${NAMED},S2,普通住院,2026-11-02,100,100.5`,
    )
    expect(out.warnings.map((w) => [w.line, w.code])).toEqual([[2, 'D33']])
    expect(out.rows[0]?.values.selfBurden).toBe(10_200)
  })

  it('D34 a refund, marked or negative, nets to zero', () => {
    const stay = (key: string, selfBurden: number, reversal: string) =>
      kept({ key, on: '2026-11-01', values: { selfBurden, totalFee: selfBurden, setlTime: '2026-11-01', reversal } })
    expect(told('mi-inpatient', [stay('a', 500, '0'), stay('a1', 500, '1')], 'medical.selfPaidYtd')).toBe(0)
    expect(told('mi-inpatient', [stay('a', 500, '0'), stay('a1', -500, '1')], 'medical.selfPaidYtd')).toBe(0)
  })

  it('D35 three months paid at once are no higher monthly amount; back pay makes no pension', () => {
    const allowance = kept({ on: '2026-11-01', values: { month: '2026-11', standard: 5_000, amount: 15_000 } })
    const facts = foldRows(feed('ca-elder-allowance'), [allowance], TODAY)
    expect(facts.find((f) => f.factId === 'benefit.elderAllowanceMonthly')?.value).toBe(5_000)
    const pension = (month: string, amount: number) => kept({ on: `${month}-01`, values: { month, amount } })
    const rows = [pension('2026-08', 20_000), pension('2026-09', 20_000), pension('2026-10', 60_000)]
    expect(told('hr-pension-payment', rows, 'income.pensionMonthly')).toBe(20_000)
  })

  it('D36 a settlement that arrives late counts in the year it was settled in', () => {
    const late = kept({ on: '2025-12-20', dataOn: '2026-11-20', values: { selfBurden: 100, setlTime: '2025-12-20' } })
    expect(keepRow([], late).changed).toBe(true)
    expect(told('mi-inpatient', [late], 'medical.selfPaidYtd')).toBeUndefined()
  })

  it('D45 columns that mean something else have facts of their own: no contribution base is an income', () => {
    const incomes = allFeeds().flatMap((f) =>
      f.folds.filter((fold) => fold.fact.startsWith('income.')).map((fold) => [fold.fact, fold.column]),
    )
    expect(incomes).toContainEqual(['income.insuranceBase', 'base'])
    expect(incomes.filter(([, column]) => column === 'base').every(([fact]) => /Base$/.test(fact ?? ''))).toBe(true)
    expect(feed('ms-company').columns.map((c) => c.header)).not.toContain('认缴出资额')
    expect(JSON.stringify(feed('ps-vehicle').folds)).toContain('残疾人代步车')
  })
})
