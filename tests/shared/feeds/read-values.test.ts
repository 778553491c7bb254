import fc from 'fast-check'
import { codeList } from '@shared/feeds/codelists'
import { cleanName, isEmptyCell, sameName, trimCell } from '@shared/feeds/clean-text'
import { readCode, readCodes } from '@shared/feeds/read-code'
import { readDate, readMonth } from '@shared/feeds/read-date'
import { readIdNumber } from '@shared/feeds/read-id-number'
import { readMoneyFen, unitOfHeader } from '@shared/feeds/read-money'

describe('an amount as departments write it', () => {
  it.each([
    ['29460', 2_946_000],
    ['36,172.35', 3_617_235],
    ['1,234.50', 123_450],
    ['1.2万元', 1_200_000],
    ['0.5万', 500_000],
    ['￥300', 30_000],
    ['3000元', 300_000],
    ['(500)', -50_000],
    ['-500', -50_000],
    ['１２，３４５．６０', 1_234_560],
    ["'30000.00", 3_000_000],
    ['30000.01', 3_000_001],
    ['0.005', 1],
    ['0.004', 0],
    ['-0', 0],
  ])('%s is %i fen', (raw, fen) => expect(readMoneyFen(raw)).toBe(fen))

  it.each(['叁仟元整', '约3000', '3.000.00', '1e5', '=1+1', ''])('%s is no amount', (raw) =>
    expect(readMoneyFen(raw)).toBeUndefined(),
  )

  it('a heading in 万元 counts for the column', () => {
    expect(unitOfHeader('金额（万元）')).toBe(10_000)
    expect(unitOfHeader('金额(元)')).toBe(1)
    expect(readMoneyFen('3.000001', unitOfHeader('金额(单位：万元)'))).toBe(3_000_001)
  })

  it('every amount in fen comes back from its yuan text, with or without grouping', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (fen) => {
        const digits = String(Math.abs(fen)).padStart(3, '0')
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
        const text = `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
        expect(readMoneyFen(text)).toBe(fen)
      }),
    )
  })
})

describe('a date as departments write it', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026/1/2', '2026-01-02'],
    ['2025.6.2', '2025-06-02'],
    ['20250602', '2025-06-02'],
    ['2025年6月2日', '2025-06-02'],
    ['２０２５－６－２', '2025-06-02'],
    ['45810', '2025-06-02'],
    ['45810.5', '2025-06-02'],
    ['2026-11-23 06:00:00', '2026-11-23'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (raw, date) => expect(readDate(raw)).toBe(date))

  it.each(['2025-02-30', '25-6-2', '6/2/2025', '2025年6月', '9999', '1e4', '60001', 'abc', '2025-13-01'])(
    '%s is no day',
    (raw) => expect(readDate(raw)).toBeUndefined(),
  )

  it.each([
    ['2025年6月', '2025-06'],
    ['2026-11', '2026-11'],
    ['202611', '2026-11'],
    ['2026/11/01', '2026-11'],
    ['2025年6月上旬', '2025-06'],
  ])('%s names the month %s', (raw, month) => expect(readMonth(raw)).toBe(month))
})

describe('an identity number out of a spreadsheet', () => {
  it.each([
    ['33992119450312013x', '33992119450312013X'],
    ['３３９９２１１９４５０３１２０１３Ｘ', '33992119450312013X'],
    ["' 33992119450312013X ", '33992119450312013X'],
    ['33992119450312013×', '33992119450312013X'],
    ['339921530806001', '339921195308060017'],
    ['810000199408230021', '810000199408230021'],
  ])('%s is read as %s', (raw, idNumber) => expect(readIdNumber(raw)).toMatchObject({ ok: true, idNumber }))

  it.each([
    ['3.39921E+17', 'idTruncated'],
    ['339921195308060000', 'idTruncated'],
    ['339921********001X', 'idMasked'],
    ['339921195308060011', 'idWrong'],
    ['E12345678', 'idForeign'],
    ['33992119450312', 'idWrong'],
  ])('%s is refused as %s and never guessed', (raw, problem) =>
    expect(readIdNumber(raw)).toEqual({ ok: false, problem }),
  )
})

describe('names, codes and empty cells', () => {
  it('one kind of middle dot, no space between single characters', () => {
    expect(cleanName('买买提・艾力')).toBe('买买提·艾力')
    expect(cleanName('阿卜杜.热合曼')).toBe('阿卜杜·热合曼')
    expect(cleanName('张 三')).toBe('张三')
    expect(sameName('买买提•艾力', '买买提艾力')).toBe(true)
    expect(sameName('林秀云', '林秀芸')).toBe(false)
  })

  it.each(['', ' ', '/', '-', '—', 'N/A', 'NULL', '0000-00-00', '暂无', '#REF!'])('「%s」 says nothing', (raw) =>
    expect(isEmptyCell(raw)).toBe(true),
  )

  it('0 and 否 are said, not empty', () => {
    expect(isEmptyCell('0')).toBe(false)
    expect(isEmptyCell('否')).toBe(false)
    expect(trimCell('\ufeff 张三\u3000')).toBe('张三')
  })

  it('a code is found by code, label, alias and with its lost zero; never by likeness', () => {
    expect(readCode(codeList('sex'), '女')).toBe('2')
    expect(readCode(codeList('danger-grade'), 'B级')).toBe('B')
    expect(readCode(codeList('yesno'), '√')).toBe('1')
    expect(readCode(codeList('yesno'), '02')).toBe('0')
    expect(readCode(codeList('relation'), '1')).toBe('01')
    expect(readCode(codeList('labour'), '1')).toBe('01')
    expect(readCode(codeList('danger-grade'), '完好房')).toBeUndefined()
  })

  it('several codes in one cell are split, unknown parts counted', () => {
    expect(readCodes(codeList('elder-special'), '独居、失能')).toEqual({ codes: ['1', '4'], unknown: 0 })
    expect(readCodes(codeList('elder-special'), '独居/爱唱歌')).toEqual({ codes: ['1'], unknown: 1 })
  })
})
