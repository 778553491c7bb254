import fc from 'fast-check'
import { areaResolver } from '@shared/areas/resolve-area'
import { findFeed } from '@shared/feeds/catalogue'
import { findHeader, matchHeaders } from '@shared/feeds/match-headers'
import { parseRows } from '@shared/feeds/parse-rows'

const areas = areaResolver([
  { code: '339921107', name: '青嶂镇' },
  { code: '339921105', name: '石埠镇' },
  { code: '339921107201', name: '前渡村' },
  { code: '339921105215', name: '西渡村' },
])
const feed = (id: string) => {
  const found = findFeed(id)
  if (!found) throw new Error(id)
  return found
}
const LARGE = ['身份证号', '姓名', '推送日期', '本年累计个人负担']
const parse = (id: string, header: string[], rows: string[][]) =>
  parseRows(
    feed(id),
    matchHeaders(feed(id), header),
    rows.map((cells, i) => ({ line: i + 2, cells })),
    { today: '2026-11-23', areas },
  )
const YE = '33992119450312013X'

describe('headings', () => {
  it.each([
    [['公民 身份\n号码', '人员姓名', '预警日期', '累计自费金额(元)']],
    [['序号', '身份证号码', '本人姓名', '推送日期', '年度个人负担', '备注']],
    [['＊身份证号', '姓名', '推送日期', '本年累计个人负担（单位：元）']],
  ])('%j are found by alias, spaces, line breaks and brackets aside', (header) =>
    expect(matchHeaders(feed('mi-large-expense'), header).missing).toEqual([]),
  )

  it('a title above the heading is passed over', () => {
    const rows = [['青禾县2026年11月大额医疗费用人员', '', '', ''], LARGE, [YE, '叶根福', '2026-11-23', '1']]
    expect(findHeader(feed('mi-large-expense'), rows)?.index).toBe(1)
  })

  it('columns the feed does not list are dropped unread: the illness never comes in', () => {
    const header = [...LARGE, '主要诊断', '医院']
    expect(matchHeaders(feed('mi-large-expense'), header).ignored).toEqual(['主要诊断', '医院'])
    const { rows } = parse('mi-large-expense', header, [[YE, '叶根福', '2026-11-23', '1', '肺癌', '县医院']])
    expect(JSON.stringify(rows)).not.toContain('肺癌')
  })

  it('the head of a household and the member are told apart though both are 身份证号 somewhere', () => {
    const { columns } = matchHeaders(feed('ca-dibao-member'), ['户主身份证号', '姓名', '身份证号', '劳动能力'])
    expect(columns.map((c) => [c.column.name, c.index])).toEqual([
      ['idNumber', 2],
      ['personName', 1],
      ['headIdNumber', 0],
      ['labour', 3],
    ])
  })
})

describe('rows', () => {
  it('good rows are kept, bad ones name line, column, reason and remedy, never the value', () => {
    const out = parse('mi-large-expense', LARGE, [
      [YE, '叶根福', '2026/11/23', '36,172.35'],
      ['339921195308060011', '谁', '2026-11-23', '1'],
      [YE, '叶根福', '2026-02-30', '1'],
      [YE, '叶根福', '2026-11-24', '1'],
      [YE, '叶根福', '1944-11-24', '1'],
      [YE, '叶根福', '2026-11-22', '三万'],
      ['', '叶根福', '2026-11-22', '3'],
    ])
    expect(out.rows).toMatchObject([{ line: 2, on: '2026-11-23', values: { selfBurdenYtd: 3_617_235 } }])
    expect(out.problems.map((p) => [p.line, p.column, p.code])).toEqual([
      [3, '身份证号', 'D41'],
      [4, '推送日期', 'D07'],
      [5, '推送日期', 'D42'],
      [6, '推送日期', 'D42'],
      [7, '本年累计个人负担', 'D08'],
      [8, '身份证号', 'D23'],
    ])
    for (const problem of out.problems) expect(problem.remedyZh).not.toBe('')
    expect(JSON.stringify(out.problems)).not.toMatch(/\d{10}/)
  })

  it('a row that stands twice counts once; two rows that disagree are both left out', () => {
    const row = [YE, '叶根福', '2026-11-22', '5']
    const out = parse('mi-large-expense', LARGE, [
      row,
      row,
      [YE, '叶根福', '2026-11-21', '5'],
      [YE, '叶根福', '2026-11-21', '6'],
    ])
    expect(out.rows).toHaveLength(1)
    expect(out.duplicates).toBe(1)
    expect(out.problems.map((p) => p.line)).toEqual([4, 5])
  })

  it('an optional cell that cannot be read is unknown, and told; the row is kept', () => {
    const out = parse('mi-large-expense', [...LARGE, '险种类型'], [[YE, '叶根福', '2026-11-22', '5', '别的']])
    expect(out.rows[0]?.values).not.toHaveProperty('insType')
    expect(out.warnings).toMatchObject([{ line: 2, code: 'D20' }])
  })

  it('合计, 制表 and blank lines are no rows', () => {
    const out = parse('mi-large-expense', LARGE, [
      ['合计', '', '', '100'],
      ['', '', '', ''],
      ['制表人：某某', '', '', ''],
    ])
    expect(out).toMatchObject({ rows: [], problems: [] })
  })

  it('a village is read in its town; an unknown or ambiguous one is told', () => {
    const header = ['身份证号', '姓名', '户号', '与户主关系', '性别', '出生日期', '乡镇', '村(社区)', '详细地址']
    const row = (town: string, village: string) => [
      YE,
      '叶根福',
      '1',
      '户主',
      '男',
      '1945-03-12',
      town,
      village,
      '溪边路17号',
    ]
    const reading = (town: string, village: string) => {
      const { rows, problems } = parse('ps-household-register', header, [row(town, village)])
      return rows[0]?.values.village ?? problems[0]?.code
    }
    expect(reading('青嶂镇', '前渡村')).toBe('339921107201')
    expect(reading('青嶂', '前渡村民委员会')).toBe('339921107201')
    expect(reading('339921107', '青嶂镇前渡村')).toBe('339921107201')
    expect(reading('青嶂镇', '西渡村')).toBe('D24')
    expect(reading('不知镇', '前渡村')).toBe('D24')
  })

  it('never throws, and every row is kept, refused or a duplicate, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(YE, '叶根福', '2026-11-23', '100', '', '合计'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 }), (rows) => {
        const out = parse('mi-large-expense', LARGE, rows)
        const refused = new Set(out.problems.map((p) => p.line)).size
        expect(out.rows.length + refused + out.duplicates).toBeLessThanOrEqual(rows.length)
        for (const row of out.rows) expect(Number.isSafeInteger(row.values.selfBurdenYtd)).toBe(true)
      }),
    )
  })
})
